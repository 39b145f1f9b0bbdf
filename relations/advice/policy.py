"""Policy of advice: who can record it, correct the view in it, change its recommendation."""

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User, acts_for
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.models import AdviceRecord, AdviceState

FINISHED = "This advice is finished, so it can no longer be changed."
NOT_THE_AUTHOR = (
    "Only the officer who wrote this advice can change the recommendation. It is their own"
    " professional judgement."
)


def can_record_advice(user: User, version: Protocol | None = None) -> Verdict:
    """An officer who works in a service, if the version in force provides for it."""
    if user.side != "officer" or not user.services:
        return denied("Only officers who work in a service can record advice.")
    version = version or in_force_or_none()
    if version and version.clause_for(Behaviour.VIEW_APART_FROM_ADVICE):
        return ALLOWED
    return denied("The protocol does not provide for recording a councillor’s view with advice.")


def can_correct_view(user: User, advice: AdviceRecord) -> Verdict:
    """Correct what the councillor said: the author and officers of the service, until finished."""
    if user.pk != advice.author_id and advice.service_id not in user.services:
        return denied("Only officers of this service can do this.")
    return denied(FINISHED) if advice.status == AdviceState.FINISHED else ALLOWED


def can_change_recommendation(user: User, advice: AdviceRecord) -> Verdict:
    """The author alone, whatever post anyone else holds, until the advice is finished."""
    if user.pk != advice.author_id:
        return denied(NOT_THE_AUTHOR)
    return denied(FINISHED) if advice.status == AdviceState.FINISHED else ALLOWED


def can_finish_advice(user: User, advice: AdviceRecord) -> Verdict:
    """The author, or the portal once they have left, once."""
    if acts_for(user, advice, "author", "officer") and advice.status == AdviceState.OPEN:
        return ALLOWED
    return can_change_recommendation(user, advice)
