"""Actions of human resources on a recruitment panel: set it up, add people and candidates, remove
someone, change the time, cancel."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.cases import move_case, next_reference, verb
from casework.sealing.field import sealed_values
from casework.sealing.row_tags import row_tag
from foundation.history import write
from foundation.turns import made_before
from people.models import Service, User
from protocols.behaviours import Behaviour
from protocols.version_cache import in_force
from relations.models import (
    CandidateDetails,
    PanelCandidate,
    PanelSeat,
    PanelState,
    PanelVerb,
    RecruitmentPanel,
    TrainingKind,
    candidate_tag,
    trained_councillors,
)
from relations.panels import notices, policy

NOT_TRAINED = "This councillor has no date of training for recruitment on record."
HAS_LEFT = "This person is no longer on the panel, and cannot be added again."
SUPPORTS = "This officer supports the panel. Remove them from the panel first."
IS_CANDIDATE = "This officer cannot support the panel. Select someone else."


@dataclass(frozen=True)
class NewPanel:
    """What was typed; `post` is what the candidates apply for, both times are aware."""

    post: str
    service: Service
    starts_at: datetime
    ends_at: datetime
    place: str


@transaction.atomic
def set_up_panel(new: NewPanel, *, by: User, key: UUID) -> RecruitmentPanel:
    """The same form is the same panel (Oxford 23.16(a))."""
    if before := made_before(RecruitmentPanel.objects.all(), key):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_set_up_panel(by, version).or_raise()
    panel = RecruitmentPanel(
        reference=next_reference("RP", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=PanelState.OPEN,
        title=new.post,
        service=new.service,
        place=new.place,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
    )
    write(panel, by=by, reason=PanelVerb.SET_UP)
    return panel


@verb(policy.can_change_panel)
def add_candidate(
    panel: RecruitmentPanel, *, name: str, officer: User | None, row_key: UUID, by: User
) -> None:
    """`officer` is set for a candidate who works for the council. Members who had declared are told
    to do it again before the panel opens to them."""
    if made_before(PanelCandidate.objects.all(), row_key, panel=panel):
        return
    if officer and any(seat.person_id == officer.pk for seat in panel.seated):
        raise PermissionDenied(SUPPORTS)
    details = CandidateDetails(name=name, officer=officer.pk if officer else None)
    candidate = PanelCandidate(key=row_key, panel=panel)
    if officer:
        candidate.officer = row_tag(candidate_tag(officer.pk), row_key)
    fields = sealed_values(candidate, said=details.to_json())
    write(candidate, by=by, reason=PanelVerb.ADDED, **fields)
    declared = [seat for seat in panel.seated if seat.declared is not None]
    sentence = "There is something new to declare about a recruitment panel."
    notices.tell_seats(panel, declared, "panel-candidate", sentence, once=str(row_key))


@verb(policy.can_change_panel)
def add_panel_member(panel: RecruitmentPanel, *, member: User, by: User) -> None:
    """A councillor, trained if the protocol asks for it (Oxford 23.16(a)-p6)."""
    asked = panel.version.clause_for(Behaviour.PANEL_TRAINING)
    trained = trained_councillors(TrainingKind.RECRUITMENT)
    if not member.is_member or (asked and not trained.filter(pk=member.pk).exists()):
        raise PermissionDenied(NOT_TRAINED)
    add_seat(panel, member, is_member=True, by=by)


@verb(policy.can_change_panel)
def add_panel_officer(panel: RecruitmentPanel, *, officer: User, by: User) -> None:
    """An officer who supports the panel. A candidate cannot, and why is not said."""
    if any(candidate.details.officer == officer.pk for candidate in panel.all_candidates):
        raise PermissionDenied(IS_CANDIDATE)
    add_seat(panel, officer, is_member=False, by=by)


def add_seat(panel: RecruitmentPanel, person: User, *, is_member: bool, by: User) -> None:
    """Once: who sits there already keeps the seat, who has left it does not get it back."""
    before = next((seat for seat in panel.all_seats if seat.person_id == person.pk), None)
    if before and before.left_at is None:
        return
    if before:
        raise PermissionDenied(HAS_LEFT)
    seat = PanelSeat(panel=panel, person=person, is_member=is_member)
    write(seat, by=by, reason=PanelVerb.ADDED)
    notices.tell_added(panel, person)


@verb(policy.can_change_panel)
def remove_from_panel(panel: RecruitmentPanel, *, seat: PanelSeat, by: User) -> None:
    """The record names no one, as if the person had left."""
    found = next((one for one in panel.seated if one.pk == seat.pk), None)
    if found:
        write(found, by=None, reason=PanelVerb.LEFT, left_at=timezone.now())


@verb(policy.can_change_panel)
def move_panel(
    panel: RecruitmentPanel, *, starts_at: datetime, ends_at: datetime, place: str, by: User
) -> None:
    """Both times are aware. Those on the panel are told."""
    times = {"starts_at": starts_at, "ends_at": ends_at, "place": place}
    move_case(panel, PanelState.OPEN, by=by, reason=PanelVerb.MOVED, **times)
    sentence = "The time or place of a recruitment panel has changed."
    once = f"{starts_at.isoformat()} {timezone.now().isoformat()}"
    notices.tell_seats(panel, panel.seated, "panel-moved", sentence, once=once)


@verb(policy.can_change_panel)
def cancel_panel(panel: RecruitmentPanel, *, by: User) -> None:
    move_case(panel, PanelState.CANCELLED, by=by, reason=PanelVerb.CANCELLED)
    sentence = "A recruitment panel has been cancelled."
    notices.tell_seats(panel, panel.seated, "panel-cancelled", sentence, once="cancelled")


def vacate_panel_seat(seat: PanelSeat) -> None:
    """Of somebody whose post has ended. The record names no one; human resources are told. In a
    transaction that holds the seat."""
    write(seat, by=None, reason=PanelVerb.LEFT, left_at=timezone.now())
    who = "A councillor" if seat.is_member else "An officer"
    notices.tell_human_resources(seat.panel, once=f"post-ended:{seat.key}", who=who)
