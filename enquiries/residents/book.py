"""Reading a councillor's address book: its residents, found by words, and their enquiries."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from casework.sealing.keys import CannotOpen
from enquiries.models import AddressBook, Enquiry, EnquiryQuerySet, KnownResident
from enquiries.models.visibility import RESIDENT_MARK
from enquiries.residents import policy
from foundation.text_search import MarkedWord, all_of, searched_words
from people.models import User

# Said before a name; few write them down.
COURTESIES = frozenset(["mr", "mrs", "ms", "miss", "mx", "dr"])


def residents_of(user: User) -> list[KnownResident]:
    """The residents in this councillor's book, by name; none without one, or without its key."""
    try:
        return opened_book(user) if policy.can_open_address_book(user) else []
    except CannotOpen:
        return []


def opened_book(user: User) -> list[KnownResident]:
    """The same; CannotOpen if it was encrypted with a key that is no longer there."""
    book = AddressBook.objects.filter(owner=user).first()
    return sorted(book.says.residents, key=by_name) if book else []


def by_name(resident: KnownResident) -> list[str]:
    return searched_words(resident.name)


def resident_of(user: User, key: str | UUID) -> KnownResident | None:
    """The resident of this key in this councillor's own book."""
    return next((one for one in residents_of(user) if one.key == str(key)), None)


def residents_called(residents: Iterable[KnownResident], typed: str) -> list[KnownResident]:
    """Those in whose name or address each of these words begins one, in any order. A courtesy,
    such as Mrs, need not be in the book."""
    words = searched_words(typed)
    wanted = [f" {word}" for word in words if word not in COURTESIES] or [f" {w}" for w in words]
    if not wanted:
        return []
    return [one for one in residents if all(word in searched_text(one) for word in wanted)]


def searched_text(resident: KnownResident) -> str:
    return "".join(f" {word}" for word in searched_words(f"{resident.name} {resident.address}"))


def enquiries_about(user: User, residents: Sequence[KnownResident]) -> EnquiryQuerySet:
    """The councillor's own enquiries about these residents, as far as they can still see them."""
    keys = [key for resident in residents for key in resident.cases]
    return Enquiry.objects.own_of(user).filter(pk__in=keys)


def enquiries_naming(user: User, name: str, address: str) -> list[int]:
    """The keys of the councillor's own enquiries about a resident of this very name, unless they
    have another address: two people can have one name."""
    words = searched_words(name)
    if not words:
        return []
    by_words = all_of(MarkedWord(word, RESIDENT_MARK) for word in words)
    rows = Enquiry.objects.own_of(user).filter(search=by_words)
    lived_at = searched_words(address)
    return [
        key
        for key, named, where in rows.values_list("pk", "resident__name", "resident__address")
        if searched_words(named) == words
        and (not lived_at or not where or searched_words(where) == lived_at)
    ]
