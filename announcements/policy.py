"""Policy of announcements: who can send one to members, confirm, make public, withdraw."""

from announcements.models import READERS, Announcement, AnnouncementState
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Role
from protocols.behaviours import Behaviour

S = AnnouncementState
ONLY_THEY = (
    "Only the person who wrote this, the head of their service and the coordinators can do this."
)
TOLD_ALREADY = "This has been sent to the councillors already."
WITHDRAWN = "This has been withdrawn."


def answers_for(user: User, announcement: Announcement) -> bool:
    """Whether they wrote it, on this side, lead the service of its author, or coordinate."""
    if announcement.author_id == user.pk:
        return bool(user.side) and user.is_member == announcement.by_member
    if announcement.by_member:
        return False
    return user.holds(Role.COORDINATOR) or announcement.service_id in user.led_services


def can_take_over(officer: User, announcement: Announcement) -> Verdict:
    """Have what an officer who has left wrote: an officer of its service, or a coordinator."""
    if officer.side == "officer" and announcement.service_id in (None, *officer.services):
        return ALLOWED
    if officer.holds(Role.COORDINATOR):
        return ALLOWED
    return denied("This officer does not work in the service of this announcement.")


def can_see_receipts(user: User, announcement: Announcement) -> Verdict:
    """Who was told, when and how, and who opened it: those who answer for it, and three offices.
    Never another councillor."""
    if answers_for(user, announcement):
        return ALLOWED
    if user.holds(*READERS) and not user.is_member:
        return ALLOWED
    return denied("Only officers who answer for this can see who has been told.")


def can_tell(user: User, announcement: Announcement) -> Verdict:
    """Send it to the members concerned, once."""
    if not answers_for(user, announcement):
        return denied(ONLY_THEY)
    if announcement.status != S.DRAFT:
        return denied(WITHDRAWN if announcement.status == S.WITHDRAWN else TOLD_ALREADY)
    return ALLOWED


def can_confirm_no_party(user: User, announcement: Announcement) -> Verdict:
    """Confirm that it does not promote a political group, before it is public, where the protocol
    asks for that."""
    if not answers_for(user, announcement):
        return denied(ONLY_THEY)
    if not announcement.version.clause_for(Behaviour.NO_PARTY_PUBLICITY):
        return denied("The protocol does not ask for this confirmation.")
    if announcement.no_party_at is not None:
        return denied("This has been confirmed already.")
    return is_open(announcement)


def can_send_again(user: User, announcement: Announcement) -> Verdict:
    """Send another email to a member who has not been told, until it is public."""
    if not answers_for(user, announcement):
        return denied(ONLY_THEY)
    if announcement.status == S.DRAFT:
        return denied("This has not been sent to the councillors yet.")
    return is_open(announcement)


def can_change_date(user: User, announcement: Announcement) -> Verdict:
    """Say another time at which it becomes public, before it is."""
    if not answers_for(user, announcement):
        return denied(ONLY_THEY)
    return is_open(announcement)


def can_withdraw(user: User, announcement: Announcement) -> Verdict:
    """Withdraw it at any time. Everyone who was told is told."""
    if not answers_for(user, announcement):
        return denied(ONLY_THEY)
    return denied(WITHDRAWN) if announcement.status == S.WITHDRAWN else ALLOWED


def is_open(announcement: Announcement) -> Verdict:
    """Whether it is neither public nor withdrawn."""
    if announcement.status == S.WITHDRAWN:
        return denied(WITHDRAWN)
    return denied("This is public already.") if announcement.status == S.PUBLIC else ALLOWED
