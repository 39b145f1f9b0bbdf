"""The list of contentious matters, for the offices that are alerted to them."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from enquiries import contentious
from enquiries.case import contentious_panel
from enquiries.models import ContentiousFlag
from foundation.paging import page_of


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
