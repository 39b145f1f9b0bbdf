"""Policy of notices: who can write one, leave a councillor out, and bring one back."""

from announcements import policy
from announcements.models import Announcement, AnnouncementState
from announcements.notices.hindrance import why_never_public
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour

NOT_PROVIDED = "The protocol does not provide for leaving a councillor out of a notice."
FORBIDDEN = "The protocol does not allow a councillor to be left out: each of them must be told."


def can_write_notice(user: User) -> Verdict:
    """Write a notice to councillors: an officer."""
    return ALLOWED if user.side == "officer" else denied("Only officers can write a notice.")


def can_edit_notice(user: User, notice: Announcement) -> Verdict:
    """Change a draft: those who can send it, until it is sent."""
    return policy.can_tell(user, notice)


def can_date_notice(user: User, notice: Announcement) -> Verdict:
    """Say another time at which it becomes public, unless it never does (Knutsford 9.2(b))."""
    if reason := why_never_public(notice):
        return denied(reason)
    return policy.can_change_date(user, notice)


def can_leave_out(user: User, notice: Announcement) -> Verdict:
    """Leave a councillor out before a notice is sent, where a clause allows it with a reason and
    none says that each has to be told (Knutsford 9.1, Section C 4.4)."""
    if not policy.answers_for(user, notice):
        return denied(policy.ONLY_THEY)
    version = notice.version
    if clause := version.clause_for(Behaviour.MEMBERS_TOLD_FIRST):
        return denied(FORBIDDEN, clause=clause)
    if not version.clause_for(Behaviour.WARD_MEMBERS_INFORMED):
        return denied(NOT_PROVIDED)
    if notice.status != AnnouncementState.DRAFT:
        return denied("This has been sent already, so no one can be left out.")
    return ALLOWED


def can_bring_back(user: User, notice: Announcement) -> Verdict:
    """Let a councillor who was left out be told after all: those who answer for the notice, until
    it is public, when everyone can read it."""
    if not policy.answers_for(user, notice):
        return denied(policy.ONLY_THEY)
    return policy.is_open(notice)
