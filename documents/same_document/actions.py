"""Matching a request to a document of an earlier decision, without showing who asked."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, When
from django.utils.timezone import localdate

from casework.cases import verb
from documents import policy
from documents.case.timeline import OUTCOME_WORDS
from documents.models import Decision, DocumentRequest, Outcome, Verb
from foundation.history import write
from people.models import User
from protocols.words import full_day

MOST_EARLIER_DECISIONS = 30


@dataclass(frozen=True)
class EarlierDecision:
    """A decision of the reader's own on another request: its document, but not who asked."""

    key: int
    document: str
    title: str
    outcome: str
    at: datetime
    grounds: str

    @property
    def hint(self) -> str:
        """You refused it on 1 December 2026: and the grounds."""
        words = f"You {self.outcome} on {full_day(localdate(self.at))}"
        return f"{words}: {self.grounds}" if self.grounds else words


def earlier_decisions(user: User, document_request: DocumentRequest) -> list[EarlierDecision]:
    """This person's decisions on other requests, those on the same document first, the latest
    before; one statement."""
    rows = Decision.objects.filter(by=user).exclude(case=document_request.pk)
    others_last = Case(When(case__document=document_request.document, then=0), default=1)
    decisions = rows.exclude(case__member=user).select_related("case")
    return [
        EarlierDecision(
            key=decision.pk,
            document=decision.case.document,
            title=decision.case.title,
            outcome=OUTCOME_WORDS[Outcome(decision.outcome)],
            at=decision.decided_at,
            grounds=decision.ground_names,
        )
        for decision in decisions.order_by(others_last, "-decided_at", "-pk")[
            :MOST_EARLIER_DECISIONS
        ]
    ]


def latest_by_document(user: User, document_request: DocumentRequest) -> list[EarlierDecision]:
    """The latest of those for each document, to choose from."""
    latest: dict[str, EarlierDecision] = {}
    for decision in earlier_decisions(user, document_request):
        latest.setdefault(decision.document, decision)
    return list(latest.values())


@verb(policy.can_match)
def match_document(
    document_request: DocumentRequest, *, to: EarlierDecision | None, by: User
) -> None:
    """Match it to the document of an earlier decision of one's own, or to none."""
    document = to.document if to else f"{document_request.likeness} {document_request.reference}"
    write(document_request, by=by, reason=Verb.MATCHED, document=document)
