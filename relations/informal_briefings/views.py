"""Pages of informal briefings: the list, the request, one briefing and its calendar file."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from protocols.behaviours import Behaviour
from protocols.version_cache import todays_protocol
from relations.informal_briefings import actions, content, policy
from relations.informal_briefings.forms import AskInformalBriefingForm
from relations.meeting_file import meeting_file
from relations.models import InformalBriefing, InformalBriefingState

BACK = "Back to informal briefings"


def informal_briefing_or_404(request: PortalRequest, reference: str) -> InformalBriefing:
    rows = InformalBriefing.objects.with_people()
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
def informal_briefing_list(request: PortalRequest) -> HttpResponse:
    """Those that this person sees, the latest first."""
    user = request.user
    rows = InformalBriefing.objects.visible_to(user).with_people()
    page = page_of(rows, "starts_at", request.GET.get("after", ""), newest=True)
    earlier = {"url": f"?after={page.after}", "label": "Earlier briefings"}
    context = {
        "title": "Informal briefings",
        "desk": not user.is_member,
        "may": policy.can_ask_informal_briefing(user),
        "rows": [content.informal_briefing_line(row) for row in page.rows],
        "next_link": earlier if page.after else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/informal_briefings/list.html", context)


@require_http_methods(["GET", "POST"])
def ask_informal_briefing_page(request: PortalRequest) -> HttpResponse:
    user, version = request.user, todays_protocol()
    may = policy.can_ask_informal_briefing(user, version)
    may.or_raise()

    def do(typed: Cleaned) -> None:
        names = ("committee", "service", "title", "place", "starts_at", "ends_at")
        new = actions.NewInformalBriefing(**{name: typed[name] for name in names})
        actions.ask_informal_briefing(new, by=user, key=typed["key"])

    page: Context = {
        "heading": "Ask for an informal briefing",
        "lead": "Say when it would suit you. The senior officers can arrange another time.",
        "clause": version.cite_for(Behaviour.INFORMAL_BRIEFINGS),
        "button": "Ask for briefing",
        "cancel_url": reverse("relations:informal-briefings"),
        "back": (reverse("relations:informal-briefings"), BACK),
    }
    return verb_page(
        request,
        page,
        form=AskInformalBriefingForm,
        may=may,
        do=do,
        done="Briefing asked for",
        to="relations:informal-briefings",
        reads_first=True,
        user=user,
    )


@require_safe
def informal_briefing_page(request: PortalRequest, informal_reference: str) -> HttpResponse:
    briefing, user = informal_briefing_or_404(request, informal_reference), request.user
    arranged = briefing.status == InformalBriefingState.ARRANGED
    context = {
        "title": briefing.title,
        "overline": f"{briefing.reference}, informal briefing",
        "desk": not user.is_member,
        "back": (reverse("relations:informal-briefings"), BACK),
        "facts": content.facts_of_informal_briefing(briefing),
        "briefing": briefing,
        "arranged": arranged,
        "clause": briefing.version.cite_for(Behaviour.INFORMAL_BRIEFINGS),
        "links": content.links_of_informal_briefing(briefing, user),
        "file_url": reverse("relations:informal-briefing-file", args=[briefing.reference])
        if arranged and not briefing.has_begun
        else "",
    }
    return render(request, "relations/informal_briefings/briefing.html", context)


@require_safe
def informal_briefing_file(request: PortalRequest, informal_reference: str) -> HttpResponse:
    briefing = informal_briefing_or_404(request, informal_reference)
    title, path = f"Informal briefing {briefing.reference}", briefing.get_absolute_url()
    return meeting_file(briefing, title=title, path=path, number=briefing.reference)
