"""Approval of letters by a second officer, as a version of the protocol sets it, in words."""

from collections.abc import Callable

from protocols.choices import ClearedLetters

NONE = "none, except where a clause asks for it"


def _letters(keys: list[str] | None) -> str:
    return "; ".join(str(ClearedLetters(key).label).lower() for key in keys or ())


def _example(keys: list[str]) -> str:
    if not keys:
        return "A letter would go at once, unless a clause or its service asks for approval."
    return f"A second officer would first approve these letters: {_letters(keys)}."


CLEARANCE_WORDS: dict[str, Callable[..., str]] = {"clearance": lambda keys: _letters(keys) or NONE}
CLEARANCE_MEANINGS: dict[str, Callable[..., str]] = {"clearance": _example}
