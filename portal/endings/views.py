"""Pages that list what can end, and end one."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page
from foundation.types import Cleaned, Context
from portal.endings import actions, policy
from portal.endings.forms import END, EndForm
from portal.endings.places import PLACES, TITLES, OpenThere, Place, open_there

BACK = "Back to wards, services and committees"


@require_safe
def listing(request: PortalRequest) -> HttpResponse:
    policy.can_end_places(request.user).or_raise()
    today = timezone.localdate()
    groups = [
        (TITLES[kind], kind, [(row, row.has_ended(today)) for row in model.objects.all()])
        for kind, model in PLACES.items()
    ]
    context = {"title": "Wards, services and committees", "groups": groups}
    return render(request, "portal/places.html", context)


@require_http_methods(["GET", "POST"])
def place_page(request: PortalRequest, kind: str, pk: int) -> HttpResponse:
    """What is open in one, and the form that ends it."""
    may = policy.can_end_places(request.user)
    may.or_raise()
    place, today = place_or_404(kind, pk), timezone.localdate()
    there = open_there(place, today)

    def do(typed: Cleaned) -> None:
        actions.end_place(
            place,
            ends_on=typed["ends_on"],
            end_posts=typed.get("posts") == END,
            move_to=typed.get("to"),
            by=request.user,
        )

    return verb_page(
        request,
        lambda: place_context(place, there),
        form=EndForm,
        may=may,
        do=do,
        done=f"Last day of {place} saved",
        to=reverse("places:list"),
        template="portal/place.html",
        place=place,
        there=there,
        today=today,
    )


def place_or_404(kind: str, pk: int) -> Place:
    place = PLACES[kind].objects.filter(pk=pk).first() if kind in PLACES else None
    if place is None:
        raise Http404
    return place


def place_context(place: Place, there: OpenThere) -> Context:
    return {
        "heading": f"End {place}",
        "place": place,
        "there": there,
        "button": "Save",
        "back": (reverse("places:list"), BACK),
        "cancel_url": reverse("places:list"),
    }
