"""The officers' queue, and the councillors' lists."""

from functools import partial

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from casework.lookup import case_seen_by
from enquiries.models import WITH_COUNCIL, Enquiry, EnquiryQuerySet
from enquiries.queue import bulk_assign, filters, headings, links, member_list
from enquiries.queue.counts import counts_of_found, list_counts
from enquiries.queue.lines import QueueLine, queue_line, queue_rows
from enquiries.queue.policy import can_see_queue
from enquiries.queue.search_form import FilterChoices
from enquiries.queue.searched_rows import searched_rows
from enquiries.queue.words import links_by_number, typed_words
from enquiries.saved_views.bar import first_view, saved_views_bar, view_url, views_in_queue
from foundation.paging import Page, page_in_order, page_of
from foundation.types import Context
from people.models import User


@require_safe
def queue(request: PortalRequest) -> HttpResponse:
    """A reference opens its case, whatever its state and whatever the filters are."""
    user, query = request.user, request.GET
    can_see_queue(user).or_raise()
    if exact := case_seen_by(user, typed_words(query.get("q", ""))):
        return redirect(exact)
    saved = views_in_queue(user)
    if not query and (first := first_view(saved, user)):
        return redirect(view_url(first))
    choices = FilterChoices(user)
    queue_query, form = filters.asked_of(user, query, choices)
    context = queue_context(request, queue_query, choices) | {
        "form": form,
        "desk": True,
        "saved_views": saved_views_bar(user, saved, query, queue_query),
        "unknown": headings.unknown_sentence(queue_query),
    }
    return render(request, "enquiries/queue.html", context)


def queue_context(
    request: PortalRequest, queue_query: filters.QueueQuery, choices: FilterChoices
) -> Context:
    user, query, now = request.user, request.GET, timezone.now()
    words = filters.words_asked_for(queue_query)
    found = filters.filtered_enquiries(user, queue_query, words)
    rows = filters.enquiries_for(user, queue_query, found, now)
    page = page_in_order(
        rows,
        queue_query.order,
        after=query.get("after", ""),
        before=query.get("before", ""),
        read=partial(searched_rows, words=words) if words else queue_rows,
    )
    counts = (
        counts_of_found(user, queue_query, page)
        if words
        else list_counts(user, queue_query, found, now)
    )
    return {
        "whose": links.whose_links(user, queue_query, counts),
        "counts": links.urgency_links(queue_query, counts),
        "heading": headings.queue_heading(user, queue_query, counts, choices),
        "empty_sentence": headings.empty_sentence(queue_query),
        "exact": links_by_number(user, queue_query.q),
        "clear_url": links.all_of_list(queue_query) if queue_query.is_narrowed else "",
        "downloads": links.downloads_of_queue(queue_query, counts),
        "several_services": choices.several_services,
        "you_can": links.links_to_start(user),
    } | rows_context(request, page, choices)


def rows_context(request: PortalRequest, page: Page[Enquiry], choices: FilterChoices) -> Context:
    """The rows of a page, the way to the other pages, and what is done with the ticked rows."""
    user, query = request.user, request.GET
    assign = bulk_assign.assign_bar(user, query)
    return {
        "lines": queue_lines(request, page.rows, choices, ticks=assign is not None),
        "assign": assign,
        "back_to": links.queue_query_string(query, **place_in_list(query)),
        "next_link": links.next_link(query, page),
        "previous_link": links.previous_link(query, page),
        "first_url": "" if page.is_first else links.queue_query_string(query),
    }


def place_in_list(query: QueryDict) -> dict[str, str]:
    """Where in the list a page is."""
    return {name: query.get(name, "") for name in ("after", "before")}


def queue_lines(
    request: PortalRequest, rows: list[Enquiry], choices: FilterChoices, *, ticks: bool
) -> list[QueueLine]:
    ticked = request.GET.getlist(links.TICKED)
    return [
        queue_line(
            enquiry,
            request.user,
            several_services=choices.several_services,
            ticks=ticks,
            ticked=str(enquiry.pk) in ticked,
        )
        for enquiry in rows
    ]


MEMBER_LISTS = {
    "waiting": ("Waiting for you", "queue_at"),
    "with-officers": ("With officers", "queue_at"),
}


def member_rows(user: User, which: str) -> EnquiryQuerySet:
    theirs = Enquiry.objects.own_of(user)
    if which == "waiting":
        return theirs.waiting_for_member()
    return theirs.filter(status__in=WITH_COUNCIL)


@require_safe
def closed_enquiries(request: PortalRequest) -> HttpResponse:
    """The old address of what is now a filter of everything a councillor raised."""
    return redirect(f"{reverse('everything')}?state=ended")


@require_safe
def member_list_page(request: PortalRequest, which: str) -> HttpResponse:
    """One of a councillor's lists, in pages."""
    title, order = MEMBER_LISTS[which]
    user = request.user
    page: Page[Enquiry] = page_of(
        member_list.for_member(member_rows(user, which)),
        order,
        request.GET.get("after", ""),
    )
    return render(
        request,
        "enquiries/closed.html",
        {
            "title": title,
            "rows": member_list.member_lines(page.rows, user),
            "back": (reverse("home"), "Back to your enquiries"),
            "next_link": links.next_link(request.GET, page) if page.after else None,
            "first_url": "" if page.is_first else links.queue_query_string(request.GET, after=""),
        },
    )
