"""Pages of one verb on a visit: confirm, offer another time, accept it, withdraw."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from foundation.types import Cleaned
from protocols.behaviours import Behaviour
from relations.case_verb import case_verb_page
from relations.visits import actions, content, policy
from relations.visits.forms import ConfirmVisitForm, OtherTimeForm
from relations.visits.views import visit_or_404


@require_http_methods(["GET", "POST"])
def confirm_visit_page(request: PortalRequest, visit_reference: str) -> HttpResponse:
    visit, user = visit_or_404(request, visit_reference), request.user
    return case_verb_page(
        request,
        visit,
        {
            "heading": "Confirm this visit",
            "lead": f"{visit.member.styled} comes on {visit.when}. We will tell them that you"
            " have confirmed it.",
            "clause": visit.version.cite_for(Behaviour.VISITS_ARRANGED),
            "button": "Confirm visit",
        },
        form=ConfirmVisitForm,
        can=policy.can_answer,
        do=lambda typed: actions.confirm_visit(visit, by=user),
        done="Visit confirmed",
    )


@require_http_methods(["GET", "POST"])
def other_time_page(request: PortalRequest, visit_reference: str) -> HttpResponse:
    visit, user = visit_or_404(request, visit_reference), request.user

    def do(typed: Cleaned) -> None:
        names = ("starts_at", "ends_at", "reason")
        actions.offer_other_time(visit, **{name: typed[name] for name in names}, by=user)

    return case_verb_page(
        request,
        visit,
        {
            "heading": "Offer another time",
            "lead": f"{visit.member.styled} wants to come on {visit.when}. They can accept your"
            " time, or withdraw the visit.",
            "clause": visit.version.cite_for(Behaviour.VISIT_UNDISTURBED),
            "button": "Offer this time",
        },
        form=OtherTimeForm,
        can=policy.can_offer_time,
        do=do,
        done="Time offered",
    )


@require_http_methods(["GET", "POST"])
def accept_time_page(request: PortalRequest, visit_reference: str) -> HttpResponse:
    visit, user = visit_or_404(request, visit_reference), request.user
    offered = content.other_time_words(visit)
    return case_verb_page(
        request,
        visit,
        {
            "heading": "Accept the other time",
            "lead": f"Your visit will be on {offered}." if offered else "",
            "button": "Accept time",
        },
        form=ConfirmVisitForm,
        can=policy.can_accept_time,
        do=lambda typed: actions.accept_other_time(visit, by=user),
        done="Time accepted",
    )


@require_http_methods(["GET", "POST"])
def withdraw_visit_page(request: PortalRequest, visit_reference: str) -> HttpResponse:
    visit, user = visit_or_404(request, visit_reference), request.user
    return case_verb_page(
        request,
        visit,
        {
            "heading": "Withdraw this visit",
            "lead": "We will tell everyone who was told about the visit.",
            "button": "Withdraw visit",
        },
        form=ConfirmVisitForm,
        can=policy.can_withdraw,
        do=lambda typed: actions.withdraw_visit(visit, by=user),
        done="Visit withdrawn",
    )
