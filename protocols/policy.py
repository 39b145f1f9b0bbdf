"""Who may draft and adopt a version of the protocol, and why not?"""

from people.models import User
from people.policy import ALLOWED, Verdict, denied
from people.roles import Permission
from protocols.kinds import Status
from protocols.models import Protocol


def can_draft(user: User) -> Verdict:
    """A protocol administrator."""
    if not user.may(Permission.DRAFT_PROTOCOL):
        return denied("Only a protocol administrator can draft a version of the protocol.")
    return ALLOWED


def can_adopt(user: User, protocol: Protocol) -> Verdict:
    """The Monitoring Officer or the Chief Executive, unless they drafted it themselves."""
    if not user.may(Permission.ADOPT_PROTOCOL):
        return denied("Only the Monitoring Officer or the Chief Executive can adopt a protocol.")
    if protocol.drafted_by_id == user.pk:
        return denied("You drafted this version, so another person must adopt it.")
    if protocol.status != Status.DRAFT:
        return denied(f"Version {protocol.number} has been adopted already.")
    return ALLOWED
