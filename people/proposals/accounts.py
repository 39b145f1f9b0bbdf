"""Accounts changed by an administrator: the name, and whether somebody can sign in."""

from django.db import transaction

from foundation.history import write
from people.directory import forget_directory
from people.models import Proposal, ProposalKind, User
from people.models.second_person import is_guarded
from people.policy import can_administer
from people.proposals.actions import propose_sign_in


def correct_name(person: User, name: str, *, by: User) -> None:
    can_administer(by).or_raise()
    if person.name != name:
        write(person, by=by, reason="name corrected", name=name)
        forget_directory()


@transaction.atomic
def set_sign_in(person: User, *, can_sign_in: bool, by: User, why: str = "") -> Proposal | None:
    """Let somebody sign in, or stop them, which ends their sessions. Returns the proposal if the
    account takes two people. Pressed twice, it is done once."""
    can_administer(by).or_raise()
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.is_active == can_sign_in:
        return None
    same = Proposal.objects.open().filter(proposed_by=by, person=person, can_sign_in=can_sign_in)
    if there := same.filter(kind=ProposalKind.SIGN_IN).first():
        return there
    if is_guarded(person):
        return propose_sign_in(person, can_sign_in=can_sign_in, by=by, why=why)
    reason = "can sign in" if can_sign_in else "cannot sign in"
    write(person, by=by, reason=reason, is_active=can_sign_in)
    return None
