"""Unsent replies on the first page of an officer."""

from collections.abc import Iterator

from django.urls import reverse

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from enquiries.case.verb_pages import PAGE_BY_NAME
from enquiries.models import ReplyDraft
from enquiries.queue.policy import can_see_queue
from enquiries.replies.words import saved_words
from foundation.addresses import address_of
from foundation.statements import Rows, Statement
from people.models import User

SHOWN = Statement(
    lambda: (
        ReplyDraft.objects.filter(pk__in=Rows("theirs"))
        .select_related("case", "started_by")
        .only("verb", "changed_at", "case__title", "case__reference", "started_by__name")
        .order_by("-changed_at", "-pk")[: MOST_WAITING + 1]
    )
)


def waiting_replies(user: User) -> Iterator[WaitingGroup]:
    """The reader’s own, newest first."""
    if not can_see_queue(user):
        return
    rows = [
        WaitingRow(
            title=draft.case.title,
            url=reverse(f"enquiries:{draft.verb}", args=[draft.case_id]),
            about=f"{draft.case.reference}, {PAGE_BY_NAME[draft.verb].letter_label.lower()}",
            line=saved_words(draft),
        )
        for draft in SHOWN.rows(theirs=ReplyDraft.objects.visible_to(user))
        if draft.verb in PAGE_BY_NAME
    ]
    yield waiting_group(
        "Your unsent replies",
        rows,
        all_label="All your unsent replies",
        all_url=address_of("enquiries:unsent-replies"),
    )
