"""The record of everybody’s exports, for the auditor: a page, and a list to export itself."""

from collections.abc import Iterable
from datetime import time, timedelta

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.exports.columns import Row, moments, numbers, text
from casework.exports.forms import RecordFilter
from casework.exports.links import download_links
from casework.exports.lists import Content, ExportedList, read_rows
from casework.exports.models import Export, ExportQuerySet
from casework.exports.policy import can_see_exports
from casework.http import PortalRequest
from casework.promises import at_local
from foundation.paging import numbered_page_url, page_of
from people import directory
from people.models import User

ORDER = ("-asked_at", "-pk")
COLUMNS = (
    *moments("Asked for"),
    *text("Person", "List", "Narrowed by", "File"),
    *numbers("Rows"),
    *text("What became of it"),
    *moments("Downloaded"),
)


@require_safe
def exports_page(request: PortalRequest) -> HttpResponse:
    """Who took which list as a file, newest first. No row of any list is here."""
    user, form = request.user, RecordFilter(request.GET)
    can_see_exports(user).or_raise()
    page = page_of(exports_on(user, form), "asked_at", request.GET.get("after", ""), newest=True)
    query = {name: request.GET.get(name, "") for name in form.fields}
    address = numbered_page_url(1, **query)
    context = {
        "title": "Lists downloaded",
        "desk": True,
        "form": form,
        "rows": [(row, directory.person_name(row.person_id)) for row in page.rows],
        "is_narrowed": any(query.values()),
        "downloads": download_links("exports", address if any(query.values()) else ""),
        "next_link": {"url": numbered_page_url(1, **query, after=page.after)}
        if page.after
        else None,
        "first_url": "" if page.is_first else reverse("exports") + address,
    }
    return render(request, "casework/exports/record.html", context)


def exports_on(user: User, form: RecordFilter) -> ExportQuerySet:
    """As narrowed as the form says; everyone but the auditor sees their own."""
    rows = Export.objects.visible_to(user)
    form.is_valid()
    if typed := form.cleaned_data.get("who"):
        rows = rows.filter(person__in=directory.directory().called(typed))
    if on := form.cleaned_data.get("on"):
        first, after = at_local(on, time()), at_local(on + timedelta(days=1), time())
        rows = rows.filter(asked_at__gte=first, asked_at__lt=after)
    return rows


def record_content(user: User, query: QueryDict) -> Content:
    form = RecordFilter(query)
    rows = exports_on(user, form).order_by(*ORDER)
    return Content(
        COLUMNS, lambda most: cells_of_rows(read_rows(rows, most)), form.chosen, count=rows.count
    )


def cells_of_rows(rows: Iterable[Export]) -> Iterable[Row]:
    for row in rows:
        yield (
            row.asked_at,
            directory.person_name(row.person_id),
            *(row.title, row.filters, row.get_file_display(), row.rows, row.get_state_display()),
            row.fetched_at,
        )


EXPORTS = ExportedList(
    key="exports",
    title="Lists downloaded",
    file_name="lists-downloaded",
    allows=can_see_exports,
    content=record_content,
    page=lambda: reverse("exports"),
)
