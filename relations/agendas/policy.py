"""Policy of agendas: who can record a meeting, consult, answer, record that it is cancelled."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.agendas import routing
from relations.models import AgendaConsultation, AgendaState

ONLY_COORDINATORS = "Only coordinators can do this."
NOT_PROVIDED = "The protocol does not provide for consultation on agendas."
HELD = "The time of this meeting has passed."
CANCELLED = "This meeting has been cancelled."


def prepares_agendas(user: User) -> bool:
    return user.holds(Role.COORDINATOR)


def can_plan_consultation(user: User, version: Protocol | None = None) -> Verdict:
    """Record a meeting to consult about: a coordinator, if the version in force provides for it."""
    if not prepares_agendas(user):
        return denied(ONLY_COORDINATORS)
    version = version or in_force_or_none()
    provided = version and version.clause_for(Behaviour.AGENDA_CONSULTATIONS)
    return ALLOWED if provided else denied(NOT_PROVIDED)


def can_consult(user: User, consultation: AgendaConsultation) -> Verdict:
    """Send the agenda: a coordinator, once, or again if the leader or the chair has changed; the
    portal if the councillor who was consulted has left."""
    if not (prepares_agendas(user) or consults_successor(user, consultation)):
        return denied(ONLY_COORDINATORS)
    if not (may := is_to_come(consultation)):
        return may
    if routing.to_be_consulted(consultation.committee) is None:
        post = "chair of this committee" if consultation.committee_id else "leader of the council"
        return denied(f"There is no {post} at present. Record who holds the post first.")
    waits = consultation.status == AgendaState.CONSULTED
    if consultation.status == AgendaState.PLANNED or (
        waits and not routing.is_still_consulted(consultation)
    ):
        return ALLOWED
    return denied("The councillor has been consulted already.")


def consults_successor(user: User, consultation: AgendaConsultation) -> bool:
    """Whether this is the portal, and the councillor who was consulted has left."""
    person = consultation.consulted
    return user.is_system and person is not None and not person.is_member


def can_answer_consultation(user: User, consultation: AgendaConsultation) -> Verdict:
    """The councillor who is consulted, while they are the leader or the chair."""
    if user.pk != consultation.consulted_id:
        return denied("Only the councillor who is consulted can answer.")
    if not (may := is_to_come(consultation)):
        return may
    if consultation.status != AgendaState.CONSULTED:
        return denied("You have answered already.")
    if not routing.is_still_consulted(consultation):
        return denied("Someone else holds this post now, and is consulted in your place.")
    return ALLOWED


def can_cancel_meeting(user: User, consultation: AgendaConsultation) -> Verdict:
    """Record that the meeting is cancelled: a coordinator, before it begins."""
    if not prepares_agendas(user):
        return denied(ONLY_COORDINATORS)
    return is_to_come(consultation)


def is_to_come(consultation: AgendaConsultation) -> Verdict:
    if consultation.status == AgendaState.CANCELLED:
        return denied(CANCELLED)
    return denied(HELD) if consultation.has_begun else ALLOWED
