"""Document requests that wait for an officer: for advice, a decision or a view."""

from collections.abc import Iterator

from django.utils import timezone

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from documents.case import wording
from documents.models import DocumentRequest, DocumentRequestQuerySet
from foundation.addresses import address_of
from people.directory import styled_member
from people.models import User


def waiting_requests(user: User) -> Iterator[WaitingGroup]:
    seen = DocumentRequest.objects.visible_to(user).to_decide(user).waiting_for_officer(user)
    covered = sorted(user.covered)
    if covered:
        yield from waiting_in_cover(user, seen.filter(officer__in=covered))
        seen = seen.exclude(officer__in=covered)
    rows = seen.with_people().order_by("queue_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Requests for documents",
        [request_row(row) for row in rows],
        all_label="All requests for documents",
        all_url=address_of("documents:index"),
    )


def waiting_in_cover(user: User, seen: DocumentRequestQuerySet) -> Iterator[WaitingGroup]:
    """Those of the people this person covers for. An officer has few, so all are read at once."""
    rows = list(seen.with_people().order_by("queue_at", "pk"))
    for key, cover in user.covered.items():
        shown = [request_row(row) for row in rows if row.officer_id == key][: MOST_WAITING + 1]
        yield waiting_group(
            f"Requests for documents, for {cover.away.name}, {cover.until_words}",
            shown,
            all_label="All requests for documents",
            all_url=address_of("documents:index"),
        )


def request_row(document_request: DocumentRequest) -> WaitingRow:
    _, asked_for = wording.turn_in_words(document_request)
    return WaitingRow(
        title=document_request.title,
        url=document_request.get_absolute_url(),
        about=f"{document_request.reference}, {styled_member(document_request.member)}",
        line=WANTED.get(asked_for, "For your decision"),
        due=wording.next_due(document_request, timezone.localdate()),
    )


WANTED = {
    "advice": "For your advice",
    "view": "For your view",
    "final decision": "For your final decision",
}
