"""References as they are typed: in small letters, without dashes or noughts, with O for 0, or only
their number."""

import re

from foundation.text_search import searched_words

TYPED = re.compile(r"([A-Z])([0-9OIL]{4})([0-9A-Z]{1,10})")
NUMBERED = "E"  # the series that count: in the others letters are letters
NUMBER = re.compile(r"(?:e ?)?(?:(20[0-9]{2}) )?([0-9]{1,6})")
YEARS_TRIED = 6  # this one and those before, for a number without a year
DIGITS = str.maketrans("OIL", "011")


def typed_reference(typed: str) -> str | None:
    """E-2026-0002 for “e 2026 2” and “E2O26-OOO2”; None for what cannot be a reference."""
    parts = TYPED.fullmatch("".join(searched_words(typed)).upper())
    if parts is None:
        return None
    series, year, rest = parts[1], parts[2].translate(DIGITS), parts[3]
    if series != NUMBERED:
        return f"{series}-{year}-{rest}"
    number = rest.translate(DIGITS)
    return f"{series}-{year}-{number:0>4}" if number.isdecimal() else None


def numbered_references(typed: str, this_year: int) -> list[str]:
    """E-2026-0017 and those of the years before for “17”; E-2026-0017 for “2026/17”; none for
    anything else."""
    number = NUMBER.fullmatch(" ".join(searched_words(typed)))
    if number is None:
        return []
    years = [int(number[1])] if number[1] else [this_year - back for back in range(YEARS_TRIED)]
    return [f"{NUMBERED}-{year}-{int(number[2]):04d}" for year in years]
