"""Pages only for officers: approval of letters, and the list of contentious matters."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest
from enquiries import contentious
from enquiries.case import approval, contentious_panel
from enquiries.case.contentious_forms import SEND
from enquiries.case.verb_views import show_verb_page, verb_or_404
from enquiries.models import ContentiousFlag, Enquiry
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User


@require_http_methods(["GET", "POST"])
def approve_letter_page(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    """The waiting letter, as the councillor would read it."""
    enquiry, page = verb_or_404(request, pk, verb)
    proposal = contentious.waiting_letter(enquiry)
    context: Context = {
        "proposal": contentious_panel.waiting_letter_shown(proposal) if proposal else None,
        "flag": contentious_panel.flag_panel(request.user, enquiry),
    }
    return show_verb_page(
        request,
        enquiry,
        page,
        context,
        do=lambda cleaned: record_decision_on_letter(enquiry, cleaned, by=request.user),
        template="enquiries/approve.html",
        initial={"shown": str(proposal.key) if proposal else ""},
    )


def record_decision_on_letter(enquiry: Enquiry, cleaned: Cleaned, *, by: User) -> None:
    shown = cleaned["shown"]
    if cleaned["decision"] == SEND:
        approval.approve_letter(enquiry, by=by, shown=shown)
    else:
        approval.send_back_letter(enquiry, text=cleaned["text"], by=by, shown=shown)


@require_safe
def contentious_list(request: PortalRequest) -> HttpResponse:
    """Enquiries an office was alerted to that are still flagged, newest first, without the letters.

    A flag does not let anyone read the correspondence.
    """
    user = request.user
    if contentious.is_hidden_from(user):
        raise Http404
    contentious.can_see_list(user).or_raise()
    rows = ContentiousFlag.objects.visible_to(user).select_related("by", "case")
    rows = rows.defer("case__search")
    page = page_of(rows, "at", request.GET.get("after", ""), newest=True)
    context = {
        "title": "Contentious matters",
        "rows": contentious_panel.flag_rows(user, page.rows),
        "next_link": {"url": f"?{urlencode({'after': page.after})}", "label": "Earlier matters"}
        if page.after
        else None,
        "first_url": "" if page.is_first else "?",
        "desk": True,
        "back": (reverse("enquiries:queue"), "Back to the list"),
    }
    return render(request, "enquiries/contentious.html", context)
