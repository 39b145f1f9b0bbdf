"""The list of everything a councillor raised."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casework.exports.links import download_links
from casework.http import PortalRequest
from foundation.types import Context
from portal.everything import policy
from portal.everything.asked import Asked
from portal.everything.export import COLUMNS
from portal.everything.forms import SearchForm
from portal.everything.lines import lines_of, most_counted, number_found, page_of_found
from portal.everything.paging import MixedPage
from portal.everything.query import found_for
from portal.everything.residents import residents_for


@require_safe
def everything(request: PortalRequest) -> HttpResponse:
    """Enquiries and requests for documents together, in pages. Residents who match come first."""
    user = request.user
    councillors_only(request)
    form = SearchForm(request.GET)
    asked = form.asked
    found = found_for(user, asked)
    page = page_of_found(found, asked, request.GET.get("after", ""))
    number = number_found(found, page, most_counted(asked))
    return render(
        request,
        "portal/everything.html",
        {
            "title": "Everything you raised",
            "overline": user.styled,
            "back": (reverse("home"), "Back to your enquiries"),
            "form": form,
            "residents": residents_for(user, asked) if page.is_first else None,
            "lines": lines_of(page, user),
        }
        | summary_context(asked, number, exact=found.exact)
        | links_context(asked, page),
    )


def councillors_only(request: PortalRequest) -> None:
    """For everybody else there is no such page."""
    if not policy.can_list_everything(request.user):
        raise Http404


def summary_context(asked: Asked, number: int, *, exact: bool) -> Context:
    most = most_counted(asked)
    many = f"more than {most:,}" if number > most else f"{number:,}"
    words = f"{many} found" + (f" for “{asked.q}”" if asked.q else "")
    year = "" if exact else asked.year_in_words
    sentence = f"{words} in {year}." if year else f"{words}."
    return {
        "sentence": sentence[0].upper() + sentence[1:],
        "many": many,
        "number": number,
        "year": year,
        "columns": COLUMNS,
        "downloads": download_links(
            "everything",
            asked.query_string(),
            what="these" if number > most else "this" if number == 1 else f"these {number:,}",
            note="It names residents, so keep it safe.",
        ),
    }


def links_context(asked: Asked, page: MixedPage) -> Context:
    label = "Earlier" if asked.newest_first else "Later"
    following = {"url": asked.query_string(after=page.after), "label": label}
    return {
        "clear_url": reverse("everything") if asked.is_narrowed else "",
        "all_years_url": asked.query_string(year=""),
        "next_link": following if page.after else None,
        "first_url": "" if page.is_first else asked.query_string(),
    }
