"""Publication: what stops an announcement from becoming public, and who can make it public."""

from django.utils import timezone

from announcements import policy
from announcements.election_restraint import publicity_allowed
from announcements.models import HINDRANCES, Announcement, AnnouncementState
from announcements.receipts import members_not_told
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour

NOT_CONFIRMED = "Confirm first that this does not promote a political group."
NOT_SENT = "Send this to the councillors concerned first."


def has_been_told(announcement: Announcement) -> Verdict:
    """Whether all members concerned have been (Section C 4.4, Staffordshire 10.6)."""
    missing = members_not_told(announcement)
    if not missing:
        return ALLOWED
    clause = announcement.version.clause_for(Behaviour.MEMBERS_TOLD_FIRST)
    who = missing[0].styled if len(missing) == 1 else f"{len(missing)} councillors"
    has = "has" if len(missing) == 1 else "have"
    after = "All councillors concerned must be told before the public."
    return denied(f"{who} {has} not been told yet. {after}", clause=clause, later=True)


def can_become_public(announcement: Announcement) -> Verdict:
    """Whether it can now, for the sweep at its time or for a person before that."""
    if not (may := policy.is_open(announcement)):
        return may
    if announcement.status == AnnouncementState.DRAFT:
        return denied(NOT_SENT)
    clause = announcement.version.clause_for(Behaviour.NO_PARTY_PUBLICITY)
    if clause and announcement.no_party_at is None:
        return denied(NOT_CONFIRMED, clause=clause)
    if not (may := publicity_of(announcement)):
        return may
    asked = HINDRANCES.get(announcement.kind)
    if asked and (reason := asked(announcement)):
        return denied(reason)
    return has_been_told(announcement)


def publicity_of(announcement: Announcement) -> Verdict:
    """Whether an election period stops it today."""
    return publicity_allowed(
        announcement.version,
        on=timezone.localdate(),
        is_controversial=announcement.is_controversial,
        text=f"{announcement.title}\n{announcement.text}",
    )


def can_make_public(user: User, announcement: Announcement) -> Verdict:
    """Those who answer for it, once all members concerned have been told."""
    if not policy.answers_for(user, announcement):
        return denied(policy.ONLY_THEY)
    return can_become_public(announcement)
