"""The page for deciding a document request: one of four outcomes, by the service or finally."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from documents import decide, policy, routing
from documents.case.decision_forms import RulingForm, ruling_from
from documents.case.standard_answers import letter_page
from documents.case.verb_views import letters_for_form, verb_page_context
from documents.case.views import document_request_or_404
from documents.models import DocumentRequest, Outcome, Status, left_open
from foundation.types import Context
from people.directory import styled_member
from people.models import User

OUTCOME_LEADS: dict[str, str] = {
    Outcome.DISCLOSE: "{member} can open the document after accepting the conditions. "
    "No other councillor can open it.",
    Outcome.PART: "{member} can open what you release, and will see what you left out and why. "
    "Make sure it is deleted from the file itself, because text that is only covered over can "
    "be uncovered.",
    Outcome.INSPECT: "{member} can view the document page by page but will not get a copy.",
    Outcome.REFUSE: "{member} will see the ground, your reasons and what they can do next.",
}
OUTCOME_BUTTONS: dict[str, str] = {
    Outcome.DISCLOSE: "Release document",
    Outcome.PART: "Release part",
    Outcome.INSPECT: "Allow inspection",
    Outcome.REFUSE: "Refuse request",
}


@require_http_methods(["GET", "POST"])
def decision_page(request: PortalRequest, reference: str, outcome: str) -> HttpResponse:
    """One of the four outcomes, decided by the service or finally."""
    document_request, user = document_request_or_404(request, reference), request.user
    if outcome not in Outcome.values:
        raise Http404
    final = document_request.status == Status.FOR_DECISION
    can_decide = policy.can_determine if final else policy.can_decide
    decide_request = decide.determine if final else decide.decide
    return letter_page(
        request,
        document_request,
        lambda: decision_page_context(user, document_request, outcome),
        {"case": document_request, "outcome": Outcome(outcome)},
        form=RulingForm,
        may=can_decide(user, document_request),
        do=lambda cleaned: decide_request(
            document_request,
            ruling=ruling_from(cleaned, Outcome(outcome)),
            by=user,
            key=cleaned["key"],
        ),
        done="Final decision recorded" if final else "Decision recorded",
        to=document_request,
        reads_first=True,
    )


def decision_page_context(user: User, document_request: DocumentRequest, outcome: str) -> Context:
    final = document_request.status == Status.FOR_DECISION
    number = routing.final_decision_clause(document_request) if final else ""
    return verb_page_context(
        document_request,
        user,
        heading=str(Outcome(outcome).label),
        lead=OUTCOME_LEADS[outcome].format(member=styled_member(document_request.member)),
        button=OUTCOME_BUTTONS[outcome],
        clause=document_request.version.cite(number),
        notes=law_notes(document_request, outcome),
        **letters_for_form(user, document_request),
    )


def law_notes(document_request: DocumentRequest, outcome: str) -> list[Context]:
    """What the law leaves open, for those who are about to withhold something."""
    withholds = outcome in (Outcome.REFUSE, Outcome.PART)
    if not (withholds and document_request.is_under_english_law):
        return []
    return [{"words": left_open.LEFT_OPEN[document_request.right], "clause": None}]
