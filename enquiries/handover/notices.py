"""Notices of a handover: to both councillors once, and to each officer once for all of theirs."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from casework import promises
from casework.models import Notice
from casework.notices import ledger
from enquiries import notices
from enquiries.models import Enquiry
from people.directory import styled_member
from people.models import User, holders_of_role

REFERENCE = "Handover of enquiries"


def notify_handed_over(handed: Sequence[Enquiry], member: User, to: User, *, by: User) -> None:
    """One email each, however many enquiries there are. Officers get theirs in working hours."""
    event, many, now = f"handover:{uuid4()}", many_in_words(len(handed)), timezone.now()
    home, old, new = reverse("home"), styled_member(member), styled_member(to)
    theirs = f"{new} has taken over {many} of {old}."
    rows = [notice(event, to, f"You have taken over {many} of {old}.", home, now)]
    if member.gets_mail:
        rows.append(notice(event, member, f"{new} has taken over {many} of yours.", home, now))
    due_at = promises.next_working_moment(now, promises.calendar_of(handed[0]))
    for officer in officers_to_tell(handed):
        if officer.pk != by.pk:
            rows.append(notice(event, officer, theirs, reverse("enquiries:queue"), due_at))
    ledger.write_notices(rows)


def notice(event: str, person: User, sentence: str, path: str, due_at: datetime) -> Notice:
    return Notice(
        key=f"{event}:{person.pk}",
        addressee=person,
        reference=REFERENCE,
        event="handed-over",
        sentence=sentence,
        path=path,
        due_at=due_at,
    )


def many_in_words(number: int) -> str:
    return "1 enquiry" if number == 1 else f"{number} enquiries"


def officers_to_tell(handed: Sequence[Enquiry]) -> list[User]:
    """Those who deal with them, each once. The holder of an office is looked up once."""
    holders = cache(holders_of_role)
    people = {one.pk: one for row in handed for one in notices.handlers(row, holders)}
    return list(people.values())
