"""How is a number told that is small enough to recognise somebody by? Not at all."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

LEAST = 5
FEW, HIDDEN = "fewer than 5", "not shown"


class Line(NamedTuple):
    label: str
    number: str


def lines(labels: Mapping[str, str], found: Iterable[str] | Mapping[str, int]) -> list[Line]:
    """Each with its count. What is small is hidden, and as much more as keeps it from being worked
    out from the total; which of both it is, nobody is told."""
    counts = Counter(found)
    numbers = {key: counts.get(key, 0) for key in labels}
    hidden = {key for key, number in numbers.items() if number < LEAST}
    others = sorted((number, key) for key, number in numbers.items() if key not in hidden)
    while hidden and others and is_told_by_the_rest([numbers[key] for key in hidden]):
        hidden.add(others.pop(0)[1])
    return [
        Line(str(label), HIDDEN if key in hidden else f"{numbers[key]:,}")
        for key, label in labels.items()
    ]


def is_told_by_the_rest(hidden: list[int]) -> bool:
    """Whether somebody who knows the rule and the total could tell one of these: there is only
    one, they are too few together, or each is as large as a hidden one can be."""
    together = sum(hidden)
    return len(hidden) == 1 or together < LEAST or together == (LEAST - 1) * len(hidden)


def shown(number: int) -> str:
    return FEW if number < LEAST else f"{number:,}"
