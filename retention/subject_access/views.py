"""Pages of subject access: a new search, those on record, and what one finds."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.exports.links import download_links
from casework.http import PortalRequest, visible_or_404
from foundation.forms import form_for
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User
from protocols.http import DONE, attempt
from retention import policy
from retention.models import SubjectSearch
from retention.subject_access import actions, cases
from retention.subject_access.export import PERSON_CASES
from retention.subject_access.forms import SearchForm

DOCUMENTS = "documents"


@require_http_methods(["GET", "POST"])
def search_page(request: PortalRequest) -> HttpResponse:
    may = policy.can_search_for_person(request.user)
    if request.method != "POST":
        may.or_raise()
    form = form_for(request, SearchForm)
    searches: list[SubjectSearch] = []

    def do(typed: Cleaned) -> None:
        fields = {name: typed[name] for name in ("words", "why", "key")}
        searches.append(actions.search_for(**fields, by=request.user))

    status = attempt(form, may, do) if request.method == "POST" else 200
    if status == DONE:
        return redirect("retention:found", key=searches[0].key)
    context = {
        "heading": "Search for a person",
        "lead": "For a subject access request. Each search is recorded with your name.",
        "button": "Search",
        "form": form,
        "back": (reverse("retention:searches"), "Back to searches for people"),
        "desk": True,
    }
    return render(request, "question_page.html", context, status=status)


@require_safe
def search_list(request: PortalRequest) -> HttpResponse:
    """The newest first, of all who searched."""
    policy.can_search_for_person(request.user).or_raise()
    rows = SubjectSearch.objects.visible_to(request.user).select_related("by")
    shown = page_of(rows, "at", request.GET.get("after", ""), newest=True)
    address = reverse("retention:searches")
    context = {
        "title": "Searches for people",
        "rows": shown.rows,
        "next_link": {"url": f"{address}?after={shown.after}"} if shown.after else None,
        "first_url": "" if shown.is_first else address,
        "back": (reverse("retention:schedule"), "Back to how long records are kept"),
        "desk": True,
    }
    return render(request, "retention/subject_access/searches.html", context)


@require_safe
def found_page(request: PortalRequest, key: UUID) -> HttpResponse:
    """?of=documents shows document requests, and anything else enquiries."""
    policy.can_search_for_person(request.user).or_raise()
    search = visible_or_404(SubjectSearch.objects.all(), request.user, key=key)
    of_documents = request.GET.get("of") == DOCUMENTS
    context = found_context(search, request.user, of_documents, request.GET.get("after", ""))
    return render(request, "retention/subject_access/found.html", context)


def found_context(search: SubjectSearch, reader: User, of_documents: bool, after: str) -> Context:
    address = reverse("retention:found", args=[search.key])
    kind = f"of={DOCUMENTS}&" if of_documents else ""
    if of_documents:
        requests = page_of(cases.requests_naming(search.words), "received_at", after)
        rows, more = cases.found_requests(requests.rows, reader), requests.after
    else:
        enquiries = page_of(cases.enquiries_naming(search.words), "received_at", after)
        rows = cases.found_enquiries(enquiries.rows, search.words, reader)
        more = enquiries.after
    return {
        "title": f"Cases that name {search.words}",
        "search": search,
        "of_documents": of_documents,
        "downloads": download_links(PERSON_CASES.key, f"?search={search.key}", what="every case"),
        "rows": rows,
        "next_link": {"url": f"{address}?{kind}after={more}"} if more else None,
        "first_url": f"{address}?{kind}".rstrip("?&") if after else "",
        "back": (reverse("retention:searches"), "Back to searches for people"),
        "desk": True,
    }
