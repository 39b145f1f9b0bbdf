"""What leads out of the journey of raising: pages that say who takes it instead."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, act
from enquiries import casefile, policy, steps
from enquiries.models import FirstReport
from people.history import write
from people.models import holders
from people.roles import Role
from protocols.models import Protocol
from protocols.versions import in_force


def todays_protocol() -> Protocol:
    return in_force(timezone.localdate())


@require_http_methods(["GET", "POST"])
def first_report(request: PortalRequest) -> HttpResponse:
    """Not ours: the contact centre takes first reports (Section C 3.1). Its reference is noted."""
    user = request.user
    policy.can_raise(user).or_raise()
    protocol = todays_protocol()

    def note(cleaned: dict[str, Any]) -> None:
        said = cleaned["contact_centre_reference"]
        report = FirstReport(member=user, contact_centre_reference=said, noted_at=timezone.now())
        write(report, by=user, reason="noted")

    return act(
        request,
        {
            "overline": "Raise an enquiry",
            "heading": f"Report it to the {protocol.contact_centre_name}",
            "protocol": protocol,
            "clause": casefile.cited(protocol, protocol.cites("contact_centre_name")),
            "button": "Note it down",
            "back": (reverse("enquiries:raise"), "Back"),
        },
        form=steps.FirstReportForm,
        may=policy.can_raise(user),
        do=note,
        done="Reference noted",
        to="home",
        template="enquiries/contact_centre.html",
    )


@require_safe
def document(request: PortalRequest) -> HttpResponse:
    """A councillor asks for themselves alone, as their own need is weighed."""
    if request.user.is_member:
        return redirect("documents:ask")
    return way_out(
        request,
        "Ask for a document",
        "Councillors ask for documents themselves, under Documents: their own need is weighed, "
        "and nobody else learns that they asked.",
        Role.COORDINATOR,
    )


@require_safe
def complaint(request: PortalRequest) -> HttpResponse:
    """A complaint never goes through an enquiry, because others would read it."""
    policy.can_raise(request.user).or_raise()
    return redirect("complaints:begin")


@require_safe
def staffing(request: PortalRequest) -> HttpResponse:
    """Matters of staff are no enquiries (Section C 5.3, Knutsford 5.2, Oxford 23.16)."""
    return way_out(
        request,
        "Staff, appointments and discipline",
        "Who is appointed, how somebody’s work is managed, any grievance and any discipline are "
        "for the Chief Executive and the council’s own procedures. No enquiry is made of them. "
        "Those appointed to a panel have its papers from human resources.",
        Role.CHIEF_EXECUTIVE,
        "no-staffing-matters",
    )


@require_safe
def party(request: PortalRequest) -> HttpResponse:
    return way_out(
        request,
        "Not for a party or a group",
        "Officers work for the whole council, so no enquiry is raised for a party, a group or a "
        "campaign. If you are not sure which this is, ask the Monitoring Officer.",
        Role.MONITORING_OFFICER,
        "declared-purpose",
    )


@require_safe
def private(request: PortalRequest) -> HttpResponse:
    """As every resident does: a councillor has no other way for what is their own."""
    protocol = todays_protocol()
    centre = [protocol.contact_centre_name.capitalize(), protocol.contact_centre_phone]
    return way_out(
        request,
        "Not for a private matter",
        "For what is your own, or of somebody close to you, the council’s usual ways are open to "
        "you as to every resident. No enquiry is raised for it.",
        None,
        "declared-purpose",
        [", ".join(part for part in (*centre, protocol.contact_centre_url) if part)],
    )


def way_out(
    request: PortalRequest,
    heading: str,
    why: str,
    role: Role | None,
    behaviour: str = "",
    contact: Sequence[str] = (),
) -> HttpResponse:
    """Says who takes what this page does not, how to reach them today, and under which clause."""
    policy.can_raise(request.user).or_raise()
    protocol = todays_protocol()
    people = holders(role) if role else []
    title = protocol.title(role) if role else ""
    return render(
        request,
        "enquiries/way_out.html",
        {
            "heading": heading,
            "overline": "Raise an enquiry",
            "paragraphs": [why],
            "clause": casefile.cited(protocol, protocol.asks_for(behaviour)),
            "contact": [*contact, *(f"{who.name}, {title}: {who.email}" for who in people)],
            "back": (reverse("enquiries:raise"), "Back"),
        },
    )
