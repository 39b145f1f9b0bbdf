"""Pages of one verb on an informal briefing: arrange it, decline it, withdraw the request."""

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from foundation import dates_in_words
from foundation.types import Cleaned, Context
from protocols.behaviours import Behaviour
from relations.case_verb import case_verb_page
from relations.informal_briefings import actions, forms, policy
from relations.informal_briefings.views import informal_briefing_or_404
from relations.models import InformalBriefing


@require_http_methods(["GET", "POST"])
def arrange_briefing_page(request: PortalRequest, informal_reference: str) -> HttpResponse:
    briefing, user = informal_briefing_or_404(request, informal_reference), request.user

    def do(typed: Cleaned) -> None:
        times = {name: typed[name] for name in ("starts_at", "ends_at", "place")}
        actions.arrange_briefing(briefing, **times, by=user)

    return case_verb_page(
        request,
        briefing,
        {
            "heading": "Arrange this briefing",
            "lead": f"{briefing.member.styled} will be told. You are named as the officer who"
            " briefs.",
            "clause": briefing.version.cite_for(Behaviour.INFORMAL_BRIEFINGS),
            "button": "Arrange briefing",
        },
        form=forms.ArrangeBriefingForm,
        can=policy.can_arrange_briefing,
        do=do,
        done="Briefing arranged",
        initial=time_in_form(briefing),
    )


def time_in_form(briefing: InformalBriefing) -> Context:
    """What the form starts from: the time and the place as they stand."""
    return {
        "day": timezone.localdate(briefing.starts_at),
        "starts": dates_in_words.clock(briefing.starts_at),
        "ends": dates_in_words.clock(briefing.ends_at),
        "place": briefing.place,
    }


@require_http_methods(["GET", "POST"])
def decline_briefing_page(request: PortalRequest, informal_reference: str) -> HttpResponse:
    briefing, user = informal_briefing_or_404(request, informal_reference), request.user
    return case_verb_page(
        request,
        briefing,
        {
            "heading": "Decline this briefing",
            "lead": f"We will tell {briefing.member.styled}.",
            "button": "Decline briefing",
        },
        form=forms.DeclineBriefingForm,
        can=policy.can_decline_briefing,
        do=lambda typed: actions.decline_briefing(briefing, reason=typed["reason"], by=user),
        done="Briefing declined",
    )


@require_http_methods(["GET", "POST"])
def withdraw_briefing_page(request: PortalRequest, informal_reference: str) -> HttpResponse:
    briefing, user = informal_briefing_or_404(request, informal_reference), request.user
    return case_verb_page(
        request,
        briefing,
        {
            "heading": "Withdraw this request",
            "lead": f"We will tell the senior officers of {briefing.service}.",
            "button": "Withdraw request",
        },
        form=forms.WithdrawBriefingForm,
        can=policy.can_withdraw_briefing,
        do=lambda typed: actions.withdraw_briefing(briefing, by=user),
        done="Request withdrawn",
    )
