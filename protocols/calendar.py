"""The working calendar of a division, from the tables or as it came with the portal."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from time import monotonic

from django.db import connection

from protocols.choices import Division
from protocols.deadlines.working_days import EarlyClosing, WorkingCalendar
from protocols.holiday_sources.published import Holiday, published_holidays
from protocols.models.days import BankHoliday, ClosureDay

CACHE_SECONDS = 60
CLOSED = "Council closed"
CHRISTMAS = (12, 25)  # or its substitute a few days on
_kept: dict[str, tuple[float, WorkingCalendar]] = {}  # division to (made at, calendar)


@dataclass(frozen=True)
class CalendarChange:
    """Closure days to come, each a local date and why, days on which the offices close early, and
    days to go; and the bank holidays of a division to strike out, with the reason, or to observe
    again."""

    adding: tuple[tuple[date, str], ...] = ()
    early: tuple[tuple[date, EarlyClosing], ...] = ()
    removing: tuple[date, ...] = ()
    striking: tuple[date, ...] = ()
    observing: tuple[date, ...] = ()
    division: str = ""
    why: str = ""
    also_late: bool = False  # whether what was due on an added day, and is late, moves too

    def passed(self, today: date) -> list[date]:
        """The closure days among them that have passed: typed late, such as snow."""
        return [day for day, _ in self.adding if day < today]

    @property
    def closes(self) -> bool:
        """Whether days become days off; else they become working days."""
        return bool(self.adding or self.early or self.observing)

    @property
    def days(self) -> list[date]:
        added = [*dict(self.adding), *dict(self.early)]
        return [*added, *self.removing, *self.striking, *self.observing]


NO_CHANGE = CalendarChange()


def working_calendar(division: str, *, fresh: bool = False) -> WorkingCalendar:
    """The council's calendar: bank holidays of the division, and its own closure days.

    Kept in the process for a minute unless asked for `fresh`. While the table of holidays is
    empty, those that came with the portal stand in.
    """
    made_at, calendar = _kept.get(division, (0.0, None))
    if calendar is None or fresh or monotonic() - made_at > CACHE_SECONDS:
        calendar = calendar_with(division)
        _kept[division] = (monotonic(), calendar)
    return calendar


def calendar_with(division: str, change: CalendarChange = NO_CHANGE) -> WorkingCalendar:
    """The calendar as the tables have it now, or would after a change.

    It is not kept: nobody else works a date out with what is not decided, or not committed, yet.
    """
    closed_days, early = closures_with(change)
    rows = list(BankHoliday.objects.values_list("division", "day", "title", "struck_out"))
    if not rows:
        return _build_calendar(division, published_holidays(), closed_days, early)
    out = days_struck_out({(part, day) for part, day, _, why in rows if why}, change)
    holidays = [Holiday(part, day, title) for part, day, title, _ in rows]
    return _build_calendar(division, holidays, closed_days, early, struck_out=out)


def closures_with(change: CalendarChange) -> tuple[dict[date, str], dict[date, EarlyClosing]]:
    """The council's closed days and why, and its days that end early, after a change."""
    closed, early = dict(change.adding), dict(change.early)
    for day, why, closes_at in ClosureDay.objects.values_list("day", "why", "closes_at"):
        if day in change.removing:
            continue
        if closes_at is None:
            closed.setdefault(day, why)
        else:
            early.setdefault(day, EarlyClosing(closes_at, why))
    return closed, early


def days_struck_out(out: set[tuple[str, date]], change: CalendarChange) -> set[tuple[str, date]]:
    """The holidays, by division and day, that this council does not observe after a change."""
    parts = Division.values if change.division == Division.ANY_OF_THE_UK else [change.division]
    out = out | {(part, day) for part in parts for day in change.striking}
    return out - {(part, day) for part in parts for day in change.observing}


def forget_calendars() -> None:
    """Read the tables again at the next question: after a change of them, and between tests."""
    _kept.clear()


def published_calendar(division: str) -> WorkingCalendar:
    """The calendar as it came with the portal, without a look at the database."""
    return _build_calendar(division, published_holidays(), {}, {})


def _build_calendar(
    division: str,
    holidays: Iterable[Holiday],
    closures: Mapping[date, str],
    early: Mapping[date, EarlyClosing],
    struck_out: Collection[tuple[str, date]] = (),
) -> WorkingCalendar:
    """Known to the end of the last year that has a Christmas, struck out or not: a single holiday
    proclaimed for a later year does not make that year known."""
    anywhere = division == Division.ANY_OF_THE_UK
    # The first division in the alphabet comes last, so England's name of a day stays.
    theirs = [h for h in sorted(holidays, reverse=True) if anywhere or h.division == division]
    observed = {h.day: h.title for h in theirs if (h.division, h.day) not in struck_out}
    closed = {day: closed_because(why) for day, why in closures.items()}
    last = max(h.day for h in theirs if (h.day.month, h.day.day) >= CHRISTMAS)
    return WorkingCalendar(closed | observed, ends_on=date(last.year, 12, 31), early=early)


def closed_because(why: str) -> str:
    """The reason of a closure day as an explanation gives it; "Council closed" is one itself."""
    return CLOSED if why.casefold() == CLOSED.casefold() else f"{CLOSED}: {why}"


def lock_calendar() -> None:
    """Make those who change the calendar wait for one another until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE protocols_closureday IN SHARE ROW EXCLUSIVE MODE")
