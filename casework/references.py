"""References as they are typed: in small letters, without dashes or noughts, with O for 0."""

import re

from foundation.text_search import searched_words

TYPED = re.compile(r"([A-Z])([0-9OIL]{4})([0-9A-Z]{1,10})")
NUMBERED = "E"  # the series that count: in the others letters are letters
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
