"""The officers' queue, and the councillors' lists."""

from itertools import chain
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, prefetch_related_objects
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from casework.due import Due
from casework.http import PortalRequest
from casework.paging import Page, page_of
from enquiries import actions, casefile, policy, shown
from enquiries import queue as queues
from enquiries.forms import EnquiriesTicked
from enquiries.models import ENDED, WITH_COUNCIL, WITH_MEMBER, Enquiry, EnquiryPromise, Status
from people.models import Appointment, User
from people.policy import denied
from people.roles import SERVICE_ROLES, Permission


def is_staff_page(user: User) -> None:
    """The queue is for those who handle or assign; councillors have their own lists."""
    if not (user.may(Permission.ASSIGN_ENQUIRY) or user.may(Permission.SEE_OFFICE)):
        denied("The queue is for officers. Your own enquiries are on your home page.").or_raise()


@require_safe
def queue(request: PortalRequest) -> HttpResponse:
    user = request.user
    is_staff_page(user)
    choices, now = queues.Choices(user, queues.typed(request.GET.get("q", ""))), timezone.now()
    form = queues.FilterForm(request.GET, choices=choices)
    view = queues.view_of(user, request.GET, form, choices)
    counts = queues.counts(user, view, now)
    rows = queues.by_urgency(queues.scope(user, view), view.urgency, now).with_people()
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
            "lines": [
                shown.line(enquiry, user, ticks=bool(choices.officers)) for enquiry in found.rows
            ],
            "assign_form": assign_form(request, choices),
            "assign_url": reverse("enquiries:assign-ticked"),
            "next_link": next_link(request.GET, found),
            "first_url": "" if found.is_first else address(request.GET, after=""),
            "you_can": you_can(user),
            "clear_url": reverse("enquiries:queue") if view.is_narrowed else "",
            "empty_sentence": nothing(view),
        },
    )


def you_can(user: User) -> list[tuple[str, str]]:
    """What is begun from the queue, for those who may."""
    begins = []
    if user.may(Permission.RAISE_FOR_MEMBER):
        begins.append(("Raise an enquiry for a councillor", reverse("enquiries:raise")))
    if policy.can_ask_member(user):
        begins.append(("Ask a councillor a question", reverse("enquiries:ask-member")))
    return begins


def assign_form(request: PortalRequest, choices: queues.Choices) -> queues.BulkAssignForm | None:
    if not choices.officers:
        return None
    return queues.BulkAssignForm(
        officers=choices.officers,
        me=str(request.user.pk),
        initial={"back_to": request.get_full_path()},
    )


def address(query: QueryDict, **changes: str) -> str:
    """This page's address with some of its parameters changed; an empty one goes."""
    asked = {name: query[name] for name in query if name != "after"}
    return "?" + urlencode({name: value for name, value in (asked | changes).items() if value})


def whose_links(request: PortalRequest, view: queues.View, counts: dict[str, int]) -> list[Any]:
    return [
        (
            label,
            queues.counted(counts[whose], view.most),
            address(request.GET, whose=whose, due=""),
            whose == view.whose,
        )
        for whose, label in queues.headings(request.user).items()
    ]


def urgency_links(query: QueryDict, view: queues.View, counts: dict[str, int]) -> list[Any]:
    return [
        (
            queues.counted(counts[urgency], view.most),
            label,
            address(query, whose=view.whose, due="" if urgency == view.urgency else urgency),
            urgency == view.urgency,
        )
        for urgency, label in queues.URGENCY.items()
    ]


def heading(user: User, view: queues.View, counts: dict[str, int], choices: queues.Choices) -> str:
    """Highways: 31 open, most urgent first."""
    number = counts[view.urgency or view.whose]
    name = queues.headings(user)[view.whose]
    if view.whose == "service":
        only = choices.services[0][1] if len(choices.services) == 1 else name
        name = dict(choices.services).get(view.service, only)
    what = queues.URGENCY.get(view.urgency) or ("found" if view.state else "open")
    return f"{name}: {queues.counted(number, view.most)} {what}, most urgent first"


def nothing(view: queues.View) -> str:
    if view.q:
        return f"No enquiry matches “{view.q}”."
    return "Nothing here." if view.is_narrowed or view.urgency else "Nothing is open here."


