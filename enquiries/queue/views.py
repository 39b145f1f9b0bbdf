"""The officers' queue, and the councillors' lists."""

from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from casework.lookup import case_seen_by
from enquiries.case import wording
from enquiries.decisions.policy import can_see_decided_work, version_asking
from enquiries.models import WITH_COUNCIL, Enquiry, EnquiryQuerySet
from enquiries.queue import filters, member_list
from enquiries.queue.policy import can_see_queue
from enquiries.raising.policy import can_ask_member, can_raise_for_member
from foundation.paging import Page, page_of
from foundation.types import Context
from people.models import User

TICKED = "ticked"  # in the address after a refusal, so that no tick is lost


@require_safe
def queue(request: PortalRequest) -> HttpResponse:
    user, now, after = request.user, timezone.now(), request.GET.get("after", "")
    can_see_queue(user).or_raise()
    choices = filters.FilterChoices(user, filters.typed_words(request.GET.get("q", "")))
    form = filters.FilterForm(data=request.GET, choices=choices)
    queue_query = filters.queue_query_of(user, request.GET, form, choices)
    found = filters.filtered_enquiries(user, queue_query)
    counts = filters.list_counts(user, queue_query, found, now)
    rows = filters.enquiries_for(user, queue_query, found, now).for_lists()
    page: Page[Enquiry] = page_of(rows, "queue_at", after)
    return render(
        request,
        "enquiries/queue.html",
        {
            "desk": True,
            "whose": whose_links(request, queue_query, counts),
            "counts": urgency_links(request.GET, queue_query, counts),
            "form": form,
            "heading": queue_heading(user, queue_query, counts, choices),
            "lines": queue_lines(request, page.rows, ticks=bool(choices.officers)),
            "assign_form": assign_form(request, choices),
            "back_to": queue_query_string(request.GET, after=after),
            "assign_url": reverse("enquiries:assign-ticked"),
            "next_link": next_link(request.GET, page),
            "first_url": "" if page.is_first else queue_query_string(request.GET, after=""),
            "you_can": links_to_start(user),
            "empty_sentence": empty_sentence(queue_query),
        }
        | links_of_search(user, queue_query),
    )


def queue_lines(
    request: PortalRequest, rows: list[Enquiry], *, ticks: bool
) -> list[wording.QueueLine]:
    ticked = request.GET.getlist(TICKED)
    return [
        wording.queue_line(enquiry, request.user, ticks=ticks, ticked=str(enquiry.pk) in ticked)
        for enquiry in rows
    ]


def links_to_start(user: User) -> list[tuple[str, str]]:
    """What can be started from the queue, for those who can."""
    begins = []
    if can_raise_for_member(user):
        begins.append(("Raise an enquiry for a councillor", reverse("enquiries:raise")))
    if can_ask_member(user):
        begins.append(("Ask a councillor a question", reverse("enquiries:ask-member")))
    if version_asking(timezone.localdate()) and can_see_decided_work(user):
        begins.append(("Work from decisions", reverse("enquiries:decided")))
    return begins


def assign_form(
    request: PortalRequest, choices: filters.FilterChoices
) -> filters.BulkAssignForm | None:
    if not choices.officers:
        return None
    return filters.BulkAssignForm(
        officers=choices.officers,
        me=str(request.user.pk),
    )


def queue_query_string(query: QueryDict, **changes: str) -> str:
    """This page's address with some parameters changed. An empty one is left out."""
    parameters = {name: query[name] for name in query if name not in ("after", TICKED)}
    return "?" + urlencode({name: value for name, value in (parameters | changes).items() if value})


def whose_links(
    request: PortalRequest, queue_query: filters.QueueQuery, counts: dict[str, int | None]
) -> list[tuple[str, str, str, bool]]:
    return [
        (
            label,
            filters.count_in_words(counts[whose], queue_query.most),
            queue_query_string(request.GET, whose=whose, due=""),
            whose == queue_query.whose,
        )
        for whose, label in filters.list_headings(request.user).items()
    ]


def urgency_links(
    query: QueryDict, queue_query: filters.QueueQuery, counts: dict[str, int | None]
) -> list[tuple[str, str, str, bool]]:
    return [
        (
            filters.count_in_words(counts[urgency], queue_query.most),
            label,
            queue_query_string(
                query,
                whose=queue_query.whose,
                due="" if urgency == queue_query.urgency else urgency,
            ),
            urgency == queue_query.urgency,
        )
        for urgency, label in filters.URGENCY.items()
    ]


def queue_heading(
    user: User,
    queue_query: filters.QueueQuery,
    counts: dict[str, int | None],
    choices: filters.FilterChoices,
) -> str:
    """Highways: 31 open, most urgent first. Without a number, or at nought, no order."""
    if queue_query.exact:
        return "1 enquiry has this reference"
    number = filters.count_in_words(
        counts[queue_query.urgency or queue_query.whose], queue_query.most
    )
    name = filters.list_headings(user)[queue_query.whose]
    if queue_query.whose == "service":
        only = choices.services[0][1] if len(choices.services) == 1 else name
        name = dict(choices.services).get(queue_query.service, only)
    what = filters.URGENCY.get(queue_query.urgency) or ("found" if queue_query.state else "open")
    if number == "0":
        return f"{name}: 0 {what}"
    return f"{name}: {number} {what}, most urgent first" if number else f"{name}, {what}"


def empty_sentence(queue_query: filters.QueueQuery) -> str:
    if queue_query.q and not queue_query.state:
        return f"No open enquiries match “{queue_query.q}”. To search others, select their state."
    if queue_query.q:
        return f"No enquiries match “{queue_query.q}”."
    return (
        "There are no matching enquiries."
        if queue_query.is_narrowed or queue_query.urgency
        else "There are no open enquiries here."
    )


def links_of_search(user: User, queue_query: filters.QueueQuery) -> Context:
    """Out of a search, and to a case of another kind whose reference was typed, if this person can
    see it."""
    return {
        "clear_url": reverse("enquiries:queue") if queue_query.is_narrowed else "",
        "found_elsewhere": None if queue_query.exact else case_seen_by(user, queue_query.q),
    }


def next_link(query: QueryDict, page: Page[Enquiry]) -> dict[str, str] | None:
    if not page.after:
        return None
    due = wording.next_due(page.rows[-1], timezone.localdate())
    note = f"due from {due.date:%A} {due.date.day} {due.date:%B}" if due else ""
    return {"url": queue_query_string(query, after=page.after), "label": "Next page", "note": note}


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
            "next_link": next_link(request.GET, page) if page.after else None,
            "first_url": "" if page.is_first else queue_query_string(request.GET, after=""),
        },
    )
