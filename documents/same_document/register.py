"""Comparison of decisions: each document requested by several councillors, and the outcomes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Prefetch

from documents.case.timeline import OUTCOME_SAID
from documents.models import Decision, DocumentRequest, Outcome
from documents.models.law import RIGHTS
from foundation.paging import Page, page_of
from people.directory import styled


@dataclass(frozen=True)
class Asked:
    """One line: who asked, under which right, and the decision. No political group is named."""

    member: str
    on: Any
    right: str
    purpose: str
    outcome: str
    grounds: str


@dataclass(frozen=True)
class Shared:
    """A document that several councillors asked for. `differs` if the decisions differ."""

    title: str
    lines: list[Asked]
    differs: bool


def page(after: str) -> tuple[Page[DocumentRequest], list[Shared]]:
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
    found: Page[DocumentRequest] = page_of(latest, "received_at", after, newest=True)
    return found, list(together(found.rows))


def together(latest: list[DocumentRequest]) -> Iterator[Shared]:
    decisions = Decision.objects.order_by("-decided_at", "-pk")
    rows = (
        DocumentRequest.objects.filter(document__in=[row.document for row in latest])
        .select_related("member")
        .prefetch_related(Prefetch("decisions", queryset=decisions))
        .order_by("received_at", "pk")
    )
    found: dict[str, list[DocumentRequest]] = {}
    for row in rows:
        found.setdefault(row.document, []).append(row)
    for row in latest:
        lines = [line(request) for request in found[row.document]]
        told = {said.outcome for said in lines if said.outcome}
        yield Shared(row.title, lines, differs=len(told) > 1)


def line(request: DocumentRequest) -> Asked:
    decision = next(iter(request.decisions.all()), None)
    return Asked(
        member=styled(request.member),
        on=request.received_at,
        right=RIGHTS[request.right].name,
        purpose=request.get_purpose_display() if request.purpose else "",
        outcome=OUTCOME_SAID[Outcome(decision.outcome)].capitalize() if decision else "",
        grounds=decision.ground_names if decision else "",
    )
