"""AddressBook: the residents a councillor acts for, encrypted, for that councillor only."""

import uuid
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from casework.sealing import keys
from casework.sealing.contents import SealedContents, opened_as
from casework.sealing.field import SealedField, sealed_values
from people.models import Appointment, User
from people.roles import Role


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


KEPT_AFTER_LEAVING = timedelta(days=90)  # longer than from one election to the next term


class AddressBookQuerySet(models.QuerySet["AddressBook"]):
    def left_behind(self, today: date) -> Self:
        """The books of those who have not been councillors for 90 days."""
        since = today - KEPT_AFTER_LEAVING
        seats = Appointment.objects.filter(role=Role.COUNCILLOR)
        lately = seats.filter(Q(ends_on=None) | Q(ends_on__gte=since)).values("person")
        return self.exclude(owner__in=lately)


class AddressBook(models.Model):
    """One councillor's whole book, in one encrypted value: a copy of the database tells neither who
    is in it nor how many. It is encrypted to the key of drafts, which the process has in which
    councillors type (ADR 044)."""

    no_history = "the councillor's own and no record of the council's: what is deleted is gone"
    sealed_to = keys.DRAFTS

    owner = models.OneToOneField(User, models.CASCADE, related_name="+")
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    contents = SealedField(table="address-book")

    objects = AddressBookQuerySet.as_manager()

    def __str__(self) -> str:
        return f"Address book of {self.owner}"

    @property
    def says(self) -> BookContents:
        """What is in it; CannotOpen without the key."""
        return opened_as(BookContents, self, "contents") if self.pk else BookContents()

    def seal(self, contents: BookContents) -> None:
        self.contents = sealed_values(self, contents=contents.to_json())["contents"]
