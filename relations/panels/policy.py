"""Policy of recruitment panels: who sets one up, who sits on it, who reads the candidates."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.models import (
    PanelSeat,
    PanelState,
    RecruitmentPanel,
    acts_for_human_resources,
    reads_every_panel,
)

# A version that asks for any of these has panels.
PANELS = (Behaviour.PANEL_CONNECTIONS, Behaviour.PANEL_MERIT, Behaviour.PANEL_TRAINING)
NOT_ASKED = "The protocol does not provide for recruitment panels in Concordat."
ONLY_HUMAN_RESOURCES = (
    "Only the head of human resources can do this. While no one holds that post, the Monitoring"
    " Officer can."
)
NOT_ON_PANEL = "Only a councillor on this panel can do this."
CLOSED = {
    PanelState.DECIDED: "The outcome of this panel has been recorded.",
    PanelState.CANCELLED: "This panel has been cancelled.",
}


def can_set_up_panel(user: User, version: Protocol | None = None) -> Verdict:
    """The head of human resources, if the version in force provides for panels."""
    if not keeps_panels(user):
        return denied(ONLY_HUMAN_RESOURCES)
    version = version or in_force_or_none()
    return ALLOWED if version and version.clause_for(*PANELS) else denied(NOT_ASKED)


def keeps_panels(user: User) -> bool:
    """Human resources, or who stands in for them."""
    return acts_for_human_resources(user)


def can_change_panel(user: User, panel: RecruitmentPanel) -> Verdict:
    """Add people and candidates, remove people, change the time, cancel: human resources, until
    the outcome is recorded."""
    if not keeps_panels(user):
        return denied(ONLY_HUMAN_RESOURCES)
    return is_open(panel)


def is_open(panel: RecruitmentPanel) -> Verdict:
    closed = CLOSED.get(PanelState(panel.status))
    return denied(closed) if closed else ALLOWED


def member_seat(user: User, panel: RecruitmentPanel) -> PanelSeat | None:
    seat = panel.seat_of(user)
    return seat if seat and seat.is_member else None


def can_leave_panel(user: User, panel: RecruitmentPanel) -> Verdict:
    """A councillor on it, without a reason, while it is open."""
    return is_open(panel) if member_seat(user, panel) else denied(NOT_ON_PANEL)


def can_confirm_merit(user: User, panel: RecruitmentPanel) -> Verdict:
    """A councillor on it, once, if the protocol asks for it."""
    seat = member_seat(user, panel)
    if seat is None:
        return denied(NOT_ON_PANEL)
    if not panel.version.clause_for(Behaviour.PANEL_MERIT):
        return denied("The protocol does not ask for this.")
    if seat.merit_confirmed_at:
        return denied("You have confirmed this already.")
    return is_open(panel)


def has_to_confirm(seat: PanelSeat, panel: RecruitmentPanel) -> bool:
    asked = panel.version.clause_for(Behaviour.PANEL_MERIT)
    return bool(asked) and seat.merit_confirmed_at is None


def can_declare_to_panel(user: User, panel: RecruitmentPanel) -> Verdict:
    """A councillor on it who has confirmed to judge on merit, as often as they like."""
    seat = member_seat(user, panel)
    if seat is None:
        return denied(NOT_ON_PANEL)
    if not panel.version.clause_for(Behaviour.PANEL_CONNECTIONS):
        return denied("The protocol does not ask for this.")
    if has_to_confirm(seat, panel):
        return denied("Confirm that you will judge the candidates on merit first.")
    if not panel.all_candidates:
        return denied("There are no candidates yet.")
    return is_open(panel)


def has_to_declare(seat: PanelSeat, panel: RecruitmentPanel) -> bool:
    """Whether there is a candidate this member has not been asked about."""
    if not panel.version.clause_for(Behaviour.PANEL_CONNECTIONS):
        return False
    candidates = {str(candidate.key) for candidate in panel.all_candidates}
    return bool(candidates) and not candidates <= set(seat.declaration.asked_about)


def has_passed(seat: PanelSeat, panel: RecruitmentPanel) -> bool:
    """Whether the panel is open to this member, who has confirmed and declared everything."""
    return not has_to_confirm(seat, panel) and not has_to_declare(seat, panel)


def can_read_candidates(user: User, panel: RecruitmentPanel) -> Verdict:
    """Human resources, the Monitoring Officer, the officers who support the panel, and a councillor
    on it who has confirmed and declared what the protocol asks for."""
    seat = panel.seat_of(user)
    if reads_every_panel(user) or (seat and (not seat.is_member or has_passed(seat, panel))):
        return ALLOWED
    return denied("You did not confirm and declare what the protocol asks for.")


def can_read_panel_declarations(user: User) -> Verdict:
    """The Monitoring Officer alone."""
    if Role.MONITORING_OFFICER in user.offices:
        return ALLOWED
    return denied("Only the Monitoring Officer can read why someone is no longer on a panel.")


def can_record_outcome(user: User, panel: RecruitmentPanel) -> Verdict:
    """Human resources, once the panel has met, if a councillor could decide."""
    if not (may := can_change_panel(user, panel)):
        return may
    if not panel.has_begun:
        return denied("The panel has not met yet.")
    if not deciding_seats(panel):
        return denied(
            "No councillor on this panel has confirmed and declared what the protocol asks for."
        )
    return ALLOWED


def deciding_seats(panel: RecruitmentPanel) -> list[PanelSeat]:
    """Those of the councillors that the panel is open to."""
    return [seat for seat in panel.seated if seat.is_member and has_passed(seat, panel)]
