"""Policy of visits: who can announce one, answer it, accept another time, withdraw it."""

from datetime import date

from django.utils import timezone

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User, acts_for
from protocols.behaviours import Behaviour
from protocols.choices import VisitAnswerer
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.models import LEADERS, VISITS_OPEN, Visit, VisitState
from relations.visits import routing

VISITS = Behaviour.VISITS
NOT_ASKED = (
    "The protocol does not provide for announcing a visit in Concordat. Speak to the manager of the"
    " premises instead."
)


def can_announce(user: User, version: Protocol | None = None) -> Verdict:
    """A councillor, if the version in force provides for it."""
    if not user.is_member:
        return denied("Only councillors can announce a visit.")
    version = version or in_force_or_none()
    return ALLOWED if version and version.clause_for(Behaviour.VISITS) else denied(NOT_ASKED)


def asks_for_notice(version: Protocol) -> bool:
    return bool(version.clause_for(Behaviour.VISITS_ARRANGED)) and version.visit_notice_days > 0


def is_late(day: date | None, version: Protocol) -> bool:
    """Whether a visit on this local date is announced with fewer days of notice than the version
    asks for, so that it needs a reason (Cheshire East 8.3-1)."""
    if day is None or not asks_for_notice(version):
        return False
    return (day - timezone.localdate()).days < version.visit_notice_days


def answers_for(user: User, visit: Visit) -> bool:
    """Whether this officer holds the post that the version names today: else they manage the
    premises, or lead their service."""
    if user.side != "officer":
        return False
    if visit.version.visit_answerer != VisitAnswerer.MANAGER:
        return user.pk in {person.pk for person in routing.answerers_of(visit)}
    premises = visit.premises
    return premises.manager_id == user.pk or user.holds_in(premises.service_id, *LEADERS)


def can_answer(user: User, visit: Visit) -> Verdict:
    """Confirm the visit: the manager, or the post that the version names, before it begins."""
    if not answers_for(user, visit):
        return denied(f"Only {routing.answerer_title(visit)} can do this.")
    if visit.status != VisitState.ANNOUNCED:
        return denied("This visit has been answered already.")
    return has_not_begun(visit)


def can_offer_time(user: User, visit: Visit) -> Verdict:
    """Offer another time because of what goes on there, if the protocol says that a visit must not
    disrupt it."""
    if not visit.version.clause_for(Behaviour.VISIT_UNDISTURBED):
        return denied("The protocol does not provide for offering another time.")
    return can_answer(user, visit)


def can_accept_time(user: User, visit: Visit) -> Verdict:
    """The visitor, while the time that was offered is still to come."""
    if user.pk != visit.member_id:
        return denied("Only the councillor who announced the visit can do this.")
    if visit.status != VisitState.OTHER_TIME:
        return denied("No other time has been offered.")
    if visit.other_starts_at and visit.other_starts_at <= timezone.now():
        return denied("The other time has passed. Announce another visit.")
    return ALLOWED


def can_withdraw(user: User, visit: Visit) -> Verdict:
    """The visitor, or the portal once they have left, before the visit begins."""
    if not acts_for(user, visit, "member", "member"):
        return denied("Only the councillor who announced the visit can do this.")
    if visit.status not in VISITS_OPEN:
        return denied("This visit has been withdrawn already.")
    return has_not_begun(visit)


def has_not_begun(visit: Visit) -> Verdict:
    if visit.starts_at <= timezone.now():
        return denied("The time of this visit has passed.")
    return ALLOWED
