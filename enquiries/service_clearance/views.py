"""Pages of clearance: the services that a reader leads, and the settings of one."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page
from enquiries import contentious
from enquiries.clearance import can_list_clearance, can_set_clearance
from enquiries.service_clearance import actions
from enquiries.service_clearance.forms import ClearanceForm
from foundation.types import Cleaned
from people.models import Service, User

SETTINGS = ("groups", "approver", "working_days", "new_days", "new_replies")


def services_led(user: User) -> list[Service]:
    """The services whose clearance this person can change, by name."""
    led = [one for key, one in user.services.items() if can_set_clearance(user, key)]
    return sorted(led, key=lambda service: service.name)


@require_safe
def clearance_list(request: PortalRequest) -> HttpResponse:
    """One link for each service; straight to the settings where there is one."""
    if contentious.is_hidden_from(request.user):
        raise Http404
    can_list_clearance(request.user).or_raise()
    services = services_led(request.user)
    if len(services) == 1:
        return redirect("enquiries:service-clearance", services[0].pk)
    context = {
        "title": "Approval of letters",
        "desk": True,
        "back": (reverse("home"), "Back"),
        "links": [
            {
                "title": service.name,
                "url": reverse("enquiries:service-clearance", args=[service.pk]),
            }
            for service in services
        ],
    }
    return render(request, "enquiries/clearance_list.html", context)


@require_http_methods(["GET", "POST"])
def service_clearance(request: PortalRequest, pk: int) -> HttpResponse:
    """What a service has switched on. To those who do not work there it does not exist."""
    user = request.user
    service = user.services.get(pk)
    if service is None or contentious.is_hidden_from(user):
        raise Http404
    rule = actions.clearance_in(service)

    def do(typed: Cleaned) -> None:
        actions.set_clearance(service, by=user, **{name: typed[name] for name in SETTINGS})

    return verb_page(
        request,
        {
            "desk": True,
            "overline": service.name,
            "heading": "Approval of letters by a second officer",
            "lead": "A letter that needs approval waits before it goes to the councillor, who sees "
            "none of this. The due date of an answer does not change.",
            "button": "Save",
            "back": (reverse("home"), "Back"),
            "cancel_url": reverse("home"),
        },
        form=ClearanceForm,
        may=can_set_clearance(user, service.pk),
        do=do,
        done="Approval of letters saved",
        to="home",
        initial={name: getattr(rule, name) for name in SETTINGS},
    )
