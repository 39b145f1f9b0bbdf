"""Letters that wait for an officer’s approval, on their first page."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from enquiries.case.approval_panel import letter_label
from enquiries.models import Proposal
from foundation.addresses import address_of
from foundation.dates_in_words import day
from people.models import User


def letters_for(user: User) -> QuerySet[Proposal]:
    """The letters that this officer can approve."""
    letters = Proposal.objects.waiting_for(user).select_related("by", "case")
    return letters.defer("case__search")


def waiting_approvals(user: User) -> Iterator[WaitingGroup]:
    """Those they can approve, the longest waiting first."""
    rows = [
        WaitingRow(
            title=letter.case.title,
            url=reverse("enquiries:approve", args=[letter.case_id]),
            about=f"{letter.case.reference}, {letter_label(letter).lower()} by {letter.by.name}",
            line=f"Approve by {day(letter.due_on)}" if letter.due_on else "",
        )
        for letter in letters_for(user).order_by("at", "pk")[: MOST_WAITING + 1]
    ]
    yield waiting_group(
        "Waiting for your approval",
        rows,
        all_label="All letters waiting for your approval",
        all_url=address_of("enquiries:approvals"),
    )
