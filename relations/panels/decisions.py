"""Decisions on a recruitment panel: a member confirms, declares or leaves; the outcome."""

from collections.abc import Sequence

from django.utils import timezone

from casework.cases import move_case, verb
from casework.connections import people_connected_to
from casework.sealing.field import sealed_values
from foundation.history import write
from people.models import User
from relations.models import (
    PanelCandidate,
    PanelDeclaration,
    PanelOutcome,
    PanelSeat,
    PanelState,
    PanelVerb,
    RecruitmentPanel,
)
from relations.panels import notices, policy


@verb(policy.can_confirm_merit)
def confirm_merit(panel: RecruitmentPanel, *, by: User) -> None:
    """Oxford 23.16(a)-p5."""
    now = timezone.now()
    write(seat_on(panel, by), by=by, reason=PanelVerb.CONFIRMED, merit_confirmed_at=now)


@verb(policy.can_declare_to_panel)
def declare_to_panel(
    panel: RecruitmentPanel,
    *,
    asked_about: Sequence[str],
    connected: Sequence[str],
    text: str,
    by: User,
) -> None:
    """`asked_about` and `connected` are keys of candidates. With a connection, or one that is in
    the register of declared connections, the member is off the panel (Oxford 23.16(a))."""
    seat = seat_on(panel, by)
    found = dict.fromkeys([*connected, *registered_connections(by, panel.all_candidates)])
    said = PanelDeclaration(
        asked_about=tuple(asked_about), connected=tuple(found), text=text, at=timezone.now()
    )
    fields: dict[str, object] = dict(sealed_values(seat, declared=said.to_json()))
    if found:
        leave_seat(panel, seat, **fields)
    else:
        write(seat, by=by, reason=PanelVerb.DECLARED, **fields)


def registered_connections(member: User, candidates: Sequence[PanelCandidate]) -> list[str]:
    """The keys of candidates with a declared connection to this member."""
    officers = {one.details.officer: str(one.key) for one in candidates if one.details.officer}
    found = people_connected_to(member.pk, [pk for pk in officers if pk])
    return [key for officer, key in officers.items() if officer in found]


@verb(policy.can_leave_panel)
def leave_panel(panel: RecruitmentPanel, *, by: User) -> None:
    """Without a reason, so that a member who leaves may have had any."""
    leave_seat(panel, seat_on(panel, by))


def leave_seat(panel: RecruitmentPanel, seat: PanelSeat, **fields: object) -> None:
    """One record for every way of leaving: it names no one and gives no reason."""
    write(seat, by=None, reason=PanelVerb.LEFT, left_at=timezone.now(), **fields)
    notices.tell_human_resources(panel, once=str(seat.key))


def seat_on(panel: RecruitmentPanel, member: User) -> PanelSeat:
    """Raises LookupError if there is none: the policy was not asked."""
    if seat := policy.member_seat(member, panel):
        return seat
    raise LookupError(f"There is no seat on panel {panel.pk}.")


@verb(policy.can_record_outcome)
def record_outcome(panel: RecruitmentPanel, *, appointed: str, reasons: str, by: User) -> None:
    """`appointed` is the name of the candidate, "" for no one. The councillors for whom the panel
    was open are those who decided."""
    outcome = PanelOutcome(
        appointed=appointed,
        reasons=reasons,
        members=tuple(seat.person.styled for seat in policy.deciding_seats(panel)),
        recorded_by=by.name,
        at=timezone.now(),
    )
    fields = sealed_values(panel, outcome=outcome.to_json())
    move_case(panel, PanelState.DECIDED, by=by, reason=PanelVerb.DECIDED, **fields)
    sentence = "The outcome of a recruitment panel has been recorded."
    notices.tell_seats(panel, panel.seated, "panel-decided", sentence, once="decided")
