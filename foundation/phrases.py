"""Phrases in a text: where some words stand in it one after the other, in capitals or not."""

import re
from collections.abc import Iterator

WORD = re.compile(r"\w+")


def places_of(text: str, phrase: str, *, plural: bool = False) -> Iterator[tuple[int, int]]:
    """Where the phrase begins and ends in the text, whatever stands between its words; with
    `plural` its last word may have an s or es more. None of a phrase without words."""
    wanted = [word.casefold() for word in WORD.findall(phrase)]
    found = [(one.group().casefold(), one.span()) for one in WORD.finditer(text)]
    if not wanted:
        return
    *first, last = wanted
    lasts = {last, f"{last}s", f"{last}es"} if plural else {last}
    at = 0
    while at + len(wanted) <= len(found):
        words = [word for word, _ in found[at : at + len(wanted)]]
        if words[:-1] == first and words[-1] in lasts:
            yield found[at][1][0], found[at + len(first)][1][1]
            at += len(wanted)
        else:
            at += 1
