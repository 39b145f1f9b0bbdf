"""Complaints started from a case, and pages about procedures outside the portal."""

from uuid import uuid4

from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from casework.http import PortalRequest
from casework.journeys import Answers
from complaints import policy
from complaints.lodging import drafts, from_case, steps
from complaints.lodging.ask_who import CONDUCT, COUNCIL, guidance_to_confirm
from complaints.lodging.steps import JOURNEY
from complaints.lodging.views import save_and_go_on
from complaints.models import Draft
from complaints.sealed_views import intake_page
from people.models import User, holders_of_role
from people.roles import Role
from protocols.version_cache import todays_protocol


@require_POST
@intake_page
@transaction.atomic
def start_from_case(request: PortalRequest) -> HttpResponse:
    """Start a complaint with its case recorded. The reference is in the form that was sent, so
    that no address and no log has it. Pressed twice it is one draft."""
    user, version = request.user, todays_protocol()
    policy.can_complain(user).or_raise()
    origin = from_case.origin_of(user, request.POST.get("case", "")[:20])
    if origin is None:
        raise Http404
    answers = {
        "track": COUNCIL if drafts.is_from_member(user) else CONDUCT,
        "concern": True,
        "case": origin.to_json(),
        "suggested": from_case.other_side_of_case(user, origin.reference),
        "done": [] if guidance_to_confirm(user, version) else ["about"],
    }
    draft = draft_from_case(user, answers)
    return save_and_go_on(user, draft, lambda kept: kept | answers)


def draft_from_case(user: User, answers: Answers) -> Draft:
    """The draft that was started from this case and has no more in it, or a new one."""
    drafts.wait_for_drafts(user)
    for draft in drafts.drafts_of(user):
        kept = drafts.answers_of(draft)
        if kept.get("case") == answers["case"] and kept.get("done") == answers["done"]:
            return draft
    return drafts.draft_at(user, uuid4(), begins=True)


@require_safe
@intake_page
def other_procedure(request: PortalRequest, track: str) -> HttpResponse:
    """A complaint that another procedure deals with, and the contact for it."""
    policy.can_complain(request.user).or_raise()
    if track not in OTHER_TRACKS or steps.is_taken_here(request.user, track):
        raise Http404
    heading, why, procedure, role = procedure_for(track, request.user.is_member)
    version = todays_protocol()
    return render(
        request,
        "complaints/other.html",
        {
            "overline": JOURNEY.overline,
            "heading": heading,
            "why": why,
            "url": version.procedures.get(procedure, ""),
            "contact": [
                f"{p.name}, {version.title(role)}: {p.email}" for p in holders_of_role(role)
            ],
            "back": (reverse(JOURNEY.start), "Back"),
        },
    )


OTHER_TRACKS = ("council", "conduct", "service")


def procedure_for(track: str, is_member: bool) -> tuple[str, str, str, Role]:
    if track == "service":
        why = "Use the council’s complaints procedure for a resident’s complaint about a service."
        return "A complaint about a service", why, "service", Role.COORDINATOR
    if is_member:
        why = "This goes to the Monitoring Officer, under the members’ code of conduct."
        return "The conduct of a councillor", why, "conduct", Role.MONITORING_OFFICER
    why = "Use the grievance procedure for a complaint about another officer or your employment."
    return "Another officer, or your employment", why, "grievance", Role.MONITORING_OFFICER
