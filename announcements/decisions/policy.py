"""Policy of delegated decisions: who records one, confirms it, asks about it."""

from announcements import policy
from announcements.models import AnnouncementState, DelegatedDecision
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import OFFICERS
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none

RECORDED = (Behaviour.DECISIONS_TOLD, Behaviour.DECISIONS_BETWEEN_MEETINGS)
NO_DELEGATION = "Name the delegation that this decision relies on first."
NOT_COUNCILLOR = "Only councillors can ask about a decision here."
NOT_SENT = "Councillors have not been told about this decision yet."


def can_record_decision(user: User, version: Protocol | None = None) -> Verdict:
    """An officer, if the version in force asks for it."""
    if user.side != "officer" or not user.holds(*OFFICERS):
        return denied("Only officers can record a decision.")
    version = version or in_force_or_none()
    if version is None or not version.clause_for(*RECORDED):
        return denied("The protocol does not provide for delegated decisions in Concordat.")
    return ALLOWED


def can_add_consulted(user: User, decision: DelegatedDecision) -> Verdict:
    """Name a councillor who was consulted: the officer who decided, and those who answer for the
    record, until it is confirmed."""
    if not records(user, decision):
        return denied(policy.ONLY_THEY)
    return is_draft(decision)


def can_confirm_decision(user: User, decision: DelegatedDecision) -> Verdict:
    """Confirm it, which tells councillors, once. Between meetings only the officer that the
    resolution names, never the chair (Knutsford 7.4)."""
    version = decision.announcement.version
    between = version.clause_for(Behaviour.DECISIONS_BETWEEN_MEETINGS)
    if between and decision.is_between_meetings and user.pk != decision.decided_by_id:
        name = decision.decided_by.name
        return denied(f"Only {name}, who takes the decision, can confirm it.", clause=between)
    if not records(user, decision):
        return denied(policy.ONLY_THEY)
    named = version.clause_for(Behaviour.DECISIONS_NAME_DELEGATION)
    if named and not decision.delegation:
        return denied(NO_DELEGATION, clause=named)
    return is_draft(decision)


def can_ask_guidelines(user: User, decision: DelegatedDecision) -> Verdict:
    """Ask which guidelines applied: a councillor, once councillors have been told."""
    return can_ask_by(user, decision, Behaviour.DECISIONS_TOLD)


def can_question_decision(user: User, decision: DelegatedDecision) -> Verdict:
    """Question it, courteously: a councillor, once councillors have been told."""
    return can_ask_by(user, decision, Behaviour.DECISIONS_QUESTIONED)


def can_ask_by(user: User, decision: DelegatedDecision, behaviour: Behaviour) -> Verdict:
    """A councillor, if a clause of the decision's version provides for it."""
    if not user.is_member:
        return denied(NOT_COUNCILLOR)
    clause = decision.announcement.version.clause_for(behaviour)
    if not clause:
        return denied("The protocol does not provide for this. Raise an enquiry instead.")
    if decision.announcement.status not in (AnnouncementState.TELLING, AnnouncementState.PUBLIC):
        return denied(NOT_SENT, clause=clause)
    return ALLOWED


def records(user: User, decision: DelegatedDecision) -> bool:
    """Whether they decided, or answer for the record."""
    decided = user.pk == decision.decided_by_id and user.side == "officer"
    return decided or policy.answers_for(user, decision.announcement)


def is_draft(decision: DelegatedDecision) -> Verdict:
    if decision.announcement.status == AnnouncementState.DRAFT:
        return ALLOWED
    return denied("This decision has been confirmed or withdrawn already.")
