"""Ways out of raising an enquiry: pages that say who to ask instead, and first reports."""

from collections.abc import Sequence

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page
from enquiries.models import FirstReport
from enquiries.raising import ask_question, policy
from foundation.history import write
from foundation.turns import wait_for_turn
from foundation.types import Cleaned
from people.models import holders_of_role
from people.roles import Role
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol


@require_http_methods(["GET", "POST"])
def first_report_page(request: PortalRequest) -> HttpResponse:
    """First reports go to the contact centre (Section C 3.1). Its reference can be saved, once."""
    user = request.user
    policy.can_raise(user).or_raise()
    protocol = todays_protocol()

    @transaction.atomic
    def note(cleaned: Cleaned) -> None:
        same = {"member": user, "contact_centre_reference": cleaned["contact_centre_reference"]}
        wait_for_turn("first report", user.pk)
        if not FirstReport.objects.filter(**same).exists():
            write(FirstReport(noted_at=timezone.now(), **same), by=user, reason="noted")

    return verb_page(
        request,
        {
            "overline": "Raise an enquiry",
            "heading": f"Report the problem to the {protocol.contact_centre_name}",
            "protocol": protocol,
            "clause": protocol.cite(protocol.cites("contact_centre_name")),
            "button": "Save reference",
            "back": (reverse("enquiries:raise"), "Back"),
        },
        form=ask_question.FirstReportForm,
        may=policy.can_raise(user),
        do=note,
        done="Reference saved",
        to="home",
        template="enquiries/contact_centre.html",
    )


@require_safe
def document_way_out(request: PortalRequest) -> HttpResponse:
    """Councillors ask for documents themselves, because each one's own need to know is weighed."""
    if request.user.is_member:
        return redirect("documents:ask")
    return way_out_page(
        request,
        "Ask for a document",
        "Councillors must ask for documents themselves, under Documents. The decision depends on "
        "each councillor’s own need to know, and no other councillor will know they asked.",
        Role.COORDINATOR,
    )


@require_safe
def complaint_way_out(request: PortalRequest) -> HttpResponse:
    """A complaint never goes through an enquiry, because others would read it."""
    policy.can_raise(request.user).or_raise()
    return redirect("complaints:begin")


@require_safe
def staffing_way_out(request: PortalRequest) -> HttpResponse:
    """Staffing matters are not enquiries (Section C 5.3, Knutsford 5.2, Oxford 23.16)."""
    chief = todays_protocol().title(Role.CHIEF_EXECUTIVE)
    return way_out_page(
        request,
        "You cannot raise an enquiry about staffing",
        "Appointments, how someone’s work is managed, grievances and discipline are matters "
        f"for the {chief} and the council’s own procedures. If you are on a panel, human resources "
        "will give you the papers.",
        Role.CHIEF_EXECUTIVE,
        Behaviour.NO_STAFFING_MATTERS,
    )


@require_safe
def party_way_out(request: PortalRequest) -> HttpResponse:
    monitoring = todays_protocol().title(Role.MONITORING_OFFICER)
    return way_out_page(
        request,
        "You cannot raise an enquiry for a party or a group",
        "Officers work for the whole council, so you cannot raise an enquiry for a party, a group "
        f"or a campaign. If you are not sure whether this applies, ask the {monitoring}.",
        Role.MONITORING_OFFICER,
        Behaviour.DECLARED_PURPOSE,
    )


@require_safe
def private_way_out(request: PortalRequest) -> HttpResponse:
    """A councillor’s own matter goes the way of any resident’s."""
    protocol = todays_protocol()
    centre = [protocol.contact_centre_name.capitalize(), protocol.contact_centre_phone]
    return way_out_page(
        request,
        "You cannot raise an enquiry about a private matter",
        "For a private matter, or one for someone close to you, use the same council services as "
        "any other resident.",
        None,
        Behaviour.DECLARED_PURPOSE,
        [", ".join(part for part in (*centre, protocol.contact_centre_url) if part)],
    )


def way_out_page(
    request: PortalRequest,
    heading: str,
    why: str,
    role: Role | None,
    behaviour: Behaviour | None = None,
    contact: Sequence[str] = (),
) -> HttpResponse:
    """Says who to ask instead, how to reach them today, and under which clause."""
    policy.can_raise(request.user).or_raise()
    protocol = todays_protocol()
    people = holders_of_role(role) if role else []
    title = protocol.title(role) if role else ""
    return render(
        request,
        "enquiries/way_out.html",
        {
            "heading": heading,
            "overline": "Raise an enquiry",
            "paragraphs": [why],
            "clause": protocol.cite(protocol.clause_for(behaviour) if behaviour else ""),
            "contact": [*contact, *(f"{who.name}, {title}: {who.email}" for who in people)],
            "back": (reverse("enquiries:raise"), "Back"),
        },
    )
