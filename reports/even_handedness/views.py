"""The page on which the Monitoring Officer sees whether groups are treated alike."""

from datetime import time

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from casework.promises import at_local
from foundation.years import a_year_before
from reports import policy
from reports.even_handedness.cases import MOST
from reports.even_handedness.comparisons import comparisons
from reports.even_handedness.permutation import FEWEST, SHUFFLES


@require_safe
def even_handedness(request: PortalRequest) -> HttpResponse:
    """Of the last year. Nobody else ever sees it, nor that it is there."""
    policy.can_compare_treatment(request.user).or_raise()
    since = a_year_before(timezone.localdate())
    context = {
        "title": "Are groups treated alike?",
        "since": since,
        "comparisons": comparisons(at_local(since, time())),
        "most": MOST,
        "fewest": FEWEST,
        "shuffles": SHUFFLES,
        "desk": True,
        "back": (reverse("reports"), "Back to figures on answers"),
    }
    return render(request, "reports/even_handedness.html", context)
