"""Comparison of decisions: each document requested by several councillors, and the outcomes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Prefetch

from documents.case.timeline import OUTCOME_WORDS
from documents.models import Decision, DocumentRequest, Outcome
from documents.models.law import RIGHTS
from foundation.paging import Page, page_of
from people.directory import styled_member


@dataclass(frozen=True)
class ComparedRequest:
    """One line: who asked, under which right, and the decision. No political group is named."""

    member: str
    on: datetime
    right: str
    purpose: str
    outcome: str
    grounds: str


@dataclass(frozen=True)
class ComparedDocument:
    """A document that several councillors asked for. `differs` if the decisions differ."""

    title: str
    lines: list[ComparedRequest]
    differs: bool


def register_page(after: str) -> tuple[Page[DocumentRequest], list[ComparedDocument]]:
    """Documents asked for by two councillors or more, the latest asked for first.

    The row that stands for each is the latest request for it.
    """
    several = (
        DocumentRequest.objects.order_by()
        .values("document")
        .annotate(people=Count("member", distinct=True), latest=Max("pk"))
        .filter(people__gt=1)
    )
    latest = DocumentRequest.objects.filter(pk__in=several.values("latest"))
    page: Page[DocumentRequest] = page_of(latest, "received_at", after, newest=True)
    return page, list(compared_documents(page.rows))


def compared_documents(latest: list[DocumentRequest]) -> Iterator[ComparedDocument]:
    decisions = Decision.objects.order_by("-decided_at", "-pk")
    rows = (
        DocumentRequest.objects.filter(document__in=[row.document for row in latest])
        .select_related("member")
        .prefetch_related(Prefetch("decisions", queryset=decisions))
        .order_by("received_at", "pk")
    )
    by_document: dict[str, list[DocumentRequest]] = {}
    for row in rows:
        by_document.setdefault(row.document, []).append(row)
    for row in latest:
        lines = [
            compared_request(document_request) for document_request in by_document[row.document]
        ]
        outcomes = {compared.outcome for compared in lines if compared.outcome}
        yield ComparedDocument(row.title, lines, differs=len(outcomes) > 1)


def compared_request(document_request: DocumentRequest) -> ComparedRequest:
    decision = next(iter(document_request.decisions.all()), None)
    return ComparedRequest(
        member=styled_member(document_request.member),
        on=document_request.received_at,
        right=RIGHTS[document_request.right].name,
        purpose=document_request.get_purpose_display() if document_request.purpose else "",
        outcome=OUTCOME_WORDS[Outcome(decision.outcome)].capitalize() if decision else "",
        grounds=decision.ground_names if decision else "",
    )
