"""Pages of recruitment panels: the list, a new one, one panel and its calendar file."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casework.http import PortalRequest, verb_page, visible_or_404
from foundation.paging import page_of
from foundation.types import Cleaned, Context
from people.models import User
from people.step_up.pages import Purpose, needs_recent_sign_in
from relations.meeting_file import meeting_file
from relations.models import RecruitmentPanel
from relations.panels import actions, content, policy
from relations.panels.forms import SetUpPanelForm
from relations.sealed_pages import sealed_page

BACK = "Back to recruitment panels"


def panel_or_404(request: PortalRequest, reference: str) -> RecruitmentPanel:
    rows = RecruitmentPanel.objects.select_related("service")
    return visible_or_404(rows, request.user, reference=reference)


@require_safe
@sealed_page
def panel_list(request: PortalRequest) -> HttpResponse:
    """Those that this person sees, the latest first."""
    user = request.user
    rows = RecruitmentPanel.objects.visible_to(user).select_related("service")
    page = page_of(rows, "starts_at", request.GET.get("after", ""), newest=True)
    earlier = {"url": f"?after={page.after}", "label": "Earlier panels"}
    context = {
        "title": "Recruitment panels",
        "desk": not user.is_member,
        "may": policy.can_set_up_panel(user),
        "rows": [content.panel_line(row) for row in page.rows],
        "next_link": earlier if page.after else None,
        "first_url": "" if page.is_first else "?",
        "back": (reverse("relations:index"), "Back to meetings and connections"),
    }
    return render(request, "relations/panels/list.html", context)


@require_http_methods(["GET", "POST"])
@sealed_page
def set_up_panel_page(request: PortalRequest) -> HttpResponse:
    user, url = request.user, reverse("relations:panels")

    def do(typed: Cleaned) -> None:
        names = ("post", "service", "starts_at", "ends_at", "place")
        new = actions.NewPanel(**{name: typed[name] for name in names})
        actions.set_up_panel(new, by=user, key=typed["key"])

    return verb_page(
        request,
        {
            "desk": True,
            "heading": "Set up a recruitment panel",
            "lead": "Add the candidates, the councillors and the officers on the next page.",
            "button": "Set up panel",
            "cancel_url": url,
            "back": (url, BACK),
        },
        form=SetUpPanelForm,
        may=policy.can_set_up_panel(user),
        do=do,
        done="Recruitment panel set up",
        to=url,
    )


@require_safe
@sealed_page
def panel_page(request: PortalRequest, panel_reference: str) -> HttpResponse:
    """A councillor on it first confirms and declares what the protocol asks for."""
    panel, user = panel_or_404(request, panel_reference), request.user
    if policy.can_confirm_merit(user, panel):
        return redirect("relations:panel-merit", panel.reference)
    seat = policy.member_seat(user, panel)
    may_declare = policy.can_declare_to_panel(user, panel)
    if seat and may_declare and policy.has_to_declare(seat, panel):
        return redirect("relations:panel-connections", panel.reference)
    return render(request, "relations/panels/panel.html", panel_context(panel, user))


def panel_context(panel: RecruitmentPanel, user: User) -> Context:
    links = content.links_of_panel(panel, user)
    file_url = reverse("relations:panel-file", args=[panel.reference])
    return {
        "title": panel.title,
        "overline": f"{panel.reference}, recruitment panel",
        "desk": not user.is_member,
        "back": (reverse("relations:panels"), BACK),
        "facts": content.facts_of_panel(panel),
        "panel": panel,
        "people": content.people_of_panel(panel, user),
        "may_read": policy.can_read_candidates(user, panel),
        "candidates": content.candidate_names(panel, user),
        "declarations": content.declarations_of_panel(panel, user),
        "outcome": content.outcome_rows(panel, user),
        "links": links,
        "grey": bool(links) and links[0]["label"] != content.OUTCOME,
        "clause": panel.version.cite_for(*policy.PANELS),
        "file_url": "" if panel.has_begun else file_url,
    }


@require_safe
@needs_recent_sign_in(Purpose.SEALED_FILE, is_download=True)
@sealed_page
def panel_file(request: PortalRequest, panel_reference: str) -> HttpResponse:
    """Its title names no post: the file is read in other programs."""
    panel = panel_or_404(request, panel_reference)
    title = f"Recruitment panel {panel.reference}"
    path = panel.get_absolute_url()
    return meeting_file(panel, title=title, path=path, number=panel.reference)
