"""Joiners, movers and leavers that the directory sends: adding, changing and removing people.

Nobody gets a post here. A change that needs a second person is proposed, and refused until then.
"""

from uuid import uuid4

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from foundation.history import write
from foundation.turns import wait_for_turn
from people import account_mail
from people.directory import forget_directory
from people.models import AddressChange, DirectoryAccount, SecondPersonNeeded, User
from people.proposals.addresses import write_to_both
from people.scim.attributes import Attributes
from people.scim.brake import (
    REMOVED,
    STOPPED,
    TooManyLeavers,
    refuse_mass_deactivation,
    tell_of_brake,
)
from people.scim.change import NO_USER_NAME, Change, change_of
from people.scim.errors import ScimError, taken, wrong_value
from people.scim.guarded import propose_instead

TURN = "directory accounts"
TAKEN = "Another person has this userName, address or externalId."
SOMEONE_GONE = (
    "This address belongs to someone who was removed, under another externalId. A people"
    " administrator has to change that address first."
)
NOT_THERE = "There is no such person."


def people_of_directory() -> QuerySet[User]:
    """Everybody the directory can ask about: not what it removed, and no service account."""
    rows = User.objects.filter(is_system=False).select_related("directory_account")
    return rows.exclude(directory_account__removed_at__isnull=False)


def add_person(sent: Attributes, *, by: User) -> User:
    """A joiner, without a post and without an invitation, or the same person again after they were
    removed. Raises ScimError if somebody has the user name, the address or the external id."""
    if not sent.get("user_name"):
        raise wrong_value(NO_USER_NAME)
    try:
        with transaction.atomic():
            wait_for_turn(TURN)
            person = person_removed(sent) or User()
            active = sent.get("active", True)
            change = change_of(person, sent | {"active": active}, replaces=True)
            write_change(change, by=by, reason="added by the directory")
    except SecondPersonNeeded:
        raise propose_instead(change, by=by) from None
    return person


def change_person(key: int, sent: Attributes, *, by: User, replaces: bool = False) -> User:
    """A mover or a leaver: what was `sent`, and where it `replaces` the person nothing else."""
    try:
        with transaction.atomic():
            wait_for_turn(TURN)
            person = person_locked(key)
            change = change_of(person, sent, replaces=replaces)
            write_change(change, by=by, reason=reason_of(change))
    except TooManyLeavers:
        tell_of_brake()
        raise
    except SecondPersonNeeded:
        raise propose_instead(change, by=by) from None
    return person


def reason_of(change: Change) -> str:
    stops = change.of_person.get("is_active") is False
    return STOPPED if stops else "changed by the directory"


def remove_person(key: int, *, by: User) -> None:
    """The directory removed them: they cannot sign in. Nothing of what they did is removed."""
    try:
        with transaction.atomic():
            wait_for_turn(TURN)
            change = change_of(person_locked(key), {"active": False})
            change.of_account["removed_at"] = timezone.now()
            write_change(change, by=by, reason=REMOVED)
    except TooManyLeavers:
        tell_of_brake()
        raise
    except SecondPersonNeeded:
        raise propose_instead(change, by=by) from None


def person_locked(key: int) -> User:
    person = people_of_directory().select_for_update(of=("self",)).filter(pk=key).first()
    if person is None:
        raise ScimError(404, NOT_THERE)
    return person


def person_removed(sent: Attributes) -> User | None:
    """Who the directory removed and sends again, under the same external id. Raises ScimError if
    the address is that of another object of the directory, which may be another human being."""
    gone = DirectoryAccount.objects.exclude(removed_at=None).select_related("person")
    if external := sent.get("external_id"):
        account = gone.filter(external_id=external).first()
        if account:
            return User.objects.select_for_update().get(pk=account.person_id)
    user_name = str(sent["user_name"])
    address = str(sent.get("email") or user_name.lower())
    same_name = Q(pk__in=gone.called(user_name).values("pk"))
    if gone.filter(Q(person__email=address) | same_name).exists():
        raise taken(SOMEONE_GONE)
    return None


def write_change(change: Change, *, by: User, reason: str) -> None:
    """Write what differs, with who did it. The same request again writes nothing. Raises ScimError
    for what somebody else has, and SecondPersonNeeded."""
    person, account = change.person, change.account
    refuse_taken(change)
    try:
        with transaction.atomic():
            write_person(person, change.of_person, by=by, reason=reason)
            if change.of_account or account.pk is None:
                account.person = person
                write(account, by=by, reason=reason, **change.of_account)
    except IntegrityError:
        raise taken(TAKEN) from None
    person.directory_account = account


def refuse_taken(change: Change) -> None:
    """A user name is nobody else's address either, so that a filter finds one person. Waits for its
    turn at the address, as the pages of people do."""
    fields = {**change.of_person, **change.of_account}
    names = {str(fields[name]).lower() for name in ("email", "user_name") if fields.get(name)}
    for name in sorted(names):
        wait_for_turn("address", name)
        others = User.objects.filter(email=name).exclude(pk=change.person.pk)
        accounts = DirectoryAccount.objects.called(name).exclude(pk=change.account.pk)
        if others.exists() or accounts.exists():
            raise taken(TAKEN)


def write_person(person: User, fields: dict[str, object], *, by: User, reason: str) -> None:
    """Both addresses hear of a new one, in the same transaction. Sessions end with the sign-in."""
    if person._state.adding:
        person.set_unusable_password()
    elif email := fields.get("email"):
        tell_of_new_address(person, str(email), by=by)
    if fields.get("is_active") is False and not person._state.adding:
        refuse_mass_deactivation()
    if fields:
        write(person, by=by, reason=reason, **fields)
        forget_directory()


def tell_of_new_address(person: User, email: str, *, by: User) -> None:
    """To the old one too, which may be the only place where its owner hears of it. What an
    administrator has asked for, and nobody has confirmed yet, is withdrawn."""
    for row in AddressChange.objects.waiting().filter(person=person):
        write(row, by=by, reason="withdrawn", withdrawn_at=timezone.now())
    write_to_both(account_mail.ADDRESS_CHANGED, person, email, once=str(uuid4()))
