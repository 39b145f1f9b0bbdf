"""The table of bank holidays: seeded, compared with GOV.UK, and days struck out by the council."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from foundation.history import remove_row, write, write_new
from people.models import User, system_user
from protocols.calendar import forget_calendars, lock_calendar
from protocols.choices import Division
from protocols.holiday_sources.gov_uk import HolidaysUnavailable
from protocols.holiday_sources.published import (
    Holiday,
    published_holidays,
    published_until,
    read_corrections,
)
from protocols.models.days import BankHoliday, HolidayCheck
from protocols.words import full_day

DAYS_AHEAD = 90  # before the last known holiday, administrators are warned
DAYS_UNCHECKED = 14  # and after this long without an answer from GOV.UK
MOST_WITHDRAWN = 3  # in one division at once; more is a broken list


class Differences(NamedTuple):
    """What a newer list has that the table lacks, and rows of days that it no longer lists."""

    new: list[Holiday]
    gone: list[BankHoliday]

    def __bool__(self) -> bool:
        return bool(self.new or self.gone)

    def in_words(self) -> list[str]:
        """One line a day: "Scotland: Monday 15 June 2026, World Cup bank holiday, is new"."""
        new = [(one.division, one.day, one.title, "is new") for one in self.new]
        gone = [(one.division, one.day, one.title, "is no longer listed") for one in self.gone]
        return [
            f"{Division(division).label}: {full_day(day)}, {title}, {what}"
            for division, day, title, what in sorted(new + gone)
        ]


def differences_from(published: Iterable[Holiday], today: date) -> Differences:
    """What changes if the table follows this list. A day that has passed stays as it was counted,
    and so does one beyond the last day that the list has for its division.

    Raises HolidaysUnavailable for a list that lacks more days than are ever moved.
    """
    listed = {(one.division, one.day): one for one in published}
    rows = {(row.division, row.day): row for row in BankHoliday.objects.all()}
    until: dict[str, date] = {}
    for division, day in listed:
        until[division] = max(day, until.get(division, day))
    gone = [
        row
        for (division, day), row in rows.items()
        if (division, day) not in listed and today <= day <= until.get(division, date.min)
    ]
    if max(Counter(row.division for row in gone).values(), default=0) > MOST_WITHDRAWN:
        raise HolidaysUnavailable(
            f"The list lacks {len(gone)} bank holidays that are known. Nothing has been changed."
        )
    return Differences([one for key, one in listed.items() if key not in rows], gone)


@transaction.atomic
def follow_list(published: Iterable[Holiday], *, today: date, by: User) -> Differences:
    """Write what a newer list has, and remove what it no longer lists, each with its history."""
    lock_calendar()
    found = differences_from(published, today)
    add_holidays(found.new, by=by, reason="published")
    for row in found.gone:
        remove_row(row, by=by, reason="no longer published")
    forget_calendars()
    return found


def add_holidays(holidays: Sequence[Holiday], *, by: User | None, reason: str) -> None:
    rows = [BankHoliday(division=h.division, day=h.day, title=h.title) for h in holidays]
    write_new(rows, by=by, reason=reason)


@transaction.atomic
def seed_bank_holidays() -> int:
    """Write the holidays that came with the portal and the table lacks; how many changed.

    A list read from GOV.UK since they were released is newer, so then nothing is written.
    """
    lock_calendar()
    last = last_good_check()
    if last and timezone.localdate(last.at) >= published_until():
        return 0
    known = set(BankHoliday.objects.values_list("division", "day"))
    missing = [one for one in published_holidays() if one[:2] not in known]
    add_holidays(missing, by=None, reason="seeded")
    withdrawn = withdrawn_by_correction()
    for row in withdrawn:
        remove_row(row, by=system_user(), reason="no longer published")
    forget_calendars()
    return len(missing) + len(withdrawn)


def withdrawn_by_correction() -> list[BankHoliday]:
    """Rows of days that a correction says are no holidays after all, from today on."""
    named = {
        (one["division"], one["day"])
        for one in read_corrections()["correction"]
        if not one["holiday"]
    } - {one[:2] for one in published_holidays()}
    ahead = BankHoliday.objects.filter(day__gte=timezone.localdate())
    return [row for row in ahead if (row.division, row.day) in named]


def last_good_check() -> HolidayCheck | None:
    return HolidayCheck.objects.filter(problem="").last()


def record_check(problem: str = "") -> None:
    """Record that the holidays were compared with GOV.UK, or why they could not be."""
    HolidayCheck.objects.create(at=timezone.now(), problem=problem[:300])


def strike_out(rows: Iterable[BankHoliday], *, why: str, by: User) -> None:
    """The council works on these days, for this reason; observe them again with no reason."""
    for row in rows:
        reason = "struck out" if why else "observed again"
        write(row, by=by, reason=reason, struck_out=why)


class HolidayWarning(NamedTuple):
    """What may soon make dates wrong; `since` tells one time of it from the next."""

    event: str
    since: date
    sentence: str


def holiday_warnings(division: str, today: date) -> list[HolidayWarning]:
    """What the people who edit the calendar should know: the holidays run out, or go unchecked."""
    label, warnings = Division(division).label, []
    last = BankHoliday.objects.of(division).aggregate(day=Max("day"))["day"]
    if last and (last - today).days < DAYS_AHEAD:
        warnings.append(
            HolidayWarning(
                "holidays-end",
                last,
                f"The last known bank holiday for {label} is {full_day(last)}."
                " Any later ones would be counted as working days.",
            )
        )
    return warnings + unchecked_warnings(today)


def unchecked_warnings(today: date) -> list[HolidayWarning]:
    """A warning if two weeks have passed since GOV.UK last answered, or first did not."""
    good = last_good_check()
    later = HolidayCheck.objects.filter(at__gt=good.at) if good else HolidayCheck.objects.all()
    failure, oldest = later.last(), good or later.first()
    if oldest is None:
        return []
    since = timezone.localdate(oldest.at)
    if (today - since).days < DAYS_UNCHECKED:
        return []
    sentence = f"Bank holidays have not been checked against GOV.UK since {full_day(since)}."
    sentence += f" {failure.problem}" if failure else " The weekly check has not run."
    return [HolidayWarning("holidays-unchecked", since, sentence)]
