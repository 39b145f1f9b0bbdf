"""The page of one enquiry, and one page for each verb."""

from datetime import datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework import promises
from casework.http import PortalRequest, act, visible_or_404
from enquiries import actions, addressing, casefile, policy, shown, timeline
from enquiries.forms import AssignForm, HoldingForm, LetterForm, PassForm, TextForm
from enquiries.models import Enquiry, HoldingReason
from enquiries.verbs import LETTER_VERBS
from people.models import Appointment, User
from people.roles import SERVICE_ROLES


def opened(request: PortalRequest, pk: int) -> Enquiry:
    """The enquiry with all that its pages show, if this person may see it."""
    rows = Enquiry.objects.with_people().select_related("resident").prefetch_related("promises")
    return visible_or_404(rows, request.user, pk=pk)


@require_safe
def detail(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry = opened(request, pk)
    user, before = request.user, moment(request.GET.get("before", ""))
    events = timeline.events(user, enquiry, before)
    owed = casefile.promises_shown(enquiry)
    full = len(events) >= timeline.MOST
    return render(
        request,
        "enquiries/detail.html",
        {
            "desk": not user.is_member,
            "enquiry": enquiry,
            "title": enquiry.title,
            "back": back_to(user),
            "overline": shown.overline(enquiry),
            "facts": casefile.facts(user, enquiry),
            "readers": shown.readers(enquiry, you=user.pk == enquiry.member_id),
            "messages_": casefile.letters(user, enquiry),
            "actions": casefile.open_choices(user, enquiry),
            "blocked": casefile.shut_choices(user, enquiry),
            "promises": owed,
            "earlier": [promise for promise in owed if not promise["open"]],
            "timeline": events,
            "timeline_next": f"?before={events[-1]['at'].isoformat()}".replace("+", "%2B")
            if full
            else "",
            "resident": getattr(enquiry, "resident", None),
            "member_view": user.pk == enquiry.member_id,
        },
    )


def moment(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None


def back_to(user: User) -> tuple[str, str]:
    if user.is_member:
        return reverse("home"), "Back to your enquiries"
    return reverse("enquiries:queue"), "Back to the list"


def page(enquiry: Enquiry, user: User, **words: Any) -> dict[str, Any]:
    """What every verb's page has around its form."""
    return {
        "desk": not user.is_member,
        "enquiry": enquiry,
        "overline": f"{enquiry.reference}, {enquiry.title}",
        "back": (enquiry.get_absolute_url(), f"Back to {enquiry.reference}"),
        "cancel_url": enquiry.get_absolute_url(),
        "readers": shown.readers(enquiry, you=user.pk == enquiry.member_id),
        "side": [],
    } | words


def sent(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The cleaned data as an action takes it."""
    return {name: value for name, value in cleaned.items() if name != "signed_for"}


@require_http_methods(["GET", "POST"])
def letter(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    """Any verb that is one letter: its words are in `verbs`."""
    enquiry, user, words = opened(request, pk), request.user, LETTER_VERBS[verb]
    names = names_for(words.lead, enquiry)
    return act(
        request,
        page(
            enquiry,
            user,
            heading=words.heading.format(**names),
            lead=words.lead.format(**names),
            button=words.button,
            clause=casefile.clause_link(enquiry, policy.clause_of(enquiry, words.clause_of)),
        ),
        form=LetterForm if words.files else TextForm,
        may=words.may(user, enquiry),
        do=lambda cleaned: words.do(enquiry, by=user, **sent(cleaned)),
        done=words.done,
        to=enquiry,
        label=words.label,
        hint=words.hint.format(**names),
        reads_first=True,
    )


def names_for(lead: str, enquiry: Enquiry) -> dict[str, Any]:
    """What the words of a verb may name; who gets a chase is looked up only where it is said."""
    stops = (
        "The clock stops until the reply."
        if enquiry.version.pause_while_waiting
        else ("The date of your answer does not move.")
    )
    return {
        "member": f"Councillor {enquiry.member.name}",
        "days": enquiry.version.follow_up_days,
        "clock": stops,
        "chased": casefile.goes_to(enquiry) if "{chased}" in lead else "",
    }


@require_http_methods(["GET", "POST"])
def hold(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = opened(request, pk), request.user
    calendar, version = promises.calendar_of(enquiry), enquiry.version
    today = timezone.localdate()
    first = calendar.add(today, 1)
    last = calendar.add(today, version.holding_cap or 250)
    member = f"Councillor {enquiry.member.name}"
    return act(
        request,
        page(
            enquiry,
            user,
            heading="Send a holding reply",
            lead=f"For when you cannot answer in time. It tells {member} why, and promises a "
            "new date. It is not counted as an answer.",
            button="Send holding reply",
            clause=casefile.clause_link(enquiry, policy.clause_of(enquiry, "full-reply")),
            side=[*allowed(enquiry), closed_days(calendar, first, last, request)],
        ),
        form=HoldingForm,
        may=policy.can_hold(user, enquiry),
        do=lambda cleaned: actions.hold(
            enquiry, by=user, **sent(cleaned) | {"reason": HoldingReason(cleaned["reason"])}
        ),
        done="Holding reply sent",
        to=enquiry,
        calendar=calendar,
        allowed=(first, last),
        reads_first=True,
    )


def allowed(enquiry: Enquiry) -> list[dict[str, Any]]:
    limit, cap = enquiry.version.holding_limit, enquiry.version.holding_cap
    replies = "one holding reply" if limit == 1 else f"{limit} holding replies"
    items = [f"{replies} for each enquiry", "a reason, always"]
    if cap:
        items.insert(1, f"a promised date up to {cap} working days away")
    return [{"title": "What the protocol allows", "items": items}]


def closed_days(calendar: Any, first: Any, last: Any, request: PortalRequest) -> dict[str, Any]:
    """The days between the two that are not worked, weekends apart; the chosen one stands out."""
    chosen = tuple(request.POST.get(f"promised_on_{part}", "") for part in ("year", "month", "day"))
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    rows = [
        (day, calendar.why_closed(day), (str(day.year), str(day.month), str(day.day)) == chosen)
        for day in days
        if day.weekday() < 5 and not calendar.is_working(day)
    ]
    return (
        {"title": "Days that are not working days", "rows": rows}
        if rows
        else {
            "title": "Days that are not working days",
            "text": "Weekends only, in this time.",
        }
    )


@require_http_methods(["GET", "POST"])
def pass_on(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = opened(request, pk), request.user
    return act(
        request,
        page(
            enquiry,
            user,
            heading="Pass it to another service",
            lead="The date of the answer does not move.",
            button="Pass it on",
        ),
        form=PassForm,
        may=policy.can_pass(user, enquiry),
        do=lambda cleaned: actions.pass_on(enquiry, by=user, **sent(cleaned)),
        done="Passed on",
        to="enquiries:queue",
        enquiry=enquiry,
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
def assign(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = opened(request, pk), request.user
    member = f"Councillor {enquiry.member.name}"
    return act(
        request,
        page(
            enquiry,
            user,
            heading="Give it to an officer",
            lead=f"{member} is told who has it and when to expect an answer.",
            button="Give it to them",
            readers="",
        ),
        form=AssignForm,
        may=policy.can_assign(user, enquiry),
        do=lambda cleaned: actions.assign(enquiry, officer=cleaned["officer"], by=user),
        done="Given to an officer",
        to=enquiry,
        officers=officers_for(enquiry),
        reads_first=True,
    )


def officers_for(enquiry: Enquiry) -> Any:
    """Who may be given it: those of its service, or of any service while it has none."""
    posts = Appointment.objects.current().filter(role__in=sorted(SERVICE_ROLES))
    if enquiry.service_id:
        posts = posts.filter(service=enquiry.service_id)
    if addressing.wants_senior(enquiry):
        posts = posts.filter(role__in=addressing.SENIOR)
    return User.objects.filter(is_active=True, appointments__in=posts).distinct().order_by("name")
