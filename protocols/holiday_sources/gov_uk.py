"""The bank holidays that GOV.UK publishes today, from its JSON or from a copy of it in a file."""

import json
from datetime import date
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from foundation import timeouts
from foundation.types import Untyped
from protocols.choices import Division
from protocols.holiday_sources.published import Holiday, title_with_note

MOST_BYTES = 2_000_000  # forty times what it is
DIVISIONS = [part for part in Division if part != Division.ANY_OF_THE_UK]


class HolidaysUnavailable(Exception):
    """The source did not answer, or not in words that we know; the message is a sentence."""


def fetched_holidays(address: str) -> list[Holiday]:
    """Every holiday at a web address or in a file; raises HolidaysUnavailable."""
    try:
        text = read_source(address)
    except (OSError, URLError, ValueError) as error:
        reason = getattr(error, "reason", error)
        words = getattr(reason, "strerror", None) or reason
        raise HolidaysUnavailable(f"{address} cannot be reached ({words}).") from error
    try:
        return holidays_in_json(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise HolidaysUnavailable(
            f"{address} answered with something that is not a list of bank holidays."
        ) from error


def read_source(address: str) -> bytes:
    if urlsplit(address).scheme not in ("http", "https"):
        return Path(address).read_bytes()
    with urlopen(address, timeout=timeouts.GOV_UK) as answer:  # noqa: S310  (a web address)
        text: bytes = answer.read(MOST_BYTES)
    return text


def holidays_in_json(published: Untyped) -> list[Holiday]:
    """The holidays of all three divisions. One without a Christmas is no list to trust."""
    holidays = [
        Holiday(
            division.value,
            date.fromisoformat(event["date"]),
            title_with_note(event["title"], event.get("notes", "")),
        )
        for division in DIVISIONS
        for event in published[division.value]["events"]
    ]
    with_christmas = {one.division for one in holidays if one.title.startswith("Christmas Day")}
    if len(with_christmas) < len(DIVISIONS):
        raise ValueError("a part of the UK has no Christmas")
    return holidays
