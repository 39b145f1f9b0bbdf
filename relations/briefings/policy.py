"""Policy of briefings on agendas: who can plan one, record who was briefed, cancel it."""

from django.utils import timezone

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User, acts_for
from people.roles import LEADS_OF_SERVICE, Role
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.models import AgendaBriefing, BriefingState

NOT_PROVIDED = "The protocol does not provide for briefings on agendas."
ONLY_LEADS = "Only directors and heads of service can brief councillors on an agenda."


def can_brief(officer: User) -> Verdict:
    """Have the briefing of an officer who has left: a director or a head of service."""
    return ALLOWED if officer.holds(*LEADS_OF_SERVICE) else denied(ONLY_LEADS)


def can_plan_briefing(user: User, version: Protocol | None = None) -> Verdict:
    """A director or a head of service, if the version in force provides for it."""
    if not user.holds(*LEADS_OF_SERVICE):
        return denied(ONLY_LEADS)
    version = version or in_force_or_none()
    provided = version and version.clause_for(Behaviour.AGENDA_BRIEFINGS)
    return ALLOWED if provided else denied(NOT_PROVIDED)


def can_record_briefing(user: User, briefing: AgendaBriefing) -> Verdict:
    """Record who was briefed: the officer who briefs or a coordinator, once it has started."""
    if not (may := is_keeper(user, briefing)):
        return may
    if briefing.status != BriefingState.PLANNED:
        return denied(ended_words(briefing))
    if not briefing.has_begun:
        return denied("This briefing has not started yet.")
    return ALLOWED


def can_cancel_briefing(user: User, briefing: AgendaBriefing) -> Verdict:
    """The officer who briefs or a coordinator, until it is recorded: no one may have come. The
    portal once that officer has left."""
    has_left = acts_for(user, briefing, "officer", "officer")
    if not (may := is_keeper(user, briefing)) and not has_left:
        return may
    if briefing.status != BriefingState.PLANNED:
        return denied(ended_words(briefing))
    return ALLOWED


def can_give_agenda_briefing(user: User, briefing: AgendaBriefing) -> Verdict:
    """Pass it to another officer: the portal, or who chose for the officer, once that officer leads
    no service."""
    if briefing.officer.holds(*LEADS_OF_SERVICE):
        return denied("The officer who planned this briefing has not left.")
    return ALLOWED if briefing.status == BriefingState.PLANNED else denied(ended_words(briefing))


def is_keeper(user: User, briefing: AgendaBriefing) -> Verdict:
    if user.pk == briefing.officer_id or user.holds(Role.COORDINATOR):
        return ALLOWED
    return denied("Only the officer who briefs and coordinators can do this.")


def ended_words(briefing: AgendaBriefing) -> str:
    if briefing.status == BriefingState.HELD:
        return "Who was briefed has been recorded already."
    return "This briefing has been cancelled already."


def is_briefing_to_come(briefing: AgendaBriefing) -> bool:
    return briefing.status == BriefingState.PLANNED and briefing.starts_at > timezone.now()
