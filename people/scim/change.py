"""Change: what a request makes of a person and of their directory account, before any of it is
written."""

from typing import NamedTuple

from django.db.models import Max

from foundation.history import history_of
from people.models import DirectoryAccount, ServiceAccount, User
from people.scim.attributes import Attributes, refuse_no_address
from people.scim.errors import ScimError, wrong_value

Fields = dict[str, object]

KEPT = ("user_name", "external_id", "email", "given_name", "family_name", "job_title", "department")
NO_NAME = "Send a name: name.formatted, or name.givenName and name.familyName."
NO_USER_NAME = "Send a userName."
CLOSED_HERE = (
    "An administrator stopped this person signing in. Only an administrator can let them in again."
)
OTHER_OBJECT = (
    "The externalId of someone who cannot sign in stays as it is, so that nobody else gets their"
    " account. Let the same person sign in first."
)


class Change(NamedTuple):
    """The rows, and what will differ in each."""

    person: User
    account: DirectoryAccount
    of_person: Fields
    of_account: Fields


def change_of(person: User, sent: Attributes, *, replaces: bool = False) -> Change:
    """What was `sent`; where it `replaces` the person, what was not sent is empty. Raises ScimError
    for what cannot be."""
    account = directory_account_of(person)
    kept: Fields = dict.fromkeys(KEPT, "") if replaces else {}
    kept |= {name: sent[name] for name in KEPT if name in sent}
    if not kept.get("user_name", account.user_name):
        raise wrong_value(NO_USER_NAME)
    refuse_other_object(account, kept)
    after = DirectoryAccount(**{name: getattr(account, name) for name in KEPT} | kept)
    wanted: Fields = {
        "name": name_after(person, after, sent),
        "email": address_after(person, account, after),
        "is_active": sent.get("active", person.is_active),
    }
    refuse_to_open(person, wanted["is_active"])
    if wanted["is_active"]:
        kept["removed_at"] = None
    return Change(person, account, differing(person, wanted), differing(account, kept))


def directory_account_of(person: User) -> DirectoryAccount:
    """Of somebody whom the directory has not sent yet a new one, with their address as its name."""
    there = DirectoryAccount.objects.filter(person=person.pk).first() if person.pk else None
    return there or DirectoryAccount(person=person, user_name=person.email)


def differing(row: User | DirectoryAccount, wanted: Fields) -> Fields:
    return {name: value for name, value in wanted.items() if getattr(row, name) != value}


def refuse_other_object(account: DirectoryAccount, kept: Fields) -> None:
    """An account that is closed is not linked to another object of the directory: a namesake who
    joins later can have the address of somebody who left."""
    before, now = account.external_id, kept.get("external_id", account.external_id)
    if before and now != before and not account.person.is_active:
        raise ScimError(400, OTHER_OBJECT, "mutability")


def name_after(person: User, after: DirectoryAccount, sent: Attributes) -> str:
    """The whole name as sent, or else its parts, or else, without any, the name to show."""
    parts = f"{after.given_name} {after.family_name}".strip()
    has_parts = bool(sent.get("given_name") or sent.get("family_name"))
    shown = "" if parts else sent.get("display_name")
    name = sent.get("formatted") or (parts if has_parts else shown) or person.name
    if not name:
        raise wrong_value(NO_NAME)
    return str(name)


def address_after(person: User, before: DirectoryAccount, after: DirectoryAccount) -> str:
    """It changes when the directory changes it: what was corrected here since stays."""
    if person.pk and before.address == after.address:
        return str(person.email)
    refuse_no_address(after.address)
    return after.address


def refuse_to_open(person: User, active: object) -> None:
    """The directory opens only what it closed itself."""
    if active and person.pk and not person.is_active and not was_closed_by_directory(person):
        raise ScimError(403, CLOSED_HERE)


def was_closed_by_directory(person: User) -> bool:
    """Whether a service account made the change since which this person cannot sign in."""
    rows = history_of(User).filter(id=person.pk)
    opened = rows.filter(is_active=True).aggregate(last=Max("history_id"))["last"] or 0
    closed = rows.filter(history_id__gt=opened).order_by("history_id").first()
    author = closed.history_user if closed else None
    return author is not None and ServiceAccount.objects.filter(person=author).exists()
