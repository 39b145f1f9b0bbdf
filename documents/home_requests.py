"""Document requests on a councillor’s home page: those that wait for them, and a few others."""

from typing import TypedDict

from django.db.models import BigIntegerField, DateField
from django.urls import reverse
from django.utils import timezone

from documents.lists import list_row
from documents.models import DocumentRequest
from foundation.statements import Parameter, Statement
from foundation.types import Context
from people.models import User

MOST_WAITING, MOST_OTHERS = 10, 3  # on the home page; a link leads to all


FIRST_REQUESTS = Statement(
    lambda: (
        DocumentRequest.objects.of_member(Parameter("member", BigIntegerField()))
        .open_to_member(Parameter("today", DateField()))
        .select_related("officer", "service")[: MOST_WAITING + MOST_OTHERS]
    )
)


class HomeDocuments(TypedDict):
    """What a councillor's home page shows of their requests."""

    documents_waiting: list[Context]
    documents: list[Context]
    documents_url: str


def documents_for_home(user: User) -> HomeDocuments:
    """A councillor's requests for the home page: those that wait for them, such as a release whose
    conditions are not accepted yet, and a few others; and where all of them are."""
    today = timezone.localdate()
    first = FIRST_REQUESTS.rows(member=user.pk, today=today) if user.is_member else []
    for row in first:
        row.member = user
    waiting = [row for row in first if row.waits][:MOST_WAITING]
    others = [row for row in first if not row.waits][:MOST_OTHERS]
    return {
        "documents_waiting": [home_row(row, user) for row in waiting],
        "documents": [home_row(row, user) for row in others],
        "documents_url": reverse("documents:index"),
    }


def home_row(row: DocumentRequest, user: User) -> Context:
    """As in a list; a release to accept leads to its conditions."""
    url = reverse("documents:released", args=[row.reference]) if row.awaits_acceptance else ""
    listed = list_row(row, user)
    return listed | {"url": url or listed["url"]}
