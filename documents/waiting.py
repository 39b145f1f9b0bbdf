"""Document requests that wait for an officer: for advice, a decision or a view."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from documents.case import wording
from documents.models import DocumentRequest
from people.directory import styled_member
from people.models import User


def waiting_requests(user: User) -> Iterator[WaitingGroup]:
    seen = DocumentRequest.objects.visible_to(user).to_decide(user).waiting_for_officer(user)
    rows = seen.with_people().order_by("queue_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Requests for documents",
        [request_row(row) for row in rows],
        all_label="All requests for documents",
        all_url=reverse("documents:index"),
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
