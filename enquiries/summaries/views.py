"""The page of the monthly summaries, for heads of service and cabinet members."""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from enquiries.summaries import monthly
from people.roles import Role
from protocols.version_cache import in_force

WHO_CAN_SEE_SUMMARIES = (
    "Only heads of service, and cabinet members for services in their portfolio, can see the"
    " monthly summaries."
)


@require_safe
def summaries(request: PortalRequest) -> HttpResponse:
    """The newest summary of each service. Others are told who can see them."""
    user, today = request.user, timezone.localdate()
    if not user.holds(Role.HEAD_OF_SERVICE, Role.CABINET_MEMBER):
        raise PermissionDenied(WHO_CAN_SEE_SUMMARIES)
    number = monthly.summary_clause(user, today)
    context = {
        "title": "Open enquiries in your services",
        "summaries": monthly.summaries_for(user),
        "clause": in_force(today).cite(number) if number else None,
        "desk": not user.is_member,
        "back": (reverse("home"), "Back"),
    }
    return render(request, "enquiries/summaries.html", context)
