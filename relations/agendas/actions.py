"""Actions on the agenda of a meeting: record it, consult, answer, cancel, remind."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.cases import move_case, next_reference, verb
from casework.notices import ledger
from foundation.history import write
from foundation.turns import made_before, wait_for_turn
from people.models import Committee, User
from protocols.behaviours import Behaviour
from protocols.version_cache import in_force
from relations.agendas import policy, routing
from relations.models import BOARD, AgendaConsultation, AgendaState, AgendaVerb

RECORDED_ALREADY = "A meeting of this body at this time has been recorded already."


@dataclass(frozen=True)
class NewAgenda:
    """What was typed; both times are aware. No committee: the Board."""

    committee: Committee | None
    place: str
    starts_at: datetime
    ends_at: datetime


@transaction.atomic
def plan_consultation(new: NewAgenda, *, by: User, key: UUID) -> AgendaConsultation:
    """The same form is the same meeting, and so are one body and one time (Oxford 23.13(b))."""
    rows = AgendaConsultation.objects.all()
    if before := made_before(rows, key):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_plan_consultation(by, version).or_raise()
    wait_for_turn("agenda", new.committee and new.committee.pk, new.starts_at)
    same = rows.filter(committee=new.committee, starts_at=new.starts_at)
    if same.exclude(status=AgendaState.CANCELLED).exists():
        raise PermissionDenied(RECORDED_ALREADY)
    consultation = AgendaConsultation(
        reference=next_reference("AC", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=AgendaState.PLANNED,
        title=new.committee.name if new.committee else BOARD,
        committee=new.committee,
        place=new.place,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
    )
    write(consultation, by=by, reason=AgendaVerb.PLANNED)
    return consultation


@verb(policy.can_consult)
def consult_on_agenda(consultation: AgendaConsultation, *, agenda: str, by: User) -> None:
    """Show it to the leader or the chair of today, who is told."""
    person = routing.to_be_consulted(consultation.committee)
    move_case(
        consultation,
        AgendaState.CONSULTED,
        by=by,
        reason=AgendaVerb.CONSULTED,
        agenda=agenda,
        consulted=person,
        consulted_at=timezone.now(),
    )
    if person is not None:
        sentence = "You have been consulted on the agenda of a meeting."
        ledger.notify([person], "agenda-consulted", sentence, about=consultation, once="consulted")


@verb(policy.can_answer_consultation)
def answer_consultation(consultation: AgendaConsultation, *, answer: str, by: User) -> None:
    move_case(
        consultation,
        AgendaState.ANSWERED,
        by=by,
        reason=AgendaVerb.ANSWERED,
        answer=answer,
        answered_at=timezone.now(),
    )
    tell_coordinators(consultation, "agenda-answered", "A councillor has answered about an agenda.")


@verb(policy.can_cancel_meeting)
def cancel_meeting(consultation: AgendaConsultation, *, by: User) -> None:
    """The councillor who was consulted is told."""
    move_case(consultation, AgendaState.CANCELLED, by=by, reason=AgendaVerb.CANCELLED)
    if consultation.consulted is not None:
        sentence = "A meeting that you were consulted about has been cancelled."
        people = [consultation.consulted]
        ledger.notify(people, "agenda-cancelled", sentence, about=consultation, once="cancelled")


def remind_of_consultation(pk: int) -> bool:
    """Tell the coordinators, once. Whether one was due: it may have been consulted on since."""
    consultation = AgendaConsultation.objects.to_consult_on(timezone.localdate()).filter(pk=pk)
    for row in consultation:
        if row.version.clause_for(Behaviour.AGENDA_CONSULTED_IN_TIME):
            sentence = "No one has been consulted on the agenda of a meeting yet."
            tell_coordinators(row, "agenda-reminder", sentence)
            return True
    return False


def tell_coordinators(consultation: AgendaConsultation, event: str, sentence: str) -> None:
    ledger.notify(routing.coordinators(), event, sentence, about=consultation, once="told")
