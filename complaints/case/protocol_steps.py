"""Actions that some protocols ask for: a talk, telling the leaders, a committee, discipline."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied

from complaints import sealed_contents
from complaints.case import step_policy
from complaints.models import (
    CommitteeConsulted,
    Complaint,
    DisciplineConsidered,
    DisciplineDecision,
    LeaderRole,
    LeaderToTell,
    PersonInformed,
    Talk,
    TalkedTo,
    Verb,
)
from complaints.sealed_change import Act, complaint_action, save_change
from people.models import User
from protocols.routes import Office
from protocols.words import full_day

NOT_TO_BE_TOLD = "{} is not among the leaders to tell, or has already been told."


@complaint_action(step_policy.can_record_talk)
def record_talk(complaint: Complaint, *, talk: Talk, by: User, key: UUID) -> None:
    """Record a talk with the councillor, or with the leader of their group by name."""
    held = complaint.held
    if talk.to == TalkedTo.COUNCILLOR:
        talk = replace(talk, who=complaint.says.about.name)
    done = Act(Verb.TALKED, what=f"{talk_partner(talk)}, {full_day(talk.on)}")
    save_change(complaint, done, by=by, key=key, held=replace(held, talks=(*held.talks, talk)))


def talk_partner(talk: Talk) -> str:
    return talk.who if talk.to == TalkedTo.COUNCILLOR else f"{talk.who}, group leader"


@complaint_action(step_policy.can_tell_chief_executive)
def record_chief_executive_told(complaint: Complaint, *, on: date, by: User, key: UUID) -> None:
    """Record that the Chief Executive was told. Nothing waits for it."""
    title = sealed_contents.office_title(complaint.version, Office.CHIEF_EXECUTIVE)
    held, one = complaint.held, PersonInformed(who=title, on=on)
    done = Act(Verb.INFORMED, what=f"{title}, {full_day(on)}")
    held = replace(held, informed=(*held.informed, one))
    save_change(complaint, done, by=by, key=key, held=held)


@complaint_action(step_policy.can_name_leaders)
def name_leaders(
    complaint: Complaint,
    *,
    leader: str,
    group_leaders: Sequence[str],
    why_none: str,
    by: User,
    key: UUID,
) -> None:
    """Name everyone to tell. Those who were named and told already stay told."""
    held = complaint.held
    told = {(one.role, one.who): one.on for one in held.leaders}
    named = [(LeaderRole.LEADER.value, leader)]
    named += [(LeaderRole.GROUP_LEADER.value, who) for who in dict.fromkeys(group_leaders)]
    leaders = tuple(LeaderToTell(role, who, told.get((role, who))) for role, who in named)
    done = Act(Verb.LEADERS_NAMED, what=", ".join(who for _, who in named))
    held = replace(held, leaders=leaders, no_group_leaders="" if group_leaders else why_none)
    save_change(complaint, done, by=by, key=key, held=held)


@complaint_action(step_policy.can_record_leader_told)
def record_leader_told(complaint: Complaint, *, who: str, on: date, by: User, key: UUID) -> None:
    """Record when one of the leaders was told. Raises PermissionDenied for anyone else."""
    held = complaint.held
    if not any(one.who == who and one.on is None for one in held.leaders):
        raise PermissionDenied(NOT_TO_BE_TOLD.format(who))
    leaders = tuple(
        replace(one, on=on) if one.who == who and one.on is None else one for one in held.leaders
    )
    done = Act(Verb.LEADER_TOLD, what=f"{who}, {full_day(on)}")
    save_change(complaint, done, by=by, key=key, held=replace(held, leaders=leaders))


@complaint_action(step_policy.can_consult_committee)
def record_committee_consulted(
    complaint: Complaint, *, who: str, on: date, text: str, by: User, key: UUID
) -> None:
    """Record what a committee said, before the course of action is decided."""
    held, one = complaint.held, CommitteeConsulted(who=who, on=on, text=text)
    done = Act(Verb.COMMITTEE, what=f"{who}, {full_day(on)}")
    held = replace(held, consultations=(*held.consultations, one))
    save_change(complaint, done, by=by, key=key, held=held)


@complaint_action(step_policy.can_consider_discipline)
def consider_discipline(
    complaint: Complaint, *, decision: str, on: date, text: str, by: User, key: UUID
) -> None:
    """Record whether the officer will be disciplined. The councillor is told nothing of it."""
    held, one = complaint.held, DisciplineConsidered(decision=decision, on=on, text=text)
    what = f"{str(DisciplineDecision(decision).label).lower()}, {full_day(on)}"
    held = replace(held, discipline=(*held.discipline, one))
    save_change(complaint, Act(Verb.DISCIPLINE, what=what), by=by, key=key, held=held)
