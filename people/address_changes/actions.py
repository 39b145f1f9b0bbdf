"""Asking for a new address of an account, withdrawing that, and confirming it from there."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone

from foundation.history import write
from foundation.turns import wait_for_turn
from people import account_mail
from people.models import AddressChange, Proposal, ProposalKind, User
from people.models.address import TWIN, in_small_letters
from people.models.second_person import is_guarded
from people.policy import can_administer
from people.proposals.actions import NOTHING, propose_address
from people.proposals.addresses import write_to_both

LINK_ENDED = "This link no longer works. Ask a people administrator of the council for a new one."
TAKES_TWO = "Two people have to agree to a new address for this account. Ask for that instead."


@transaction.atomic
def ask_for_address(person: User, email: str, *, by: User, why: str = "") -> Proposal | None:
    """Ask for another address. Both addresses are told, and the account keeps the old one until
    somebody confirms the new one from there. Returns the proposal if the account takes two people.
    Pressed twice, it is asked once. Raises ValidationError for an address of somebody else."""
    can_administer(by).or_raise()
    address = in_small_letters(email)
    wait_for_turn("address", address)
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.email == address:
        raise ValidationError(NOTHING)
    if User.objects.filter(email=address).exists():
        raise ValidationError(TWIN)
    if is_guarded(person):
        return open_proposal_of_address(person, address, by) or propose_address(
            person, address, by=by, why=why
        )
    waiting = AddressChange.objects.waiting().filter(person=person).first()
    if waiting is None or waiting.email != address or waiting.last_at < timezone.now():
        start_change(person, address, waiting, by)
    return None


def open_proposal_of_address(person: User, address: str, by: User) -> Proposal | None:
    rows = Proposal.objects.open().filter(person=person, kind=ProposalKind.ADDRESS)
    return rows.filter(email=address, proposed_by=by).first()


def start_change(person: User, address: str, before: AddressChange | None, by: User) -> None:
    now = timezone.now()
    if before:
        write(before, by=by, reason="asked again", withdrawn_at=now)
    row = AddressChange(person=person, email=address, asked_by=by, asked_at=now)
    write(row, by=by, reason="asked")
    once = f"change-{row.pk}"
    account_mail.write(account_mail.ADDRESS_TO_CONFIRM, person, once=once, address=address)
    account_mail.write(account_mail.ADDRESS_ASKED, person, once=once, address=person.email)


@transaction.atomic
def withdraw_address(person: User, *, by: User) -> None:
    """The link sent to the new address no longer works. Nothing happens where none is waiting."""
    can_administer(by).or_raise()
    rows = AddressChange.objects.select_for_update(of=("self",)).waiting().filter(person=person)
    for row in rows:
        write(row, by=by, reason="withdrawn", withdrawn_at=timezone.now())


def open_change(key: int) -> AddressChange | None:
    rows = AddressChange.objects.open().filter(pk=key, person__is_active=True)
    return rows.select_related("person").first()


@transaction.atomic
def confirm_address(key: int) -> None:
    """Give the account the address of the change with this key. Raises PermissionDenied if it was
    withdrawn or is too old, or has become impossible."""
    asked = AddressChange.objects.filter(pk=key).first()
    if asked is None:
        raise PermissionDenied(LINK_ENDED)
    wait_for_turn("address", asked.email)
    owner = User.objects.select_for_update().get(pk=asked.person_id)
    row = open_change(key)
    if row is None or User.objects.filter(email=row.email).exists():
        raise PermissionDenied(LINK_ENDED)
    if is_guarded(owner):
        raise PermissionDenied(TAKES_TWO)
    write(row, by=owner, reason="confirmed", confirmed_at=timezone.now())
    once = f"change-{row.pk}"
    write_to_both(account_mail.ADDRESS_CHANGED, owner, row.email, once=once)
    write(owner, by=row.asked_by, reason="address confirmed", email=row.email)
    if owner.last_login is None:
        account_mail.write(account_mail.INVITATION, owner, once=once)
