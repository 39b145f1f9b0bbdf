"""Pages for officers: send a holding reply, pass an enquiry to a service, or assign it."""

from datetime import date, timedelta

from django.db.models import QuerySet
from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework import promises
from casework.connections import NEEDS_REASON, clause_of_effect
from casework.http import PortalRequest
from enquiries import assignment, connections, routing
from enquiries.case.annotations import Annotation
from enquiries.case.verb_views import show_verb_page, verb_or_404
from enquiries.models import Enquiry, HoldingReason
from foundation.types import Context
from foundation.verdict import Verdict
from people.models import Appointment, User
from people.roles import SERVICE_ROLES
from protocols.behaviours import Behaviour
from protocols.deadlines.clock import WorkingCalendar


@require_http_methods(["GET", "POST"])
def holding_reply_page(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    enquiry, page = verb_or_404(request, pk, verb)
    calendar, today = promises.calendar_of(enquiry), timezone.localdate()
    first, last = calendar.add(today, 1), calendar.add(today, enquiry.version.holding_cap or 250)
    side = [*holding_limits(enquiry), closed_days(calendar, first, last, request)]
    return show_verb_page(
        request,
        enquiry,
        page,
        {"side": side},
        calendar=calendar,
        allowed=(first, last),
        reasons=holding_reasons(enquiry),
    )


def holding_reasons(enquiry: Enquiry) -> list[HoldingReason]:
    """The reasons that can be given: too much work only if a clause says so (Epsom and Ewell
    10.2)."""
    workload = bool(enquiry.version.clause_for(Behaviour.WORKLOAD_AS_A_REASON))
    return [one for one in HoldingReason if workload or one != HoldingReason.WORKLOAD]


def holding_limits(enquiry: Enquiry) -> list[Context]:
    limit, cap = enquiry.version.holding_limit, enquiry.version.holding_cap
    replies = "one holding reply" if limit == 1 else f"{limit} holding replies"
    items = [f"{replies} for each enquiry", "a reason every time"]
    if cap:
        items.insert(1, f"a promised date up to {cap} working days away")
    return [{"title": "What the protocol allows", "items": items}]


def closed_days(
    calendar: WorkingCalendar, first: date, last: date, request: PortalRequest
) -> Context:
    """The non-working days between the two, except weekends. The chosen one stands out."""
    chosen = tuple(request.POST.get(f"promised_on_{part}", "") for part in ("year", "month", "day"))
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    rows = [
        (day, calendar.why_closed(day), (str(day.year), str(day.month), str(day.day)) == chosen)
        for day in days
        if day.weekday() < 5 and not calendar.is_working(day)
    ]
    return (
        {"title": "Non-working days", "rows": rows}
        if rows
        else {
            "title": "Non-working days",
            "text": "There are only weekends in this period.",
        }
    )


@require_http_methods(["GET", "POST"])
def pass_page(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    enquiry, page = verb_or_404(request, pk, verb)
    return show_verb_page(request, enquiry, page, to="enquiries:queue", enquiry=enquiry)


@require_http_methods(["GET", "POST"])
def assign_page(request: PortalRequest, pk: int, verb: str) -> HttpResponse:
    """Someone with a declared connection is left out of the list, or is named with what is needed,
    as the protocol says."""
    enquiry, page = verb_or_404(request, pk, verb)
    officers = officers_for(enquiry)
    connected = connections.connected_among(officers, enquiry)
    officers = officers.exclude(pk__in=connections.interested_officers(enquiry))
    if not connections.needs_reason(enquiry):
        officers = officers.exclude(pk__in=[one.pk for one in connected])
        return show_verb_page(request, enquiry, page, officers=officers)
    may = assignment.can_assign_connected(request.user, enquiry)
    notes = [connection_note(officer, enquiry, may) for officer in connected]
    reasoned = [officer.pk for officer in connected] if may else []
    context: Context = {"notes": notes}
    return show_verb_page(request, enquiry, page, context, officers=officers, connected=reasoned)


def connection_note(officer: User, enquiry: Enquiry, may: Verdict) -> Annotation:
    """What the assigner is warned of: that there is a connection, and not what it is."""
    words = connections.connection_words(officer, enquiry)
    way_on = may.reason or "You can assign it to them if you enter a reason."
    clause = enquiry.version.cite(clause_of_effect(enquiry.version, *NEEDS_REASON))
    return Annotation(f"{words} {way_on}", clause)


def officers_for(enquiry: Enquiry) -> QuerySet[User]:
    """Who it can be assigned to: officers of its service, or of any service while it has none."""
    posts = Appointment.objects.current().filter(role__in=sorted(SERVICE_ROLES))
    if enquiry.service_id:
        posts = posts.filter(service=enquiry.service_id)
    if routing.needs_senior_officer(enquiry):
        posts = posts.filter(role__in=routing.senior_posts(enquiry))
    return User.objects.filter(is_active=True, appointments__in=posts).distinct().order_by("name")
