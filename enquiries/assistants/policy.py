"""Policy of assistants: who lets them send, who takes that back, and who can give a draft."""

from casework.drafts import MOST_DRAFTS
from enquiries.assistants.people import assistants_of
from enquiries.models import Draft, StandingPermission
from foundation.verdict import ALLOWED, Verdict, denied
from people.directory import styled_member
from people.models import User
from people.roles import Permission


def can_have_assistants(user: User) -> Verdict:
    """A councillor."""
    if not user.is_member:
        return denied("Only councillors have assistants.")
    return ALLOWED


def can_let_send(user: User, assistant: User) -> Verdict:
    """A councillor, for an assistant of theirs who cannot send in their name yet."""
    if not (may := can_have_assistants(user)):
        return may
    if assistant not in assistants_of(user):
        return denied(f"{assistant.name} is not your assistant.")
    if StandingPermission.objects.in_force().between(user, assistant).exists():
        return denied(f"{assistant.name} can already send enquiries in your name.")
    return ALLOWED


def can_stop_sending(user: User, assistant: User) -> Verdict:
    """The councillor in whose name an assistant can send."""
    if not (may := can_have_assistants(user)):
        return may
    if not StandingPermission.objects.open().between(user, assistant).exists():
        return denied(f"{assistant.name} cannot send enquiries in your name.")
    return ALLOWED


def can_send_for(user: User, member: User) -> Verdict:
    """The councillor, a coordinator on their behalf, or an assistant with their permission."""
    if user.pk == member.pk or user.may(Permission.RAISE_FOR_MEMBER):
        return ALLOWED
    if StandingPermission.objects.in_force().between(member, user).exists():
        return ALLOWED
    return denied(
        f"{styled_member(member)} does not let you send enquiries in their name. Give them the"
        " draft to send."
    )


def can_give_draft(user: User, member: User) -> Verdict:
    """An assistant, to a councillor they assist, who has room for one more draft."""
    if member.pk not in user.assisted:
        return denied("You can only give a draft to a councillor you assist.")
    if Draft.objects.of(member).count() >= MOST_DRAFTS:
        return denied(
            f"{styled_member(member)} has {MOST_DRAFTS} drafts, and cannot have more. Ask them to"
            " send or delete one."
        )
    return ALLOWED
