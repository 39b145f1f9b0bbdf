"""Small-number suppression: counts under 5 are hidden, and as many more as would reveal them.

Also shares: of fewer than 20 none is given, as it would say more than the numbers do.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

SMALLEST_SHOWN = 5
FEWEST_FOR_SHARE = 20
FEW, HIDDEN = "fewer than 5", "not shown"


class CountLine(NamedTuple):
    label: str
    number: str


def lines_with_small_hidden(
    labels: Mapping[str, str], counted: Iterable[str] | Mapping[str, int]
) -> list[CountLine]:
    """Each label with its count. Small counts are hidden, and as many others as it takes that none
    can be worked out from the total; both read the same."""
    counts = Counter(counted)
    numbers = {key: counts.get(key, 0) for key in labels}
    hidden = {key for key, number in numbers.items() if number < SMALLEST_SHOWN}
    others = sorted((number, key) for key, number in numbers.items() if key not in hidden)
    while hidden and others and can_be_worked_out([numbers[key] for key in hidden]):
        hidden.add(others.pop(0)[1])
    return [
        CountLine(str(label), HIDDEN if key in hidden else f"{numbers[key]:,}")
        for key, label in labels.items()
    ]


def exact_lines(
    labels: Mapping[str, str], counted: Iterable[str] | Mapping[str, int]
) -> list[CountLine]:
    """Each label with its count, for someone who reads every case that is counted."""
    counts = Counter(counted)
    return [CountLine(str(label), f"{counts.get(key, 0):,}") for key, label in labels.items()]


def can_be_worked_out(hidden: list[int]) -> bool:
    """Whether somebody who knows the rule and the total could tell one of these: there is only
    one, they are too few together, or each is as large as a hidden one can be."""
    together = sum(hidden)
    return (
        len(hidden) == 1
        or together < SMALLEST_SHOWN
        or together == (SMALLEST_SHOWN - 1) * len(hidden)
    )


def number_unless_small(number: int) -> str:
    return FEW if number < SMALLEST_SHOWN else f"{number:,}"


def share(part: int, whole: int) -> str:
    """A percentage, which never stands without both numbers; "" if the whole is too small."""
    return f"{100 * part / whole:.0f}%" if whole >= FEWEST_FOR_SHARE else ""


def part_of(part: int, whole: int) -> str:
    """13 of 20 (65%), or 13 of 19."""
    percentage = share(part, whole)
    return f"{part:,} of {whole:,}{f' ({percentage})' if percentage else ''}"
