"""AddressBook: the residents a councillor acts for, encrypted, for that councillor only."""

import uuid
from dataclasses import dataclass

from django.db import models

from casework.sealing import keys
from casework.sealing.contents import SealedContents, opened_as
from casework.sealing.field import SealedField, sealed_values
from people.models import User


@dataclass(frozen=True, repr=False)
class KnownResident(SealedContents):
    """One resident in the book. `cases` are the keys of the councillor's enquiries about them, and
    `note` is for the councillor alone: no case ever carries it."""

    key: str = ""
    name: str = ""
    address: str = ""
    contact: str = ""
    basis: str = ""
    note: str = ""
    cases: tuple[int, ...] = ()


@dataclass(frozen=True, repr=False)
class BookContents(SealedContents):
    residents: tuple[KnownResident, ...] = ()


class AddressBook(models.Model):
    """One councillor's whole book, in one encrypted value: a copy of the database tells neither who
    is in it nor how many. It is encrypted to the key of drafts, which the process has in which
    councillors type (ADR 044)."""

    no_history = "the councillor's own and no record of the council's: what is deleted is gone"
    sealed_to = keys.DRAFTS

    owner = models.OneToOneField(User, models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contents = SealedField(table="address-book")

    def __str__(self) -> str:
        return f"Address book of {self.owner}"

    @property
    def says(self) -> BookContents:
        """What is in it; CannotOpen without the key."""
        return opened_as(BookContents, self, "contents") if self.pk else BookContents()

    def seal(self, contents: BookContents) -> None:
        self.contents = sealed_values(self, contents=contents.to_json())["contents"]
