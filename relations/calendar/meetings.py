"""Meetings of every kind that concern a reader: of a month, a few a day, and all between two days.

One statement asks which kinds there can be, and one for all of these.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from operator import attrgetter

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Value,
    Window,
)
from django.db.models.functions import RowNumber

from casework.promises import at_local
from foundation.statements import Parameter, Rows, Statement, keys_if_any
from foundation.types import Untyped
from people.models import User
from relations.calendar.entries import MeetingEntry, MeetingsOfDay
from relations.calendar.kinds import KINDS, PERSON
from relations.calendar.months import Month
from relations.calendar.sealed_meetings import sealed_entries
from relations.models import Meeting

MOST_IN_A_DAY = 3
A_DAY = timedelta(days=1)
COLUMNS = (
    *("in_calendar", "reference", "title", "place", "status", "starts_at", "ends_at"),
    "in_day",
)
Row = tuple[str, str, str, str, str, datetime, datetime, int]
IN_ORDER = ("starts_at", "reference")
FIRST_OF_DAY = Q(number__lte=MOST_IN_A_DAY)
SINCE, UNTIL = Parameter("since", DateTimeField()), Parameter("until", DateTimeField())


def there_can_be() -> QuerySet[User, Untyped]:
    """Of each kind, whether it has a meeting between two times that may concern a person."""
    return User.objects.filter(pk=PERSON).values(
        **{
            key: Exists(
                kind.model._default_manager.filter(
                    kind.possible, starts_at__gte=SINCE, starts_at__lt=UNTIL
                )
            )
            for key, kind in KINDS.items()
        }
    )


THERE_CAN_BE: Statement[User] = Statement(there_can_be)


def possible_kinds(user: User, since: datetime, until: datetime) -> tuple[str, ...]:
    """Of what starts from one aware time on and before another. Who sees a meeting takes ten times
    as long to ask, for each kind."""
    [found] = THERE_CAN_BE.rows(person=user.pk, since=since, until=until)
    return tuple(key for key in KINDS if found[key])


@cache
def first_of_days(kinds: tuple[str, ...]) -> Statement[Meeting]:
    """The first meetings of each day and kind, of the rows that are given for each kind."""

    def build() -> QuerySet[Meeting, Row]:
        # Where it falls among the midnights of the month: the time zone is asked once a day, not a
        # row.
        midnights = Parameter("midnights", ArrayField(DateTimeField()))
        day = Func("starts_at", midnights, function="width_bucket", output_field=IntegerField())
        first = {
            "number": Window(RowNumber(), partition_by=day, order_by=IN_ORDER),
            "in_day": Window(Count("*"), partition_by=day),
        }
        few = []
        for key in kinds:
            seen = in_calendar(key, KINDS[key].model._default_manager.filter(pk__in=Rows(key)))
            # Said once more here, so that the windows walk no meeting of another month.
            rows = seen.filter(starts_at__gte=SINCE, starts_at__lt=UNTIL)
            few.append(rows.annotate(**first).filter(FIRST_OF_DAY))
        return joined(few)

    return Statement(build)


def meetings_of_month(user: User, month: Month) -> dict[date, MeetingsOfDay]:
    """By day, without the days that have none."""
    found: dict[date, list[MeetingEntry]] = defaultdict(list)
    in_all: dict[date, dict[str, int]] = defaultdict(dict)
    for entry in first_entries(user, month):
        held_on = entry.held_on
        found[held_on].append(entry)
        in_all[held_on][entry.in_calendar] = entry.in_day
    sealed = sealed_entries(user, month.first, month.after.first)
    for entry in sealed:
        found[entry.held_on].append(entry)
    of_day = Counter(entry.held_on for entry in sealed)
    return {
        held_on: first_of_day(held_on, entries, sum(in_all[held_on].values()) + of_day[held_on])
        for held_on, entries in found.items()
    }


def first_entries(user: User, month: Month) -> Iterator[MeetingEntry]:
    """The first of each day and kind that this person sees, in the order in which they start."""
    since, until = times_between(month.first, month.after.first)
    if not (kinds := possible_kinds(user, since, until)):
        return
    midnights = [at_local(day, time.min) for day in month.days]
    seen = {key: keys_if_any(KINDS[key].rows(user)) for key in kinds}
    few = first_of_days(kinds).rows(since=since, until=until, midnights=midnights, **seen)
    yield from (MeetingEntry(*row) for row in few)


def first_of_day(day: date, entries: list[MeetingEntry], in_all: int) -> MeetingsOfDay:
    first = sorted(entries, key=attrgetter("starts_at"))[:MOST_IN_A_DAY]
    return MeetingsOfDay(day, first, in_all - len(first))


@dataclass(frozen=True)
class MeetingsBetween:
    """Every meeting from one London day on and before another, in the order in which they start.
    `sealed` are those of which no column has the hour."""

    rows: QuerySet[Meeting, Row]
    sealed: list[MeetingEntry]

    def count(self) -> int:
        return self.rows.count() + len(self.sealed)

    def part(self, start: int, end: int) -> list[MeetingEntry]:
        """Those from one place in the order on and before another, as a slice has them."""
        # The sealed ones may all come before this part, and then it starts with this row.
        ahead = max(0, start - len(self.sealed))
        entries = [MeetingEntry(*row) for row in self.rows[ahead:end]] + self.sealed
        return sorted(entries, key=attrgetter("starts_at"))[start - ahead : end - ahead]


def meetings_between(user: User, first: date, end: date) -> MeetingsBetween:
    since, until = times_between(first, end)
    kinds = possible_kinds(user, since, until)
    rows = [
        in_calendar(key, KINDS[key].rows(user).filter(starts_at__gte=since, starts_at__lt=until))
        for key in kinds
    ]
    nothing = (in_calendar(key, kind.model._default_manager.none()) for key, kind in KINDS.items())
    every = joined([few.annotate(in_day=Value(0)) for few in rows or [next(nothing)]])
    return MeetingsBetween(every, sealed_entries(user, first, end))


def times_between(first: date, end: date) -> tuple[datetime, datetime]:
    return at_local(first, time.min), at_local(end, time.min)


def in_calendar(key: str, rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    return rows.annotate(in_calendar=Value(key), **KINDS[key].columns).order_by()


def joined(kinds: Sequence[QuerySet[Meeting]]) -> QuerySet[Meeting, Row]:
    """Rows of COLUMNS of every kind, in the order in which they start."""
    first, *others = (rows.values_list(*COLUMNS) for rows in kinds)
    return first.union(*others, all=True).order_by(*IN_ORDER)
