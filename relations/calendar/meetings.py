"""Meetings of every kind that concern a reader: of a month, a few a day, and all of one day.

Each page asks once, however many kinds and meetings there are.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet, Value, Window
from django.db.models.functions import RowNumber, TruncDate
from django.urls import reverse
from django.utils import timezone

from casework.promises import at_local
from foundation import dates_in_words
from people.models import User
from relations.calendar.kinds import KINDS, Kind
from relations.calendar.months import Month
from relations.models import Meeting

MOST_IN_A_DAY = 5
A_DAY = timedelta(days=1)
COLUMNS = (
    *("in_calendar", "reference", "title", "place", "status", "starts_at", "ends_at"),
    "in_day",
)
Row = tuple[str, str, str, str, str, datetime, datetime, int]
IN_ORDER = ("starts_at", "reference")
FIRST_OF_DAY = Q(number__lte=MOST_IN_A_DAY)


class MeetingEntry(NamedTuple):
    """One meeting in the calendar, in the order of COLUMNS; both times are aware. `in_day` is how
    many of its kind there are that day, on the page of a month."""

    in_calendar: str
    reference: str
    title: str
    place: str
    status: str
    starts_at: datetime
    ends_at: datetime
    in_day: int

    @property
    def kind(self) -> Kind:
        return KINDS[self.in_calendar]

    @property
    def url(self) -> str:
        return reverse(self.kind.address, args=[self.reference])

    @property
    def tag(self) -> tuple[str, str]:
        return self.kind.tags[self.status]

    @property
    def about(self) -> str:
        """The kind and the place, unless the title is the place."""
        return self.kind.label + ("" if self.place == self.title else f", {self.place}")

    @property
    def hours(self) -> str:
        return f"{dates_in_words.clock(self.starts_at)} to {dates_in_words.clock(self.ends_at)}"


class MeetingsOfDay(NamedTuple):
    """The first meetings of a London day, and how many more there are."""

    day: date
    entries: Sequence[MeetingEntry]
    more: int


def meetings_of_month(user: User, month: Month) -> dict[date, MeetingsOfDay]:
    """By day, without the days that have none."""
    day = TruncDate("starts_at")
    first = {
        "number": Window(RowNumber(), partition_by=day, order_by=IN_ORDER),
        "in_day": Window(Count("*"), partition_by=day),
    }
    kinds = rows_between(user, month.first, month.after.first)
    few = [rows.annotate(**first).filter(FIRST_OF_DAY) for rows in kinds]
    found: dict[date, list[MeetingEntry]] = defaultdict(list)
    in_all: dict[date, dict[str, int]] = defaultdict(dict)
    for row in joined(few):
        entry = MeetingEntry(*row)
        held_on = timezone.localdate(entry.starts_at)
        found[held_on].append(entry)
        in_all[held_on][entry.in_calendar] = entry.in_day
    return {
        held_on: MeetingsOfDay(
            held_on,
            entries[:MOST_IN_A_DAY],
            sum(in_all[held_on].values()) - len(entries[:MOST_IN_A_DAY]),
        )
        for held_on, entries in found.items()
    }


def meetings_on(user: User, day: date) -> QuerySet[Meeting, Row]:
    """Every meeting of a London day, in the order in which they start."""
    return joined([rows.annotate(in_day=Value(0)) for rows in rows_between(user, day, day + A_DAY)])


def rows_between(user: User, first: date, end: date) -> Iterator[QuerySet[Meeting]]:
    """Of each kind, what starts from one London day on and before another."""
    since, until = at_local(first, time.min), at_local(end, time.min)
    for key, kind in KINDS.items():
        rows = kind.rows(user).filter(starts_at__gte=since, starts_at__lt=until)
        yield rows.annotate(in_calendar=Value(key)).order_by()


def joined(kinds: Sequence[QuerySet[Meeting]]) -> QuerySet[Meeting, Row]:
    """Rows of COLUMNS of every kind, in the order in which they start."""
    first, *others = (rows.values_list(*COLUMNS) for rows in kinds)
    return first.union(*others, all=True).order_by(*IN_ORDER)
