"""Matching a request to a document the reader decided on before, without showing who asked."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, When
from django.utils.timezone import localdate

from casework.cases import verb
from documents import policy
from documents.case.timeline import OUTCOME_SAID
from documents.models import Decision, DocumentRequest, Outcome, Verb
from foundation.history import write
from people.models import User
from protocols.words import full_day

MOST = 30


@dataclass(frozen=True)
class Before:
    """A decision of the reader's own on another request: its document, but not who asked."""

    key: int
    document: str
    title: str
    said: str
    at: datetime
    grounds: str

    @property
    def hint(self) -> str:
        """You refused it on 1 December 2026: and the grounds."""
        words = f"You {self.said} on {full_day(localdate(self.at))}"
        return f"{words}: {self.grounds}" if self.grounds else words


def before(user: User, request: DocumentRequest) -> list[Before]:
    """This person's decisions on other requests, those on the same document first, the latest
    before; one statement."""
    rows = Decision.objects.filter(by=user).exclude(case=request.pk)
    others_last = Case(When(case__document=request.document, then=0), default=1)
    found = rows.exclude(case__member=user).select_related("case")
    return [
        Before(
            key=decision.pk,
            document=decision.case.document,
            title=decision.case.title,
            said=OUTCOME_SAID[Outcome(decision.outcome)],
            at=decision.decided_at,
            grounds=decision.ground_names,
        )
        for decision in found.order_by(others_last, "-decided_at", "-pk")[:MOST]
    ]


def by_document(user: User, request: DocumentRequest) -> list[Before]:
    """The latest of those for each document, to choose from."""
    found: dict[str, Before] = {}
    for decision in before(user, request):
        found.setdefault(decision.document, decision)
    return list(found.values())


@verb(policy.can_match)
def match(request: DocumentRequest, *, to: Before | None, by: User) -> None:
    """Match it to the document of an earlier decision of one's own, or to none."""
    document = to.document if to else f"{request.likeness} {request.reference}"
    write(request, by=by, reason=Verb.MATCHED, document=document)
