"""The page of an instruction to the officer of a chased enquiry. To a councillor there is none."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from enquiries.case.verb_views import show_verb_page, verb_or_404
from enquiries.chase_answers import actions
from foundation.types import Cleaned


@require_http_methods(["GET", "POST"])
def instruct_page(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    enquiry, page = verb_or_404(request, pk, verb)

    def instruct(typed: Cleaned) -> None:
        actions.instruct(enquiry, text=typed["text"], key=typed["key"], by=request.user)

    return show_verb_page(request, enquiry, page, do=instruct)