def next_link(query: QueryDict, found: Page[Enquiry]) -> dict[str, str] | None:
    if not found.after:
        return None
    due = shown.due(found.rows[-1], timezone.localdate())
    note = f"due from {due.date:%A} {due.date.day} {due.date:%B}" if due else ""
    return {"url": address(query, after=found.after), "label": "Next page", "note": note}


@require_POST
def assign_ticked(request: PortalRequest) -> HttpResponse:
    """Give the ticked enquiries to one officer: each is asked and recorded on its own."""
    user = request.user
    is_staff_page(user)
    form = EnquiriesTicked(
        request.POST,
        visible=Enquiry.objects.visible_to(user),
        officers=officers_of(user),
    )
    if not form.is_valid():
        messages.error(request, " ".join(map(str, chain(*form.errors.values()))))
        return redirect(back(request))
    officer, refused, given = form.cleaned_data["officer"], [], 0
    for enquiry in form.cleaned_data["enquiry"]:
        try:
            actions.assign(enquiry, officer=officer, by=user)
            given += 1
        except PermissionDenied as refusal:
            refused.append(f"{enquiry.reference}: {refusal}")
    if given:
        messages.success(request, f"{given} given to {officer.name}")
    if refused:
        messages.error(request, "Not given. " + " ".join(refused))
    return redirect(back(request))


def officers_of(user: User) -> Any:
    """Whom this person may give enquiries to: those of their services, or of all."""
    posts = Appointment.objects.current().filter(role__in=sorted(SERVICE_ROLES))
    if not user.may(Permission.SEE_EVERY_ENQUIRY):
        posts = posts.filter(service__in=list(user.services))
    return User.objects.filter(is_active=True, appointments__in=posts).distinct()


def back(request: PortalRequest) -> str:
    to = request.POST.get("back_to", "")
    safe = url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    return to if safe and to.startswith("/") else reverse("enquiries:queue")


def due_to_member(enquiry: Enquiry) -> Due | None:
    """When its councillor may expect the answer; a question to them has not stopped it."""
    if not enquiry.answer_owed:
        return shown.due(enquiry, timezone.localdate())
    found = casefile.promise_due(enquiry, enquiry.answer_owed)
    if enquiry.status == Status.WAITING and not found.late:
        return found.saying("Their answer is still due")
    return found


LISTS = {
    "waiting": ("Waiting for you", WITH_MEMBER, "queue_at"),
    "with-officers": ("With officers", WITH_COUNCIL, "queue_at"),
    "closed": ("Closed enquiries", ENDED, "received_at"),
}


@require_safe
def listing(request: PortalRequest, which: str) -> HttpResponse:
    """One of a councillor's lists, whole and in pages."""
    title, states, order = LISTS[which]
    user = request.user
    rows = Enquiry.objects.visible_to(user).filter(member=user, status__in=states).with_people()
    found: Page[Enquiry] = page_of(
        rows,
        order,
        request.GET.get("after", ""),
        newest=which == "closed",
    )
    with_dates(found.rows)
    for enquiry in found.rows:
        for_home(enquiry, user, "")
    return render(
        request,
        "enquiries/closed.html",
        {
            "title": title,
            "rows": found.rows,
            "back": (reverse("home"), "Back to your enquiries"),
            "next_link": next_link(request.GET, found) if found.after else None,
            "first_url": "" if found.is_first else address(request.GET, after=""),
        },
    )


def with_dates(rows: list[Enquiry]) -> None:
    """Fetch the promises of all of them at once, without the working that no list shows."""
    promises = EnquiryPromise.objects.defer("working")
    prefetch_related_objects(rows, Prefetch("promises", queryset=promises))


def for_home(enquiry: Enquiry, user: User, coordinator: str) -> None:
    """Hang on the row what its councillor reads of it."""
    row: Any = enquiry
    today = timezone.localdate()
    row.holder_line = shown.holder_line(enquiry, coordinator)
    row.waiting_line = shown.waiting_line(enquiry)
    row.due = shown.due_back(enquiry, today) or due_to_member(enquiry)
    row.tag = shown.tag(enquiry, user)
    chase = policy.can_chase(user, enquiry)
    row.chase_url = reverse("enquiries:chase", args=[enquiry.pk]) if chase else ""
