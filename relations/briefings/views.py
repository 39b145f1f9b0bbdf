"""Pages of briefings on agendas: the list, a new one, one briefing and its calendar file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol
from relations.briefings import actions, content, policy
from relations.briefings.forms import PlanBriefingForm
from relations.meeting_file import meeting_file
from relations.models import AgendaBriefing

BACK = "Back to briefings"


def briefing_or_404(request: PortalRequest, reference: str) -> AgendaBriefing:
    rows = AgendaBriefing.objects.with_people()
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
def briefing_list(request: PortalRequest) -> HttpResponse:
    """Those that this person sees, the latest first."""
    user = request.user
    rows = AgendaBriefing.objects.visible_to(user).with_people()
    page = page_of(rows, "starts_at", request.GET.get("after", ""), newest=True)
    earlier = {"url": f"?after={page.after}", "label": "Earlier briefings"}
    context = {
        "title": "Briefings on agendas",
        "desk": not user.is_member,
        "may": policy.can_plan_briefing(user),
        "rows": [content.briefing_line(row) for row in page.rows],
        "next_link": earlier if page.after else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/briefings/list.html", context)


@require_http_methods(["GET", "POST"])
def plan_briefing_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()

    def do(typed: Cleaned) -> None:
        names = ("meeting", "place", "starts_at", "ends_at")
        new = actions.NewBriefing(**{name: typed[name] for name in names})
        actions.plan_briefing(new, by=user, key=typed["key"])

    page = {
        "desk": True,
        "heading": "Plan a briefing on an agenda",
        "lead": "We will tell the leader and the deputy leader if it is about the Board, or the"
        " chair and the vice-chair of the committee.",
        "clause": version.cite_for(Behaviour.AGENDA_BRIEFINGS),
        "button": "Plan briefing",
        "cancel_url": reverse("relations:briefings"),
        "back": (reverse("relations:briefings"), BACK),
    }
    return verb_page(
        request,
        page,
        form=PlanBriefingForm,
        may=policy.can_plan_briefing(user, version),
        do=do,
        done="Briefing planned",
        to="relations:briefings",
    )


@require_safe
def briefing_page(request: PortalRequest, briefing_reference: str) -> HttpResponse:
    briefing, user = briefing_or_404(request, briefing_reference), request.user
    context = {
        "title": briefing.title,
        "overline": f"{briefing.reference}, briefing on an agenda",
        "desk": not user.is_member,
        "back": (reverse("relations:briefings"), BACK),
        "facts": content.facts_of_briefing(briefing),
        "briefing": briefing,
        "briefed": content.people_briefed(briefing),
        "unbriefed": content.people_unbriefed(briefing),
        "clause": briefing.version.cite_for(Behaviour.AGENDA_BRIEFINGS),
        "links": content.links_of_briefing(briefing, user),
        "file_url": reverse("relations:briefing-file", args=[briefing.reference])
        if policy.is_briefing_to_come(briefing)
        else "",
    }
    return render(request, "relations/briefings/briefing.html", context)


@require_safe
def briefing_file(request: PortalRequest, briefing_reference: str) -> HttpResponse:
    briefing = briefing_or_404(request, briefing_reference)
    title, path = f"Briefing for {briefing.title}", briefing.get_absolute_url()
    return meeting_file(briefing, title=title, path=path, number=briefing.reference)
