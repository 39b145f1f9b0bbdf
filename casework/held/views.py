"""The page of files held by the virus check."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casework.held import counting, policy
from casework.http import PortalRequest


@require_safe
def held_page(request: PortalRequest) -> HttpResponse:
    if not policy.can_see_held(request.user):
        raise Http404
    context = {"held": counting.held_files(), "scanner": counting.scanner_in_words()}
    return render(request, "casework/held_files.html", context)
