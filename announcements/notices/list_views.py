"""The page of notices: a councillor’s own, or those that an officer can see."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from announcements.notices import lists, policy
from casework.http import PortalRequest
from foundation.paging import PAGE_SIZE, next_numbered_page, numbered_page_url, page_number
from foundation.types import Context

NAMES = ("q", "ward", "trigger")


@require_safe
def notices_page(request: PortalRequest) -> HttpResponse:
    """In pages; found by words, ward or trigger."""
    user = request.user
    form = lists.NoticesForm(request.GET)
    may = policy.can_write_notice(user)
    context = {
        "title": "Notices to councillors",
        "desk": not user.is_member,
        "may": may,
        "form": form,
        "back": (reverse("announcements:index"), "Back to notices and letters"),
    }
    return render(request, "announcements/notices/list.html", context | rows_of(request, form))


def rows_of(request: PortalRequest, form: lists.NoticesForm) -> Context:
    user, query = request.user, {name: request.GET.get(name, "") for name in NAMES}
    found = lists.receipts_of(user, form) if user.is_member else None
    seen = lists.announcements_seen_by(user, form)
    in_all = found.count() if found is not None else seen.count()
    number = page_number(request.GET.get("page", ""), in_all)
    part = slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE)
    if found is not None:
        lines = [lists.line_of_receipt(row) for row in lists.rows_of_part(found, part)]
    else:
        lines = [lists.line_of_announcement(row) for row in lists.rows_of_part(seen, part)]
    return {
        "rows": lists.rows_of_page(lines),
        "number": in_all,
        "is_narrowed": any(query.values()),
        "next_link": next_numbered_page(number, in_all, **query),
        "first_url": numbered_page_url(1, **query) if number > 1 else "",
    }
