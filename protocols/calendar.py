"""The working calendar of a division, from the tables or as gov.uk published it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import cache
from time import monotonic

from django.db import connection, transaction
from govuk_bank_holidays.bank_holidays import BankHolidays

from foundation.history import write_new
from people.models import User
from protocols.choices import Division
from protocols.deadlines.working_days import WorkingCalendar
from protocols.models.days import BankHoliday, ClosureDay

CACHE_SECONDS = 60
CLOSED = "Council closed"
CHRISTMAS = (12, 25)  # or its substitute a few days on
_kept: dict[str, tuple[float, WorkingCalendar]] = {}  # division to (made at, calendar)

Holiday = tuple[str, date, str]  # division, local date, title


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


def calendar_with(
    division: str, *, adding: Mapping[date, str] | None = None, removing: Collection[date] = ()
) -> WorkingCalendar:
    """The calendar as the tables have it now, or would with closure days added and removed.

    It is not kept: nobody else works a date out with what is not decided, or not committed, yet.
    """
    rows = BankHoliday.objects.values_list("division", "day", "title")
    closures = dict(ClosureDay.objects.values_list("day", "why")) | dict(adding or {})
    holidays = _division_holidays(division, rows) or _division_holidays(
        division, published_holidays()
    )
    closed_days = [(day, why) for day, why in closures.items() if day not in removing]
    return _build_calendar(holidays, closed_days)


def forget_calendars() -> None:
    """Read the tables again at the next question: after a change of them, and between tests."""
    _kept.clear()


def published_calendar(division: str) -> WorkingCalendar:
    """The calendar as it came with the portal, without a look at the database."""
    return _build_calendar(_division_holidays(division, published_holidays()), closures=())


@cache
def published_holidays() -> list[Holiday]:
    """Every holiday that came with the portal; nothing is fetched."""
    return _holidays(BankHolidays(use_cached_holidays=True))


def fetched_holidays() -> list[Holiday]:
    """Every holiday that gov.uk publishes today; those that came with the portal when it does not
    answer within ten seconds. Raises whatever a changed format makes the library raise."""
    return _holidays(BankHolidays())


def _holidays(published: BankHolidays) -> list[Holiday]:
    return [
        (division, holiday["date"], _title(holiday["title"], holiday["notes"]))
        for division in published.ALL_DIVISIONS
        for holiday in published.get_holidays(division=division)
    ]


def _title(title: str, notes: str) -> str:
    """A day in lieu is told from the feast itself: "Boxing Day (substitute day)"."""
    return f"{title} ({notes.lower()})" if notes else title


def _division_holidays(division: str, holidays: Iterable[Holiday]) -> dict[date, str]:
    """The holidays of one division, or of all for any of the UK, where England's name wins."""
    anywhere = division == Division.ANY_OF_THE_UK
    named = sorted(holidays, reverse=True)  # the first in the alphabet comes last and stays
    return {day: title for part, day, title in named if anywhere or part == division}


def _build_calendar(
    holidays: dict[date, str], closures: Iterable[tuple[date, str]]
) -> WorkingCalendar:
    """Known to the end of the last year that has a Christmas: a single holiday proclaimed for a
    later year does not make that year known."""
    closed = {day: closed_because(why) for day, why in closures}
    last = max(day for day in holidays if (day.month, day.day) >= CHRISTMAS)
    return WorkingCalendar(closed | holidays, ends_on=date(last.year, 12, 31))


def closed_because(why: str) -> str:
    """The reason of a closure day as an explanation gives it; "Council closed" is one itself."""
    return CLOSED if why.casefold() == CLOSED.casefold() else f"{CLOSED}: {why}"


def lock_calendar() -> None:
    """Make those who change the calendar wait for one another until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE protocols_closureday IN SHARE ROW EXCLUSIVE MODE")


def seed_bank_holidays() -> int:
    """Write the published holidays that the table lacks; how many. Safe to run again."""
    return add_holidays(published_holidays(), by=None, reason="seeded")


@transaction.atomic
def add_holidays(published: Iterable[Holiday], *, by: User | None, reason: str) -> int:
    """Write those that the table lacks; how many. One that is gone from the list stays."""
    lock_calendar()
    known = set(BankHoliday.objects.values_list("division", "day"))
    missing = {row[:2]: row for row in published if row[:2] not in known}
    rows = [
        BankHoliday(division=division, day=day, title=title)
        for division, day, title in missing.values()
    ]
    write_new(rows, by=by, reason=reason)
    forget_calendars()
    return len(rows)
