"""Pages of human resources for one verb on a recruitment panel."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from casework.http import PortalRequest
from foundation.dates_in_words import clock
from foundation.types import Cleaned
from protocols.behaviours import Behaviour
from relations.case_verb import case_verb_page
from relations.meeting_times import MeetingTimesForm
from relations.panels import actions, decisions, policy, routing
from relations.panels.forms import (
    AddCandidateForm,
    AddPanelMemberForm,
    AddPanelOfficerForm,
    PanelButtonForm,
    PanelOutcomeForm,
)
from relations.panels.views import panel_or_404
from relations.sealed_pages import sealed_page


@require_http_methods(["GET", "POST"])
@sealed_page
def add_candidate_page(request: PortalRequest, panel_reference: str) -> HttpResponse:
    panel, user = panel_or_404(request, panel_reference), request.user

    def do(typed: Cleaned) -> None:
        names = {name: typed[name] for name in ("name", "officer")}
        actions.add_candidate(panel, **names, row_key=typed["key"], by=user)

    return case_verb_page(
        request,
        panel,
        {
            "heading": "Add a candidate",
            "lead": "The name is encrypted. The councillors on the panel say whether they have a"
            " connection to the candidate before they read anything else.",
            "clause": panel.version.cite_for(Behaviour.PANEL_CONNECTIONS),
            "button": "Add candidate",
        },
        form=AddCandidateForm,
        can=policy.can_change_panel,
        do=do,
        done="Candidate added",
        officers=routing.officers_as_candidates(panel, user),
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def add_panel_member_page(request: PortalRequest, panel_reference: str) -> HttpResponse:
    panel, user = panel_or_404(request, panel_reference), request.user
    asked = panel.version.clause_for(Behaviour.PANEL_TRAINING)
    return case_verb_page(
        request,
        panel,
        {
            "heading": "Add a councillor",
            "lead": "Only councillors with a date of training for recruitment are listed."
            if asked
            else "",
            "clause": panel.version.cite_for(Behaviour.PANEL_TRAINING),
            "button": "Add councillor",
        },
        form=AddPanelMemberForm,
        can=policy.can_change_panel,
        do=lambda typed: actions.add_panel_member(panel, member=typed["member"], by=user),
        done="Councillor added",
        members=routing.members_to_add(panel),
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def add_panel_officer_page(request: PortalRequest, panel_reference: str) -> HttpResponse:
    panel, user = panel_or_404(request, panel_reference), request.user
    return case_verb_page(
        request,
        panel,
        {
            "heading": "Add an officer",
            "lead": "The officer supports the panel, and can read the names of the candidates.",
            "button": "Add officer",
        },
        form=AddPanelOfficerForm,
        can=policy.can_change_panel,
        do=lambda typed: actions.add_panel_officer(panel, officer=typed["officer"], by=user),
        done="Officer added",
        officers=routing.officers_to_add(panel),
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def remove_from_panel_page(request: PortalRequest, panel_reference: str, pk: int) -> HttpResponse:
    panel, user = panel_or_404(request, panel_reference), request.user
    seat = next((one for one in panel.all_seats if one.pk == pk), None)
    if seat is None:
        raise Http404
    return case_verb_page(
        request,
        panel,
        {
            "heading": f"Remove {seat.person.name} from this panel",
            "lead": f"{seat.person.name} can no longer read it, and cannot be added again.",
            "button": "Remove from panel",
        },
        form=PanelButtonForm,
        can=policy.can_change_panel,
        do=lambda typed: actions.remove_from_panel(panel, seat=seat, by=user),
        done=f"{seat.person.name} is no longer on the panel",
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def panel_time_page(request: PortalRequest, panel_reference: str) -> HttpResponse:
    panel, user = panel_or_404(request, panel_reference), request.user
    names = ("starts_at", "ends_at", "place")
    return case_verb_page(
        request,
        panel,
        {
            "heading": "Change the time or place",
            "lead": "We will tell those on the panel.",
            "button": "Save time and place",
        },
        form=MeetingTimesForm,
        can=policy.can_change_panel,
        do=lambda typed: actions.move_panel(panel, **{n: typed[n] for n in names}, by=user),
        done="Time and place saved",
        initial={
            "day": panel.held_on,
            "starts": clock(panel.starts_at),
            "ends": clock(panel.ends_at),
            "place": panel.place,
        },
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def cancel_panel_page(request: PortalRequest, panel_reference: str) -> HttpResponse:
    panel, user = panel_or_404(request, panel_reference), request.user
    return case_verb_page(
        request,
        panel,
        {
            "heading": "Cancel this panel",
            "lead": "We will tell those on the panel. What was recorded stays.",
            "button": "Cancel panel",
        },
        form=PanelButtonForm,
        can=policy.can_change_panel,
        do=lambda typed: actions.cancel_panel(panel, by=user),
        done="Panel cancelled",
    )


@require_http_methods(["GET", "POST"])
@sealed_page
def panel_outcome_page(request: PortalRequest, panel_reference: str) -> HttpResponse:
    panel, user = panel_or_404(request, panel_reference), request.user
    deciding = ", ".join(seat.person.styled for seat in policy.deciding_seats(panel))

    def do(typed: Cleaned) -> None:
        names = {name: typed[name] for name in ("appointed", "reasons")}
        decisions.record_outcome(panel, **names, by=user)

    return case_verb_page(
        request,
        panel,
        {
            "heading": "Record the outcome",
            "lead": f"These councillors are recorded as having decided: {deciding}.",
            "clause": panel.version.cite_for(Behaviour.PANEL_MERIT),
            "button": "Record outcome",
        },
        form=PanelOutcomeForm,
        can=policy.can_record_outcome,
        do=do,
        done="Outcome recorded",
        candidates=panel.all_candidates,
    )
