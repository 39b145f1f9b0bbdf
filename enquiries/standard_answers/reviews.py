"""Overdue reviews of standard answers: the owner is told, later the head of the service."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from casework import promises
from casework.models import Notice
from casework.notices import ledger
from enquiries.models import StandardAnswer
from foundation import sweeps
from people.models import User, holders_of_role
from people.roles import Role
from protocols.calendar import working_calendar
from protocols.version_cache import division_in_force

HEAD_TOLD_AFTER = timedelta(days=14)
TO_OWNER = "A standard answer you own is due for review. Change it, or save it as reviewed."
TO_HEAD = "The review of a standard answer of your service is overdue."


def tell_of_overdue_reviews() -> int:
    """Once for each date of review, to those who have the job. Returns of how many answers."""
    overdue = StandardAnswer.objects.with_review_overdue(timezone.localdate())
    keys = overdue.order_by("pk").values_list("pk", flat=True)
    return sweeps.deal_with_each("reviews of standard answers", keys, tell_of_review)


def tell_of_review(key: int) -> bool:
    answer = StandardAnswer.objects.select_related("owner").get(pk=key)
    rows = list(review_notices(answer, timezone.localdate()))
    told = Notice.objects.filter(key__in=[row.key for row in rows]).values_list("key", flat=True)
    new = [row for row in rows if row.key not in set(told)]
    ledger.write_notices(new)
    return bool(new)


def review_notices(answer: StandardAnswer, today: date) -> Iterator[Notice]:
    """To the owner and, two weeks after the date, to the head; to the head at once if the owner no
    longer works in the service."""
    owner = answer.owner
    if owner.works_today(answer.service_id):
        yield review_notice(answer, owner, TO_OWNER)
        if today < answer.review_on + HEAD_TOLD_AFTER:
            return
    for head in holders_of_role(Role.HEAD_OF_SERVICE, service_id=answer.service_id):
        if head.pk != owner.pk:
            yield review_notice(answer, head, TO_HEAD)


def review_notice(answer: StandardAnswer, person: User, sentence: str) -> Notice:
    calendar = working_calendar(division_in_force())
    return Notice(
        key=f"standard-answer:{answer.pk}:review:{answer.review_on}:{person.pk}",
        addressee=person,
        reference="Standard answer",
        event="standard-answer-review",
        sentence=sentence,
        path=reverse("enquiries:standard-answer", args=[answer.pk]),
        due_at=promises.next_working_moment(timezone.now(), calendar),
    )
