"""Pages of a councillor on a recruitment panel: confirm to judge on merit, declare, leave."""

from typing import NamedTuple

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from foundation.types import Cleaned
from people.models import User
from protocols.behaviours import Behaviour
from relations.case_verb import case_verb_page
from relations.models import RecruitmentPanel
from relations.panels import decisions, policy, words
from relations.panels.forms import ConfirmMeritForm, DeclareToPanelForm, PanelButtonForm
from relations.panels.views import BACK, panel_or_404
from relations.sealed_pages import sealed_page


class PageAfterDeclaring(NamedTuple):
    """The panel, or the list for someone who is no longer on it."""

    reference: str
    user: User

    def get_absolute_url(self) -> str:
        rows = RecruitmentPanel.objects.visible_to(self.user).filter(reference=self.reference)
        panel = rows.first()
        return panel.get_absolute_url() if panel else reverse("relations:panels")


@require_http_methods(["GET", "POST"])
@sealed_page
def panel_merit_page(request: PortalRequest, panel_reference: str) -> HttpResponse:
    panel, user = panel_or_404(request, panel_reference), request.user
    return case_verb_page(
        request,
        panel,
        {
            "heading": "Before you open this panel",
            "lead": words.MERIT,
            "clause": panel.version.cite_for(Behaviour.PANEL_MERIT),
            "button": "Confirm",
            "back": (reverse("relations:panels"), BACK),
            "cancel_url": reverse("relations:panels"),
        },
        form=ConfirmMeritForm,
        can=policy.can_confirm_merit,
        do=lambda typed: decisions.confirm_merit(panel, by=user),
        done="Confirmation recorded",
        reads_first=True,
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def panel_connections_page(request: PortalRequest, panel_reference: str) -> HttpResponse:
    panel, user = panel_or_404(request, panel_reference), request.user

    def do(typed: Cleaned) -> None:
        names = ("asked_about", "connected", "text")
        decisions.declare_to_panel(panel, **{name: typed[name] for name in names}, by=user)

    may = policy.can_declare_to_panel(user, panel)
    candidates = panel.all_candidates if may else []
    return case_verb_page(
        request,
        panel,
        {
            "heading": "Declare your connections to the candidates",
            "to": PageAfterDeclaring(panel.reference, user),
            "lead": words.IF_CONNECTED,
            "clause": panel.version.cite_for(Behaviour.PANEL_CONNECTIONS),
            "button": "Declare",
            "back": (reverse("relations:panels"), BACK),
            "cancel_url": reverse("relations:panels"),
        },
        form=DeclareToPanelForm,
        can=policy.can_declare_to_panel,
        do=do,
        done="Declaration recorded",
        candidates=candidates,
        initial={"shown": ",".join(str(one.key) for one in candidates)},
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def leave_panel_page(request: PortalRequest, panel_reference: str) -> HttpResponse:
    panel, user = panel_or_404(request, panel_reference), request.user
    return case_verb_page(
        request,
        panel,
        {
            "heading": "Leave this panel",
            "to": reverse("relations:panels"),
            "lead": "You do not give a reason. You cannot be added to this panel again.",
            "button": "Leave panel",
        },
        form=PanelButtonForm,
        can=policy.can_leave_panel,
        do=lambda typed: decisions.leave_panel(panel, by=user),
        done="You are no longer on the panel",
    )
