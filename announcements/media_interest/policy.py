"""Policy of media interest: who records it, and who records the answer."""

from announcements.models import InterestState, MediaInterest
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none

MEDIA_INTEREST = (Behaviour.MEDIA_INTEREST, Behaviour.MEDIA_ANSWER_AUTHORISED)


def can_record_interest(user: User, version: Protocol | None = None) -> Verdict:
    """Everyone who works for the council, if the version in force provides for it."""
    version = version or in_force_or_none()
    if version is None or not version.clause_for(*MEDIA_INTEREST):
        return denied("The protocol does not provide for recording media interest in Concordat.")
    return ALLOWED if user.side == "officer" else denied("Only officers record media interest.")


def can_answer_interest(user: User, interest: MediaInterest) -> Verdict:
    """Everyone who sees the record, once."""
    if interest.status == InterestState.ANSWERED:
        return denied("The answer has been recorded already.")
    return ALLOWED
