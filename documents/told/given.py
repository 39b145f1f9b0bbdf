"""What came of a document request, for someone who reads neither its letters nor its reasons."""

from django.utils import timezone

from documents.case.timeline import OUTCOME_WORDS
from documents.models import Decision, DocumentRequest, Outcome
from foundation.dates_in_words import day_year


def given_lines(document_request: DocumentRequest) -> list[str]:
    """What came of it, the first decision first; the outcome and the date, without the reasons."""
    decisions = Decision.objects.filter(case=document_request).order_by("decided_at", "pk")
    lines = []
    for decision in decisions:
        day = day_year(timezone.localdate(decision.decided_at))
        lines.append(f"The council {OUTCOME_WORDS[Outcome(decision.outcome)]} on {day}")
    return lines or [document_request.get_status_display()]
