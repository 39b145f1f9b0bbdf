"""The officers' queue, and the councillors' lists."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from casework.http import PortalRequest
from enquiries import policy
from enquiries.case import wording
from enquiries.decisions import actions
from enquiries.models import ENDED, WITH_COUNCIL, WITH_MEMBER, Enquiry
from enquiries.queue import filters as queues
from enquiries.queue import member_list
from foundation.paging import Page, page_of
from foundation.verdict import denied
from people.models import User
from people.roles import Permission

TICKED = "ticked"  # in the address after a refusal, so that no tick is lost


def is_staff_page(user: User) -> None:
    """The queue is for those who handle or assign. Councillors have lists of their own."""
    if not (user.may(Permission.ASSIGN_ENQUIRY) or user.may(Permission.SEE_OFFICE)):
        denied("The queue is for officers. Your enquiries are on your home page.").or_raise()


@require_safe
def queue(request: PortalRequest) -> HttpResponse:
    user = request.user
    is_staff_page(user)
    choices, now = queues.Choices(user, queues.typed(request.GET.get("q", ""))), timezone.now()
    form = queues.FilterForm(request.GET, choices=choices)
    view = queues.view_of(user, request.GET, form, choices)
    counts = queues.counts(user, view, now)
    rows = queues.asked_for(user, view, now).for_lists()
    found: Page[Enquiry] = page_of(rows, "queue_at", request.GET.get("after", ""))
    return render(
        request,
        "enquiries/queue.html",
        {
            "desk": True,
            "whose": whose_links(request, view, counts),
            "counts": urgency_links(request.GET, view, counts),
            "form": form,
            "heading": heading(user, view, counts, choices),
            "lines": lines(request, found.rows, ticks=bool(choices.officers)),
            "assign_form": assign_form(request, choices),
            "back_to": address(request.GET, after=request.GET.get("after", "")),
            "assign_url": reverse("enquiries:assign-ticked"),
            "next_link": next_link(request.GET, found),
            "first_url": "" if found.is_first else address(request.GET, after=""),
            "you_can": you_can(user),
            "clear_url": reverse("enquiries:queue") if view.is_narrowed else "",
            "empty_sentence": nothing(view),
        },
    )


def lines(request: PortalRequest, rows: list[Enquiry], *, ticks: bool) -> list[wording.Line]:
    ticked = request.GET.getlist(TICKED)
    return [
        wording.line(enquiry, request.user, ticks=ticks, ticked=str(enquiry.pk) in ticked)
        for enquiry in rows
    ]


def you_can(user: User) -> list[tuple[str, str]]:
    """What can be started from the queue, for those who can."""
    begins = []
    if user.may(Permission.RAISE_FOR_MEMBER):
        begins.append(("Raise an enquiry for a councillor", reverse("enquiries:raise")))
    if policy.can_ask_member(user):
        begins.append(("Ask a councillor a question", reverse("enquiries:ask-member")))
    if actions.version_asking(timezone.localdate()) and actions.can_see(user):
        begins.append(("Work from decisions", reverse("enquiries:decided")))
    return begins


def assign_form(request: PortalRequest, choices: queues.Choices) -> queues.BulkAssignForm | None:
    if not choices.officers:
        return None
    return queues.BulkAssignForm(
        officers=choices.officers,
        me=str(request.user.pk),
    )


def address(query: QueryDict, **changes: str) -> str:
    """This page's address with some parameters changed. An empty one is left out."""
    asked = {name: query[name] for name in query if name not in ("after", TICKED)}
    return "?" + urlencode({name: value for name, value in (asked | changes).items() if value})


def whose_links(
    request: PortalRequest, view: queues.View, counts: dict[str, int | None]
) -> list[Any]:
    return [
        (
            label,
            queues.counted(counts[whose], view.most),
            address(request.GET, whose=whose, due=""),
            whose == view.whose,
        )
        for whose, label in queues.headings(request.user).items()
    ]


def urgency_links(query: QueryDict, view: queues.View, counts: dict[str, int | None]) -> list[Any]:
    return [
        (
            queues.counted(counts[urgency], view.most),
            label,
            address(query, whose=view.whose, due="" if urgency == view.urgency else urgency),
            urgency == view.urgency,
        )
        for urgency, label in queues.URGENCY.items()
    ]


def heading(
    user: User, view: queues.View, counts: dict[str, int | None], choices: queues.Choices
) -> str:
    """Highways: 31 open, most urgent first."""
    number = queues.counted(counts[view.urgency or view.whose], view.most)
    name = queues.headings(user)[view.whose]
    if view.whose == "service":
        only = choices.services[0][1] if len(choices.services) == 1 else name
        name = dict(choices.services).get(view.service, only)
    what = queues.URGENCY.get(view.urgency) or ("found" if view.state else "open")
    return f"{name}: {number} {what}, most urgent first" if number else f"{name}, {what}"


def nothing(view: queues.View) -> str:
    if view.q:
        return f"No enquiries match “{view.q}”."
    return (
        "There are no matching enquiries."
        if view.is_narrowed or view.urgency
        else "There are no open enquiries here."
    )


def next_link(query: QueryDict, found: Page[Enquiry]) -> dict[str, str] | None:
    if not found.after:
        return None
    due = wording.due(found.rows[-1], timezone.localdate())
    note = f"due from {due.date:%A} {due.date.day} {due.date:%B}" if due else ""
    return {"url": address(query, after=found.after), "label": "Next page", "note": note}


LISTS = {
    "waiting": ("Waiting for you", WITH_MEMBER, "queue_at"),
    "with-officers": ("With officers", WITH_COUNCIL, "queue_at"),
    "closed": ("Closed enquiries", ENDED, "received_at"),
}


@require_safe
def listing(request: PortalRequest, which: str) -> HttpResponse:
    """One of a councillor's lists, in pages."""
    title, states, order = LISTS[which]
    user = request.user
    rows = Enquiry.objects.visible_to(user).filter(member=user, status__in=states).for_lists()
    found: Page[Enquiry] = page_of(
        rows,
        order,
        request.GET.get("after", ""),
        newest=which == "closed",
    )
    return render(
        request,
        "enquiries/closed.html",
        {
            "title": title,
            "rows": member_list.member_lines(found.rows, user),
            "back": (reverse("home"), "Back to your enquiries"),
            "next_link": next_link(request.GET, found) if found.after else None,
            "first_url": "" if found.is_first else address(request.GET, after=""),
        },
    )
