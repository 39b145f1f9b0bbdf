"""Pages on which a councillor asks the officer who decided about a decision."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from announcements.decisions import actions, forms, policy
from announcements.decisions.verb_views import decision_verb_words
from announcements.decisions.views import decision_or_404
from announcements.models import DecisionQuestion, DelegatedDecision
from casework.http import PortalRequest, verb_page
from foundation.verdict import Verdict
from protocols.behaviours import Behaviour

GUIDELINES = "Please tell me which guidelines you applied to this decision."


@require_http_methods(["GET", "POST"])
def guidelines_page(request: PortalRequest, decision_reference: str) -> HttpResponse:
    decision = decision_or_404(request, decision_reference)
    may = policy.can_ask_guidelines(request.user, decision)
    heading = "Ask which guidelines applied"
    about = (heading, Behaviour.DECISIONS_TOLD, GUIDELINES)
    return ask_officer_page(request, decision, about, may, actions.ask_which_guidelines)


@require_http_methods(["GET", "POST"])
def question_page(request: PortalRequest, decision_reference: str) -> HttpResponse:
    decision = decision_or_404(request, decision_reference)
    may = policy.can_question_decision(request.user, decision)
    about = ("Question this decision", Behaviour.DECISIONS_QUESTIONED, "")
    return ask_officer_page(request, decision, about, may, actions.question_decision)


def ask_officer_page(
    request: PortalRequest,
    decision: DelegatedDecision,
    about: tuple[str, Behaviour, str],
    may: Verdict,
    ask: Callable[..., DecisionQuestion],
) -> HttpResponse:
    """`about` is the heading, the behaviour whose clause is cited, and what is typed already."""
    heading, behaviour, typed_already = about
    lead = f"We will send this as an enquiry to {decision.decided_by.name}, who decided."
    clause = decision.announcement.version.cite_for(behaviour)
    return verb_page(
        request,
        decision_verb_words(
            decision, request, heading=heading, lead=lead, clause=clause, button="Send enquiry"
        ),
        form=forms.QuestionForm,
        may=may,
        do=lambda typed: ask(decision, text=typed["text"], by=request.user, key=typed["key"]),
        done="Enquiry sent",
        to=decision.get_absolute_url(),
        reads_first=True,
        initial={"text": typed_already},
    )
