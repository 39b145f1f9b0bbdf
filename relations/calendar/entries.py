"""Entries of the calendar: one meeting, and the first meetings of one day."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from foundation import dates_in_words
from relations.calendar.kinds import KINDS, SEALED_KINDS, Kind, SealedKind

ANY_REFERENCE = str(UUID(int=0))  # fits an address with a reference, and one with a key


class MeetingEntry(NamedTuple):
    """One meeting in the calendar, in the order of COLUMNS of `meetings`; both times are aware.
    `in_day` is how many of its kind there are that day, on the page of a month."""

    in_calendar: str
    reference: str
    title: str
    place: str
    status: str
    starts_at: datetime
    ends_at: datetime
    in_day: int

    @property
    def kind(self) -> Kind | SealedKind:
        return KINDS.get(self.in_calendar) or SEALED_KINDS[self.in_calendar]

    @property
    def url(self) -> str:
        return page_before_reference(self.kind.address) + f"{self.reference}/"

    @property
    def tag(self) -> tuple[str, str]:
        return self.kind.tags[self.status]

    @property
    def about(self) -> str:
        """The kind and the place, unless the title is the place."""
        return self.kind.label + ("" if self.place == self.title else f", {self.place}")

    @property
    def held_on(self) -> date:
        return timezone.localdate(self.starts_at)

    @property
    def hours(self) -> str:
        return f"{dates_in_words.clock(self.starts_at)} to {dates_in_words.clock(self.ends_at)}"


@cache
def page_before_reference(address: str) -> str:
    """The path of a page up to its reference: a month of links is put together from these, because
    Django takes longer for each address than the template for its line."""
    return reverse(address, args=[ANY_REFERENCE]).removesuffix(f"{ANY_REFERENCE}/")


@cache
def page_of_day() -> str:
    return reverse("relations:calendar-day")


class MeetingsOfDay(NamedTuple):
    """The first meetings of a London day, and how many more there are."""

    day: date
    entries: Sequence[MeetingEntry]
    more: int

    @property
    def lines(self) -> list[tuple[str, str, str, str]]:
        """Of each meeting when it starts, its address, its title and its state."""
        return [
            (dates_in_words.clock(entry.starts_at), entry.url, entry.title, entry.tag[0])
            for entry in self.entries
        ]

    @property
    def url(self) -> str:
        """The page of all meetings of the day."""
        return f"{page_of_day()}?day={self.day}"
