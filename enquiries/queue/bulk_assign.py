"""Bulk assignment: the ticked enquiries of each service are assigned to one of its officers."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from casework.http import PortalRequest, redirect_to_required_reading
from enquiries import actions
from enquiries.models import Enquiry
from enquiries.queue import policy
from enquiries.queue.links import TICKED, queue_query_string
from enquiries.queue.ticked import AssignForm, ServiceGroup, groups_of, ticked_enquiries
from foundation.types import Context
from people.models import User

NOTHING_SELECTED = "Select the enquiries you want to assign"


def assign_bar(user: User, query: QueryDict) -> Context | None:
    """What stands below the table: a button, and once enquiries are ticked the officers for each
    service. None for somebody who can assign nothing."""
    if not policy.can_assign_ticked(user):
        return None
    keys = query.getlist(TICKED)
    groups = groups_of(user, ticked_enquiries(user, keys)) if keys else []
    number = sum(len(group.enquiries) for group in groups)
    return {
        "url": reverse("enquiries:assign-ticked"),
        "form": AssignForm(groups, query.dict()) if groups else None,
        "what": "1 enquiry" if number == 1 else f"{number} enquiries",
    }


@require_POST
def assign_ticked(request: PortalRequest) -> HttpResponse:
    """Assign the ticked enquiries of each service to the officer chosen for it. Each is checked and
    recorded on its own. What cannot be assigned stays ticked, with the officer who was chosen."""
    user = request.user
    policy.can_see_queue(user).or_raise()
    policy.can_assign_ticked(user).or_raise()
    ticked = ticked_enquiries(user, request.POST.getlist("enquiry"))
    if not ticked:
        messages.error(request, NOTHING_SELECTED)
    groups = groups_of(user, ticked)
    chosen = {g.field: request.POST[g.field] for g in groups if request.POST.get(g.field)}
    back = queue_url(request, ticked, chosen)
    if not chosen:
        if any(group.field in request.POST for group in groups):
            messages.error(request, "Select an officer to assign the enquiries to")
        return redirect(back)
    if first := redirect_to_required_reading(request, back):
        return first
    left = [row for group in groups for row in assign_group(request, group, chosen)]
    return redirect(queue_url(request, left, chosen))


def assign_group(
    request: PortalRequest, group: ServiceGroup, chosen: dict[str, str]
) -> list[Enquiry]:
    """Assign those of one service, say what was done, and return those that are still to do."""
    officer = group.officers.get(chosen.get(group.field, ""))
    if officer is None:
        messages.error(request, f"Choose an officer for {group.name} who is in the list")
        return group.enquiries
    refused: list[Enquiry] = []
    reasons: list[str] = []
    for enquiry in group.enquiries:
        try:
            actions.assign(enquiry, officer=officer, by=request.user)
        except PermissionDenied as refusal:
            refused.append(enquiry)
            reasons.append(f"{enquiry.reference}: {refusal}")
    if number := len(group.enquiries) - len(refused):
        many = "1 enquiry" if number == 1 else f"{number} enquiries"
        messages.success(request, f"{many} assigned to {officer.name}")
    if refused:
        messages.error(request, f"Not assigned. {' '.join(reasons)}")
    return refused


def queue_url(request: PortalRequest, ticked: Iterable[Enquiry], chosen: dict[str, str]) -> str:
    """The queue as it was, with its ticks. Only the parameters of the address sent are used."""
    parameters = QueryDict(request.POST.get("back_to", "").removeprefix("?"))
    place = {name: parameters.get(name, "") for name in ("after", "before")}
    address = reverse("enquiries:queue") + queue_query_string(parameters, **place)
    marks = [(TICKED, str(enquiry.pk)) for enquiry in ticked]
    if not marks:
        return address
    return f"{address}{'&' if address[-1] != '?' else ''}{urlencode([*marks, *chosen.items()])}"
