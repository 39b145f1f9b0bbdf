"""Pages for officers: send a holding reply, pass an enquiry to a service, or assign it."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from casework import promises
from casework.http import PortalRequest, verb_page
from enquiries import actions, policy, routing
from enquiries.case.handling_forms import AssignForm, HoldingForm, PassForm
from enquiries.case.views import (
    action_arguments,
    enquiry_or_404,
    letter_sender,
    letter_so_far,
    needs_second_officer,
    verb_page_context,
    warnings_for,
)
from enquiries.models import Enquiry, HoldingReason
from people.directory import styled_member
from people.models import Appointment, User
from people.roles import SERVICE_ROLES

HOLDING_LEAD = (
    "Use this when you cannot answer on time. It tells {member} why and promises a new date. "
    "It does not count as an answer."
)


@require_http_methods(["GET", "POST"])
def holding_reply_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = enquiry_or_404(request, pk), request.user
    calendar, version = promises.calendar_of(enquiry), enquiry.version
    today = timezone.localdate()
    first, last = calendar.add(today, 1), calendar.add(today, version.holding_cap or 250)
    alone = needs_second_officer(enquiry, "hold")
    return verb_page(
        request,
        verb_page_context(
            enquiry,
            user,
            heading="Send a holding reply",
            lead=HOLDING_LEAD.format(member=styled_member(enquiry.member)),
            button="Ask for approval" if alone else "Send holding reply",
            screen="hold",
            notes=warnings_for("hold", enquiry),
            clause=version.cite(policy.promise_clause_of(enquiry, "full-reply")),
            side=[*holding_limits(enquiry), closed_days(calendar, first, last, request)],
        ),
        form=HoldingForm,
        may=policy.can_hold(user, enquiry),
        do=letter_sender(enquiry, "hold", send_holding_reply_from_form, user),
        done="Letter sent for approval" if alone else "Holding reply sent",
        to=enquiry,
        alone=alone,
        initial=letter_so_far(user, enquiry, "hold"),
        calendar=calendar,
        allowed=(first, last),
        reads_first=True,
    )


def send_holding_reply_from_form(enquiry: Enquiry, **said: Any) -> Enquiry:
    return actions.send_holding_reply(enquiry, **said | {"reason": HoldingReason(said["reason"])})


def holding_limits(enquiry: Enquiry) -> list[dict[str, Any]]:
    limit, cap = enquiry.version.holding_limit, enquiry.version.holding_cap
    replies = "one holding reply" if limit == 1 else f"{limit} holding replies"
    items = [f"{replies} for each enquiry", "a reason every time"]
    if cap:
        items.insert(1, f"a promised date up to {cap} working days away")
    return [{"title": "What the protocol allows", "items": items}]


def closed_days(calendar: Any, first: Any, last: Any, request: PortalRequest) -> dict[str, Any]:
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
def pass_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = enquiry_or_404(request, pk), request.user
    return verb_page(
        request,
        verb_page_context(
            enquiry,
            user,
            heading="Pass this enquiry to another service",
            lead="The due date for the answer will not change.",
            button="Pass to service",
            readers="",
            screen="pass",
        ),
        form=PassForm,
        may=policy.can_pass(user, enquiry),
        do=lambda cleaned: actions.pass_on(enquiry, by=user, **action_arguments(cleaned)),
        done="Enquiry passed to another service",
        to="enquiries:queue",
        enquiry=enquiry,
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
def assign_page(request: PortalRequest, pk: int) -> HttpResponse:
    enquiry, user = enquiry_or_404(request, pk), request.user
    member = styled_member(enquiry.member)
    return verb_page(
        request,
        verb_page_context(
            enquiry,
            user,
            heading="Assign this enquiry to an officer",
            lead=f"We will tell {member} who has it and when to expect an answer.",
            button="Assign",
            readers="",
        ),
        form=AssignForm,
        may=policy.can_assign(user, enquiry),
        do=lambda cleaned: actions.assign(enquiry, officer=cleaned["officer"], by=user),
        done="Enquiry assigned to an officer",
        to=enquiry,
        officers=officers_for(enquiry),
        reads_first=True,
    )


def officers_for(enquiry: Enquiry) -> Any:
    """Who it can be assigned to: officers of its service, or of any service while it has none."""
    posts = Appointment.objects.current().filter(role__in=sorted(SERVICE_ROLES))
    if enquiry.service_id:
        posts = posts.filter(service=enquiry.service_id)
    if routing.needs_senior_officer(enquiry):
        posts = posts.filter(role__in=routing.SENIOR_POSTS)
    return User.objects.filter(is_active=True, appointments__in=posts).distinct().order_by("name")
