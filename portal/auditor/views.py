"""Pages of the auditor: one search of the history for each section."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.exports.links import download_links
from casework.http import PortalRequest
from foundation.paging import PAGE_SIZE
from foundation.types import Context
from portal.auditor.asked import Asked
from portal.auditor.confidential import openings_by_year, years_shown
from portal.auditor.export import key_of_export
from portal.auditor.forms import HistoryForm
from portal.auditor.kinds import OPENINGS
from portal.auditor.policy import can_read_history
from portal.auditor.sections import SECTIONS_BY_SLUG, Section
from portal.auditor.statements import mark_of_place, newest_rows, place_marked
from portal.auditor.words import lines_of_history


@require_safe
def section_page(request: PortalRequest, slug: str) -> HttpResponse:
    """The newest rows that were asked for, or the page after a mark."""
    section = section_for(request, slug)
    form = HistoryForm(request.GET, section.groups)
    asked = form.asked
    context = {
        "title": section.title,
        "lead": section.lead,
        "form": form,
        "desk": True,
        "back": (reverse("home"), "Back to the home page"),
    }
    if asked is None:
        return render(request, "portal/auditor/section.html", context)
    context |= rows_context(section, asked, request.GET.get("after", ""))
    if section.groups == (OPENINGS,) and not context["first_url"]:
        context |= {"years": years_shown(), "by_year": openings_by_year(request.user)}
    return render(request, "portal/auditor/section.html", context)


def section_for(request: PortalRequest, slug: str) -> Section:
    """Raises PermissionDenied with the reason, before it says whether there is such a page."""
    can_read_history(request.user).or_raise()
    if slug not in SECTIONS_BY_SLUG:
        raise Http404
    return SECTIONS_BY_SLUG[slug]


def rows_context(section: Section, asked: Asked, mark: str) -> Context:
    kinds = section.kinds_of(asked.kind)
    after = place_marked(mark, kinds)
    rows = newest_rows(kinds, asked, number=PAGE_SIZE + 1, after=after)
    page = rows[:PAGE_SIZE]
    last = mark_of_place(page[-1].place, kinds) if len(rows) > PAGE_SIZE else ""
    return {
        "lines": lines_of_history(page, kinds),
        "clear_url": reverse("audit:section", args=[section.slug]) if asked.is_narrowed else "",
        "downloads": download_links(key_of_export(section), asked.query_string(), what="these"),
        "next_link": {"url": asked.query_string(after=last), "label": "Earlier"} if last else None,
        "first_url": asked.query_string() if after else "",
    }
