"""Terms of a promise (amount, unit, cut-off, roll), and a Deadline with its working, day by day."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import NamedTuple, NotRequired, Self, TypedDict
from zoneinfo import ZoneInfo

from protocols.deadlines.working_days import ONE_DAY, EarlyClosing, each_day
from protocols.words import amount_of, clock_time, reason_inside_sentence

LONDON = ZoneInfo("Europe/London")
LAST_SECOND = time(23, 59, 59, tzinfo=LONDON)
LONGEST = 3650  # days or weeks; a longer promise is a slip of the keyboard
BY_THE_END = "due by the end of the day"


class Unit(StrEnum):
    """What an amount counts. Clear days leave out both the first and the last day."""

    WORKING_DAYS = "working days"
    CALENDAR_DAYS = "calendar days"
    WEEKS = "weeks"
    CLEAR_DAYS = "clear days"
    CLEAR_WORKING_DAYS = "clear working days"

    @property
    def counts_working_days(self) -> bool:
        return self in (Unit.WORKING_DAYS, Unit.CLEAR_WORKING_DAYS)

    @property
    def is_clear(self) -> bool:
        return self in (Unit.CLEAR_DAYS, Unit.CLEAR_WORKING_DAYS)


@dataclass(frozen=True, slots=True)
class Terms:
    """How long a promise gives.

    `cut_off` (local time) moves the start of working days, clear or not; `roll` (off a day that is
    not worked, to the next that is) moves the end of every other unit.
    """

    amount: int
    unit: Unit
    cut_off: time | None = time(17)
    roll: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.amount <= LONGEST:
            raise ValueError(f"A promise gives 0 to {LONGEST} {self.unit}, not {self.amount}.")


class Skipped(NamedTuple):
    """A local date that did not count, and why, such as "Saturday"."""

    date: date
    why: str


class StoredClosing(TypedDict):
    at: str
    why: str


class StoredDay(TypedDict):
    date: str
    why: str


class StoredDeadline(TypedDict):
    """A Deadline as a JSON column keeps it: days and times as ISO text."""

    received: str
    amount: int
    unit: str
    cut_off: str | None
    roll: bool
    counts_from: str
    due_on: str
    due_at: str
    skipped: list[StoredDay]
    rolled: bool
    before: list[StoredDay]
    early: NotRequired[StoredClosing | None]  # only where the offices had closed early


class DayRow(NamedTuple):
    """One row of "How this date was worked out"; the last row is the due date."""

    date: date
    text: str
    counted: bool
    last: bool


def local(moment: datetime) -> datetime:
    """An aware moment as London's clocks show it; ValueError when it is naive."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs its offset from UTC; this one has none.")
    return moment.astimezone(LONDON)


def end_of_day(day: date) -> datetime:
    """The last second of a local date, aware, whatever the clocks did that day."""
    return datetime.combine(day, LAST_SECOND)


