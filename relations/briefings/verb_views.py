"""Pages of one verb on a briefing on an agenda: record who was briefed, cancel it."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from protocols.behaviours import Behaviour
from relations.briefings import actions, forms, policy
from relations.briefings.views import briefing_or_404
from relations.case_verb import case_verb_page


@require_http_methods(["GET", "POST"])
def record_briefing_page(request: PortalRequest, briefing_reference: str) -> HttpResponse:
    briefing, user = briefing_or_404(request, briefing_reference), request.user
    return case_verb_page(
        request,
        briefing,
        {
            "heading": "Record who was briefed",
            "lead": f"The briefing was on {briefing.when}.",
            "clause": briefing.version.cite_for(Behaviour.AGENDA_BRIEFINGS),
            "button": "Save record",
        },
        form=forms.RecordBriefingForm,
        can=policy.can_record_briefing,
        do=lambda typed: actions.record_briefing(briefing, briefed=typed["briefed"], by=user),
        done="Record saved",
        briefing=briefing,
    )


@require_http_methods(["GET", "POST"])
def cancel_briefing_page(request: PortalRequest, briefing_reference: str) -> HttpResponse:
    briefing, user = briefing_or_404(request, briefing_reference), request.user
    return case_verb_page(
        request,
        briefing,
        {
            "heading": "Cancel this briefing",
            "lead": "We will tell the councillors who were invited.",
            "button": "Cancel briefing",
        },
        form=forms.CancelBriefingForm,
        can=policy.can_cancel_briefing,
        do=lambda typed: actions.cancel_briefing(briefing, by=user),
        done="Briefing cancelled",
    )
