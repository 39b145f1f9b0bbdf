"""Published bank holidays: the library's and our dated corrections; the newest release wins."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypedDict

from govuk_bank_holidays.bank_holidays import BankHolidays

CORRECTIONS = Path(__file__).parent / "corrections.toml"


class Holiday(NamedTuple):
    """A bank holiday of one part of the UK, on a local date."""

    division: str
    day: date
    title: str


class Correction(TypedDict):
    """A day that the library lacks, or lists and should not; when that was published, and where."""

    division: str
    day: date
    title: str
    holiday: bool
    released: date
    source: str


class Library(TypedDict):
    version: str
    released: date


class Corrections(TypedDict):
    library: Library
    correction: list[Correction]


@cache
def published_holidays() -> tuple[Holiday, ...]:
    """Every holiday that came with the portal; nothing is fetched."""
    listed = BankHolidays(use_cached_holidays=True)
    library = [
        Holiday(division, one["date"], title_with_note(one["title"], one["notes"]))
        for division in listed.ALL_DIVISIONS
        for one in listed.get_holidays(division=division)
    ]
    return corrected_holidays(library, read_corrections())


@cache
def read_corrections() -> Corrections:
    """The file of corrections. A wrong one fails every test, so it is read without checks."""
    corrections: Corrections = tomllib.loads(CORRECTIONS.read_text())  # type: ignore[assignment]
    return corrections


def corrected_holidays(library: list[Holiday], corrections: Corrections) -> tuple[Holiday, ...]:
    """The library's holidays with the corrections released after it, the newest last."""
    holidays = {(one.division, one.day): one for one in library}
    newer = [
        one
        for one in corrections["correction"]
        if one["released"] > corrections["library"]["released"]
    ]
    for one in sorted(newer, key=lambda one: one["released"]):
        key = one["division"], one["day"]
        holidays.pop(key, None)
        if one["holiday"]:
            holidays[key] = Holiday(*key, one["title"])
    return tuple(sorted(holidays.values()))


def published_until() -> date:
    """When the newest of the library and the corrections was released."""
    corrections = read_corrections()
    dates = [one["released"] for one in corrections["correction"]]
    return max([corrections["library"]["released"], *dates])


def title_with_note(title: str, notes: str) -> str:
    """A day in lieu is told from the feast itself: "Boxing Day (substitute day)"."""
    return f"{title} ({notes.lower()})" if notes else title
