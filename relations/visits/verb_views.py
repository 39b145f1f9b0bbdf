"""Pages of one verb on a visit: confirm, offer another time, accept it, withdraw."""

from collections.abc import Callable

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page
from foundation.forms import OwnArgument, PortalForm
from foundation.types import Cleaned, Context
from foundation.verdict import Verdict
from people.models import User
from protocols.behaviours import Behaviour
from relations.models import Visit
from relations.visits import actions, content, policy
from relations.visits.forms import ConfirmVisitForm, OtherTimeForm
from relations.visits.views import visit_or_404


def visit_verb(
    request: PortalRequest,
    visit: Visit,
    words: Context,
    *,
    can: Callable[[User, Visit], Verdict],
    form: type[PortalForm] = ConfirmVisitForm,
    **more: OwnArgument,
) -> HttpResponse:
    """The page of one verb; `words` are its heading and button, `more` is for `verb_page`."""
    url = visit.get_absolute_url()
    around = {
        "desk": not request.user.is_member,
        "overline": f"{visit.reference}, {visit.title}",
        "back": (url, f"Back to {visit.reference}"),
        "cancel_url": url,
    } | words
    may = can(request.user, visit)
    return verb_page(request, around, form=form, may=may, to=visit, **more)


@require_http_methods(["GET", "POST"])
def confirm_visit_page(request: PortalRequest, visit_reference: str) -> HttpResponse:
    visit, user = visit_or_404(request, visit_reference), request.user
    return visit_verb(
        request,
        visit,
        {
            "heading": "Confirm this visit",
            "lead": f"{visit.member.styled} comes on {visit.when}. We will tell them that you"
            " have confirmed it.",
            "clause": visit.version.cite_for(Behaviour.VISITS_ARRANGED),
            "button": "Confirm visit",
        },
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

    return visit_verb(
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
    return visit_verb(
        request,
        visit,
        {
            "heading": "Accept the other time",
            "lead": f"Your visit will be on {offered}." if offered else "",
            "button": "Accept time",
        },
        can=policy.can_accept_time,
        do=lambda typed: actions.accept_other_time(visit, by=user),
        done="Time accepted",
    )


@require_http_methods(["GET", "POST"])
def withdraw_visit_page(request: PortalRequest, visit_reference: str) -> HttpResponse:
    visit, user = visit_or_404(request, visit_reference), request.user
    return visit_verb(
        request,
        visit,
        {
            "heading": "Withdraw this visit",
            "lead": "We will tell the manager, and the councillors of the ward if they were told"
            " about the visit.",
            "button": "Withdraw visit",
        },
        can=policy.can_withdraw,
        do=lambda typed: actions.withdraw_visit(visit, by=user),
        done="Visit withdrawn",
    )
