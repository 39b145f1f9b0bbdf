"""The page of the monthly summaries, for heads of service and cabinet members."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from enquiries.summaries import monthly
from protocols import policy
from protocols.version_cache import in_force


@require_safe
def summaries(request: PortalRequest) -> HttpResponse:
    """The newest summary of each service. Others are told who can see them."""
    user, today = request.user, timezone.localdate()
    policy.can_see_summaries(user).or_raise()
    number = monthly.summary_clause(user, today)
    context = {
        "title": "Open enquiries in your services",
        "summaries": monthly.summaries_for(user),
        "clause": in_force(today).cite(number) if number else None,
        "desk": not user.is_member,
        "back": (reverse("home"), "Back"),
    }
    return render(request, "enquiries/summaries.html", context)
