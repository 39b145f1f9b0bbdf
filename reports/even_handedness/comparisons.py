"""Comparisons of groups, in words: how the cases of each were treated beside the others’."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from statistics import fmean
from typing import NamedTuple

from django.utils import timezone

from people.models import Group
from reports.even_handedness.cases import (
    Seats,
    answered_enquiries,
    attendances,
    needs_to_know,
)
from reports.even_handedness.permutation import Difference, Treated, differences


class Unit(NamedTuple):
    """How a value of a group, and a difference from the others, are said."""

    heading: str
    value: str
    more: str
    less: str


DAYS = Unit(
    *("Average", "{:.1f} working days"),
    *("{:.1f} working days longer", "{:.1f} working days shorter"),
)
REFUSED = Unit(
    "Refused", "{:.0f}%", "{:.0f} percentage points more", "{:.0f} percentage points fewer"
)


class GroupResult(NamedTuple):
    group: str
    number: int
    value: str
    words: str


class Comparison(NamedTuple):
    """`alike` says within what the groups are compared."""

    title: str
    of: str
    alike: str
    results: list[GroupResult]


def comparisons(since: datetime) -> list[Comparison]:
    """Of the time since an aware moment."""
    seats, names = Seats(), dict(Group.objects.order_by("name").values_list("pk", "name"))
    answered = answered_enquiries(timezone.localdate(since), seats)
    kind, purpose = "service and kind of enquiry", "service and purpose"
    compared = (
        ("How long answers took", kind, DAYS, answered.days),
        ("Enquiries declined", kind, REFUSED, answered.refused),
        ("Documents refused", purpose, REFUSED, needs_to_know(since, seats)),
        ("Officers refused for group meetings", "", REFUSED, attendances(since)),
    )
    return [
        Comparison(title, unit.heading, alike, group_results(cases, names, unit))
        for title, alike, unit, cases in compared
    ]


def group_results(cases: Sequence[Treated], names: dict[int, str], unit: Unit) -> list[GroupResult]:
    """Of every group with a case, by name."""
    values: dict[int, list[float]] = defaultdict(list)
    for case in cases:
        values[case.group].append(case.value)
    by_group = differences(cases)
    return [
        GroupResult(
            name,
            len(values[group]),
            unit.value.format(fmean(values[group])),
            difference_in_words(by_group.get(group), unit),
        )
        for group, name in names.items()
        if values[group]
    ]


def difference_in_words(difference: Difference | None, unit: Unit) -> str:
    """1.4 working days longer than the others: between 0.6 longer and 2.2 longer, or that no
    difference was found."""
    if difference is None:
        return "Too few to compare"
    between = f"between {amount(difference.low, unit)} and {amount(difference.high, unit)}"
    if difference.low == difference.high:
        return "No difference found"
    if not difference.is_found:
        return f"No difference found. It could be {between} than the others"
    return f"Difference found: {amount(difference.effect, unit)} than the others, {between}"


def amount(effect: float, unit: Unit) -> str:
    return (unit.more if effect >= 0 else unit.less).format(abs(effect))
