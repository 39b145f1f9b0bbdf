"""Policy of exports: who takes a list as a file, has a long one made, and sees the record."""

from django.utils import timezone

from casework.exports.lists import LISTS
from casework.exports.models import Export, ExportState
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from people.roles import Role

MOST_WAITING = 3  # of one person at a time
GONE = {
    ExportState.WAITING: "This file is not ready yet.",
    ExportState.FETCHED: "This file has been downloaded, so we have deleted it. Make it again from"
    " its list.",
    ExportState.EXPIRED: "This file has been deleted. Make it again from its list.",
    ExportState.FAILED: "This file could not be made. Make it again from its list.",
}
CHANGED = (
    "Your posts have changed since this file was made. Make it again from its list, with what you"
    " can see now."
)


def can_export(user: User, of: str) -> Verdict:
    """Who has the list has it as a file."""
    if of not in LISTS:
        return denied("There is no longer such a list.")
    return LISTS[of].allows(user)


def everyone(user: User) -> Verdict:
    """Of a list that everyone has: what is in it is decided by who sees each row."""
    return ALLOWED


def can_ask(user: User, of: str, waiting: int) -> Verdict:
    """For a long one, of which a worker makes few at a time."""
    if waiting >= MOST_WAITING:
        return denied(
            f"You have {MOST_WAITING} files that are being made or wait to be downloaded."
            " Download one of them first, or wait until it is deleted."
        )
    return can_export(user, of)


def can_fetch(user: User, export: Export) -> Verdict:
    """Once, by the person who asked, while they still hold what their rights rested on."""
    if export.person_id != user.pk:
        return denied("Only the person who asked for this file can download it.")
    if export.state != ExportState.READY or is_past(export):
        return denied(GONE.get(ExportState(export.state), GONE[ExportState.EXPIRED]))
    if not set(export.reach) <= set(reach_of(user)):
        return denied(CHANGED)
    return can_export(user, export.of)


def is_past(export: Export) -> bool:
    return export.expires_at is None or export.expires_at <= timezone.now()


def reach_of(user: User) -> list[str]:
    """What this person's rights rest on today: the posts they act in, and who they cover for."""
    posts = [f"post:{post.pk}" for post in user.acting_posts]
    return sorted([*posts, *(f"cover:{key}" for key in user.covered)])


def can_see_exports(user: User) -> Verdict:
    """The record of everybody's, which has no row of any list."""
    if user.holds(Role.AUDITOR):
        return ALLOWED
    return denied("Only the auditor can see what others have downloaded.")
