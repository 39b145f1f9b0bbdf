"""Pages to hand over enquiries: of the councillor, and of a coordinator when they have left."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest, verb_page
from enquiries.handover import actions, policy
from enquiries.handover.forms import HandOverForm
from enquiries.handover.rows import MOST_AT_ONCE, rows_for
from foundation.types import Cleaned, Context
from people.directory import styled_member
from people.models import User
from people.roles import Role


@require_http_methods(["GET", "POST"])
def own_handover_page(request: PortalRequest) -> HttpResponse:
    """A councillor hands over their own."""
    return handover_page(request, request.user)


@require_http_methods(["GET", "POST"])
def handover_after_page(request: PortalRequest, pk: int) -> HttpResponse:
    """A coordinator hands over those of a councillor who has left."""
    policy.can_hand_over_for_others(request.user).or_raise()
    member = User.objects.filter(pk=pk, appointments__role=Role.COUNCILLOR).first()
    if member is None:
        raise Http404
    return handover_page(request, member)


def handover_page(request: PortalRequest, member: User) -> HttpResponse:
    user, may = request.user, policy.can_hand_over(request.user, member)
    councillors, rows = policy.councillors_after(member), rows_for(user, member)
    around = handover_context(user, member) | {
        "most": MOST_AT_ONCE,
        "full": len(rows) >= MOST_AT_ONCE,
    }
    nothing = nothing_to_do(member, has_rows=bool(rows), has_people=councillors.exists())
    if may and nothing and request.method != "POST":
        return render(request, "enquiries/hand_over_nothing.html", around | {"why": nothing})

    def do(typed: Cleaned) -> None:
        agreed = typed.get("agreed", [])
        actions.hand_over(
            member, to=typed["person"], enquiries=typed["enquiry"], agreed=agreed, by=user
        )

    return verb_page(
        request,
        around,
        form=HandOverForm,
        may=may,
        do=do,
        done="Enquiries handed over. The new councillor and the officers have been told",
        to=str(around["cancel_url"]),
        template="enquiries/hand_over.html",
        councillors=councillors,
        rows=rows,
    )


def nothing_to_do(member: User, *, has_rows: bool, has_people: bool) -> str:
    """Why nothing can be handed over; "" if something can."""
    if not has_rows:
        return "There are no open enquiries to hand over."
    if not has_people:
        return "No other councillor represents the same ward today, so no one can take them over."
    return ""


def handover_context(user: User, member: User) -> Context:
    own = user.pk == member.pk
    home = reverse("home") if own else reverse("enquiries:queue")
    return {
        "heading": "Hand over your enquiries"
        if own
        else f"Hand over the enquiries of {styled_member(member)}",
        "own": own,
        "who": "You" if own else styled_member(member),
        "back": (home, "Back to your enquiries" if own else "Back to the list"),
        "cancel_url": home,
        "button": "Hand over enquiries",
        "desk": not user.is_member,
    }
