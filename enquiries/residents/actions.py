"""Actions on a councillor's own address book. None leaves a history: it is no record of the
council's."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from uuid import uuid4

from django.db import transaction
from django.http import Http404

from enquiries.models import AddressBook, Enquiry, KnownResident
from enquiries.residents import policy
from enquiries.residents.book import enquiries_naming
from foundation.turns import wait_for_turn
from people.models import User

Residents = tuple[KnownResident, ...]


@transaction.atomic
def change_book(owner: User, change: Callable[[Residents], Residents]) -> None:
    """Change the book as it is now, whatever another tab has saved since."""
    policy.can_open_address_book(owner).or_raise()
    wait_for_turn("address book", owner.pk)
    book = AddressBook.objects.filter(owner=owner).first() or AddressBook(owner=owner)
    contents = book.says
    book.seal(replace(contents, residents=change(contents.residents)))
    book.save()


def add_resident(owner: User, key: str = "", **details: str) -> KnownResident:
    """Add a resident to the owner's book, with the enquiries that already name them. The same key
    adds the same resident once. `details` are name, address, contact, basis and note."""
    cases = enquiries_naming(owner, details["name"], details.get("address", ""))
    empty = KnownResident(key=key or str(uuid4()), cases=tuple(sorted(cases)))
    new = with_details(empty, details)

    def added(residents: Residents) -> Residents:
        policy.can_add_resident(owner, len(residents)).or_raise()
        return residents if key_in(residents, new.key) else (*residents, new)

    change_book(owner, added)
    return new


def change_resident(owner: User, key: str, **details: str) -> None:
    """Change what the book says of a resident. Enquiries stay as they were sent."""
    change_one(owner, key, lambda resident: with_details(resident, details))


def with_details(resident: KnownResident, details: Mapping[str, str]) -> KnownResident:
    return KnownResident.from_json({**resident.to_json(), **details})


def link_case(owner: User, key: str, enquiry: Enquiry) -> None:
    """Add an enquiry to those of a resident."""
    cases = {enquiry.pk}
    change_one(owner, key, lambda one: replace(one, cases=tuple(sorted(cases.union(one.cases)))))


def change_one(owner: User, key: str, change: Callable[[KnownResident], KnownResident]) -> None:
    """Raises Http404 if the resident has been deleted."""

    def changed(residents: Residents) -> Residents:
        if not key_in(residents, key):
            raise Http404
        return tuple(change(one) if one.key == key else one for one in residents)

    change_book(owner, changed)


def delete_resident(owner: User, key: str) -> None:
    """Delete a resident from the book, for good."""
    change_book(owner, lambda residents: tuple(one for one in residents if one.key != key))


def key_in(residents: Residents, key: str) -> bool:
    return any(one.key == key for one in residents)
