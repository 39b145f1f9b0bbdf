"""Reminders of a complaint: to those who act for its office, each as an encrypted notice.

The worker needs no private key of complaints: tags find the readers for an office.
"""

from datetime import datetime

from django.utils import timezone

from casework import promises
from casework.models import Promise, SealedNotice
from casework.notices import discreet
from casework.sealing import keys
from casework.sealing.keys import CannotOpen
from casework.sealing.sealed_notice import SealedNoticeDetails
from complaints import notices
from complaints.models import Complaint, ComplaintPromise
from complaints.routing import Posts
from people.models import User


def remind(promise: ComplaintPromise, people: list[User], *, due_at: datetime) -> None:
    """A notice for each person that mail reaches, unless one about this promise waits for them.

    All are alike, so after an outage one is enough."""
    told = already_waiting(promise)
    due = [person for person in people if person.gets_mail and person.pk not in told]
    discreet.write_sealed_notices(due, due_at=due_at, promise=promise.pk)


def already_waiting(promise: Promise) -> set[int]:
    """Keys of those who have a reminder of this promise waiting; none where nobody can open it."""
    try:
        waiting = [row.details for row in SealedNotice.objects.all()]
    except CannotOpen:
        return set()
    return {details.who for details in waiting if details.promise == promise.pk}


def still_wanted(details: SealedNoticeDetails) -> bool:
    """Whether a reminder is still of an open promise, and of one of its addressee's. If it is now
    somebody else's, they are told instead."""
    if not details.promise or not keys.can_seal():
        return True
    rows = ComplaintPromise.objects.select_related("case", "rule")
    promise = rows.prefetch_related("case__exclusions").filter(pk=details.promise).first()
    if promise is None or promise.ended_at:
        return False
    if not step_has_come(promise):
        return False  # written while the clock was ahead; the sweep writes another in its time
    people = readers(promise.case)
    if details.who in {person.pk for person in people}:
        return True
    remind(promise, people, due_at=timezone.now())
    return False


def step_has_come(promise: ComplaintPromise) -> bool:
    case, now = promise.case, timezone.now()
    calendar, rule = promises.calendar_of(case), promises.rule_of(case, promise)
    moments = (
        promises.reminder_moment(promise.due_on, step.offset, calendar)
        for step in rule.nudges.all()
    )
    return any(moment <= now for moment in moments)


def readers(case: Complaint) -> list[User]:
    """Those who act for its office today, if mail reaches them."""
    return [person for person in notices.readers_by_tags(Posts(), case) if person.gets_mail]
