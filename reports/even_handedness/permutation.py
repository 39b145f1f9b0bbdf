"""Permutation test: would groups differ as much if their names had been dealt out by chance?

Within each stratum, such as one kind of enquiry in one service, the names of the groups are
shuffled many times. A difference counts only if chance seldom makes one as large. Nothing is taken
as given about how the values are spread. The seed is fixed, so that the same cases give the same
answer.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from random import Random
from statistics import fmean
from typing import NamedTuple

SHUFFLES, SEED = 499, 1
SURE = 0.05  # the chance at which a difference counts, shared out among the groups
ROUNDING = 1e-9  # two sums of the same numbers may differ by less
FEWEST = 20  # cases of a group that is compared
Stratum = tuple[list[int], list[float]]  # groups of its cases, and distances from its mean


class Treated(NamedTuple):
    """One case: whose it is, what is like it, and the value that is compared."""

    group: int
    stratum: Hashable
    value: float


class Difference(NamedTuple):
    """Of one group from the others in the same strata, with the interval that holds it in 95 of
    100 samples; `chance` is how often chance alone makes one as large."""

    effect: float
    low: float
    high: float
    chance: float
    is_found: bool


def differences(cases: Sequence[Treated]) -> dict[int, Difference]:
    """Of each group with enough cases, of which some share a stratum with those of other groups."""
    strata = strata_of(cases)
    weights = weights_of(strata)
    enough = Counter(case.group for case in cases)
    compared = [
        group for group, number in enough.items() if number >= FEWEST and weights.get(group)
    ]
    chance = Random(SEED)  # noqa: S311  (nothing secret is drawn)
    seen = effects(strata, weights)
    by_chance = [effects(shuffled(strata, chance), weights) for _ in range(SHUFFLES)]
    return {
        group: difference(seen[group], [one[group] for one in by_chance], len(compared))
        for group in compared
    }


def strata_of(cases: Iterable[Treated]) -> list[Stratum]:
    """Those with cases of more than one group: the others compare nothing."""
    by_stratum: dict[Hashable, list[Treated]] = defaultdict(list)
    for case in cases:
        by_stratum[case.stratum].append(case)
    found: list[Stratum] = []
    for alike in by_stratum.values():
        mean, groups = fmean(case.value for case in alike), [case.group for case in alike]
        if len(set(groups)) > 1:
            found.append((groups, [case.value - mean for case in alike]))
    return found


def weights_of(strata: Iterable[Stratum]) -> dict[int, float]:
    """What the distances of each group are divided by, so that only cases of one stratum are
    compared with one another, and those of even strata weigh most."""
    weights: dict[int, float] = defaultdict(float)
    for groups, _ in strata:
        whole = len(groups)
        for group, number in Counter(groups).items():
            weights[group] += number * (whole - number) / whole
    return dict(weights)


def effects(strata: Iterable[Stratum], weights: Mapping[int, float]) -> dict[int, float]:
    """How far each group is from the others, in the unit of the values."""
    sums: dict[int, float] = defaultdict(float)
    for groups, distances in strata:
        for group, distance in zip(groups, distances, strict=True):
            sums[group] += distance
    return {group: sums[group] / weight for group, weight in weights.items() if weight}


def shuffled(strata: Iterable[Stratum], chance: Random) -> list[Stratum]:
    return [(chance.sample(groups, len(groups)), distances) for groups, distances in strata]


def difference(seen: float, by_chance: Sequence[float], compared: int) -> Difference:
    """What is seen against what chance makes of it; a test for each group shares out `SURE`."""
    as_large = sum(abs(one) > abs(seen) - ROUNDING for one in by_chance)
    chance = (1 + as_large) / (1 + len(by_chance))
    ordered = sorted(by_chance)
    tail = len(ordered) // 40
    low, high = seen - ordered[-1 - tail], seen - ordered[tail]
    return Difference(seen, low, high, chance, chance * compared <= SURE)
