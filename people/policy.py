"""Who can administer people, their posts and what they belong to, and who can be given a post."""

from django.utils import timezone

from foundation.verdict import ALLOWED, Verdict, denied
from people.models import Appointment, User
from people.roles import Permission

YOURSELF = "You cannot give a post to yourself, or change your own. Ask someone else to do it."


def can_administer(user: User) -> Verdict:
    """A people administrator, or a superuser, who sets the portal up before there is one."""
    if not (user.is_superuser or user.may(Permission.ADMINISTER_PEOPLE)):
        return denied("Only people administrators can open the administration pages.")
    return ALLOWED


def can_appoint(user: User, person: User) -> Verdict:
    """Whether this administrator can give somebody a post, or change or end one. `person` may be
    somebody who is not invited yet."""
    if not (may := can_administer(user)):
        return may
    if user.pk == person.pk:
        return denied(YOURSELF)
    if person.is_system:
        return denied("The portal itself can hold no post.")
    return ALLOWED


def can_cancel_post(user: User, post: Appointment) -> Verdict:
    """Until its first day, a local date."""
    if not (may := can_appoint(user, post.person)):
        return may
    if post.starts_on <= timezone.localdate():
        return denied("This post has begun, so it cannot be cancelled. End it instead.")
    return ALLOWED


def can_invite_again(user: User, person: User) -> Verdict:
    """Until somebody has signed in, while they can."""
    if not (may := can_administer(user)):
        return may
    if person.last_login:
        return denied(f"{person.name} has signed in already.")
    if not person.is_active:
        return denied(f"{person.name} cannot sign in. Let them sign in first.")
    return ALLOWED