@dataclass(frozen=True, slots=True)
class Deadline:
    """A due date and its working.

    `received` is aware, the rest are local dates. `before` are the closed days from receipt up
    to `counts_from`; `skipped` those after it that did not count or that the date rolled over.
    `early` is the early closing it arrived after, so that it counts from the next working day.
    """

    received: datetime
    terms: Terms
    counts_from: date
    due_on: date
    skipped: tuple[Skipped, ...] = ()
    rolled: bool = False
    before: tuple[Skipped, ...] = ()
    early: EarlyClosing | None = None

    @property
    def due_at(self) -> datetime:
        """The end of `due_on`, aware."""
        return end_of_day(self.due_on)

    def days(
        self, today: date | None = None, *, sent: bool = False, ends: str = BY_THE_END
    ) -> list[DayRow]:
        """One row a day from receipt to the due date; the row of `today` says so. With `sent`, the
        council sent what it counts from. `ends` is what the last row says."""
        reasons = dict(self.before + self.skipped)
        received_on, number, rows = local(self.received).date(), 0, []
        verb = "sent" if sent else "received"
        for day in each_day(received_on, self.due_on + ONE_DAY):
            why, last = reasons.get(day), day == self.due_on
            counted = why is None and day >= self.counts_from
            number += counted and day > self.counts_from
            if day == received_on:
                text = self._receipt(why, verb.capitalize())
            else:
                text = self._row(day, number, why, verb)
            if last and day <= self.counts_from:
                text = f"{text}, {BY_THE_END}"
            text = text.replace(BY_THE_END, ends)
            if day == today and day == received_on < self.counts_from:
                text = text.replace(verb.capitalize(), f"{verb.capitalize()} today", 1)
            elif day == today:
                text = text.replace("of the day", "of today") if last else f"{text}, today"
            rows.append(DayRow(day, text, counted, last))
        return rows

    def _receipt(self, why: str | None, verb: str) -> str:
        """The first row: when it arrived and, if it counts later, for what reason. Midnight
        stands for a day without an hour."""
        received = local(self.received)
        at, cut_off = clock_time(received), self.terms.cut_off
        if received.date() == self.counts_from:
            when = f" at {at}" if received.time() != time() else ""
            return f"{verb}{when}, day\N{NO-BREAK SPACE}0"
        if why:
            reason = f"at {at}, not a working day ({reason_inside_sentence(why)})"
        elif self.early:
            closed = f"the offices closed at {clock_time(self.early.at)} ({self.early.why})"
            reason = f"at {at}, after {closed}"
        elif cut_off and clock_time(cut_off) == at:
            reason = f"just after {at}"
        else:
            reason = f"at {at}, after {clock_time(cut_off)}" if cut_off else f"at {at}"
        return f"{verb} {reason}, so it counts from the next working day"

    def _row(self, day: date, number: int, why: str | None, verb: str) -> str:
        """Any row but the first."""
        if why:
            return f"Not counted: {reason_inside_sentence(why)}"
        if day == self.counts_from:
            return f"Day 0, treated as the day it was {verb}"
        if day < self.due_on:
            return f"Day {number}"
        if self.rolled:
            return f"The next working day, {BY_THE_END}"
        if self.terms.unit.is_clear:
            return f"The day after {amount_of(self.terms.amount, self.terms.unit)}, {BY_THE_END}"
        return f"Day {number}, {BY_THE_END}"

    def as_json(self) -> StoredDeadline:
        """Plain values for a JSON column; `from_json` reads them back."""
        cut_off = self.terms.cut_off
        stored: StoredDeadline = {
            "received": local(self.received).isoformat(),
            "amount": self.terms.amount,
            "unit": self.terms.unit.value,
            "cut_off": cut_off.isoformat() if cut_off else None,
            "roll": self.terms.roll,
            "counts_from": self.counts_from.isoformat(),
            "due_on": self.due_on.isoformat(),
            "due_at": self.due_at.isoformat(),
            "skipped": [{"date": day.isoformat(), "why": why} for day, why in self.skipped],
            "rolled": self.rolled,
            "before": [{"date": day.isoformat(), "why": why} for day, why in self.before],
        }
        if self.early:
            stored["early"] = {"at": self.early.at.isoformat(), "why": self.early.why}
        return stored

    @classmethod
    def from_json(cls, stored: StoredDeadline) -> Self:
        """What `as_json` wrote; KeyError or ValueError for anything else."""
        cut_off = time.fromisoformat(stored["cut_off"]) if stored["cut_off"] else None
        early = stored.get("early")
        return cls(
            received=local(datetime.fromisoformat(stored["received"])),
            terms=Terms(stored["amount"], Unit(stored["unit"]), cut_off, stored["roll"]),
            counts_from=date.fromisoformat(stored["counts_from"]),
            due_on=date.fromisoformat(stored["due_on"]),
            skipped=_days_and_reasons(stored["skipped"]),
            rolled=stored["rolled"],
            before=_days_and_reasons(stored["before"]),
            early=EarlyClosing(time.fromisoformat(early["at"]), early["why"]) if early else None,
        )


def _days_and_reasons(stored: list[StoredDay]) -> tuple[Skipped, ...]:
    return tuple(Skipped(date.fromisoformat(row["date"]), row["why"]) for row in stored)
