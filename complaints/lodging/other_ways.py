"""Complaining from a case, and the way to other procedures."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from casework.http import PortalRequest
from complaints import policy
from complaints.lodging import check_answers, drafts, from_case, steps
from complaints.lodging.ask_who import CONDUCT, COUNCIL, to_be_read
from complaints.lodging.views import CAPTION, drafting_by, todays_protocol, url_of
from complaints.sealed_views import intake_page
from people.models import holders
from people.roles import Role


@require_POST
@intake_page
def concern(request: PortalRequest) -> HttpResponse:
    """Begin a complaint with a case noted in it. The reference is in the form that was sent, so
    that no address and no log has it; a draft that is there stays, and goes first."""
    draft, answers = drafting_by(request)
    user, version = request.user, todays_protocol()
    origin = from_case.of(user, request.POST.get("case", "")[:20])
    if not origin:
        raise Http404
    if answers.get("done"):
        back = reverse("complaints:index"), "Back to complaints"
        return render(request, "complaints/draft_first.html", {"overline": CAPTION, "back": back})
    answers = {
        "track": COUNCIL if drafts.is_from_member(user) else CONDUCT,
        "concern": True,
        "case": origin,
        "suggested": from_case.other_side(user, origin["reference"]),
        "done": [] if to_be_read(user, version) else ["about"],
    }
    drafts.save(draft, check_answers.with_route(user, answers, version))
    return redirect(url_of(steps.next_step(answers)))


@require_safe
@intake_page
def other(request: PortalRequest, track: str) -> HttpResponse:
    """What the portal does not take, and who does."""
    policy.can_complain(request.user).or_raise()
    if track not in OTHER or steps.is_ours(request.user, track):
        raise Http404
    heading, why, procedure, role = other_way(track, request.user.is_member)
    version = todays_protocol()
    return render(
        request,
        "complaints/other.html",
        {
            "overline": CAPTION,
            "heading": heading,
            "why": why,
            "url": version.procedures.get(procedure, ""),
            "contact": [f"{p.name}, {version.title(role)}: {p.email}" for p in holders(role)],
            "back": (url_of("about"), "Back"),
        },
    )


OTHER = ("council", "conduct", "service")


def other_way(track: str, is_member: bool) -> tuple[str, str, str, Role]:
    if track == "service":
        why = "Use the council’s complaints procedure for a resident’s complaint about a service."
        return "A complaint about a service", why, "service", Role.COORDINATOR
    if is_member:
        why = "This goes to the Monitoring Officer, under the members’ code of conduct."
        return "The conduct of a councillor", why, "conduct", Role.MONITORING_OFFICER
    why = "Use the grievance procedure for a complaint about another officer or your employment."
    return "Another officer, or your employment", why, "grievance", Role.MONITORING_OFFICER
