"""Lines of a table: the promises that fell due, by what became of them and how long they took."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from foundation import disclosure
from reports.models import NO_DAYS, What
from reports.monthly_counts import Count

K = TypeVar("K", bound=Hashable)
RESULTS = (What.MET, What.HELD, What.LATE)
NINE_IN_TEN = 90


class Line(NamedTuple):
    """`days` is how many answers took so many working days. Holding replies are no answers."""

    label: str
    met: int
    held: int
    late: int
    released: int
    days: Mapping[int, int]

    @property
    def due(self) -> int:
        """What a share is of: what fell due, and was not taken back before its date."""
        return self.met + self.held + self.late

    @property
    def share(self) -> str:
        """The percentage on time; "" of fewer than 20."""
        return disclosure.share(self.met, self.due)

    @property
    def percent(self) -> float | None:
        return 100 * self.met / self.due if self.share else None

    @property
    def half_within(self) -> int | None:
        """The median of the working days."""
        return days_of_percent(self.days, 50)

    @property
    def nine_in_ten_within(self) -> int | None:
        return days_of_percent(self.days, NINE_IN_TEN)


def days_of_percent(days: Mapping[int, int], percent: int) -> int | None:
    """The fewest working days within which at least so many in a hundred were answered; None if
    nothing was."""
    whole, so_far = sum(days.values()), 0
    for number_of_days in sorted(days):
        so_far += days[number_of_days]
        if days[number_of_days] and so_far * 100 >= percent * whole:
            return number_of_days
    return None


def lines_by(
    numbers: Iterable[tuple[Count, int]], key: Callable[[Count], K], labels: Mapping[K, str]
) -> list[Line]:
    """A line for each key of a label that anything was counted of, in the order of the labels."""
    results: dict[K, Counter[str]] = defaultdict(Counter)
    days: dict[K, Counter[int]] = defaultdict(Counter)
    for count, number in numbers:
        results[key(count)][count.what] += number
        if count.days != NO_DAYS:
            days[key(count)][count.days] += number
    return [
        line_of(label, results[one], days[one])
        for one, label in labels.items()
        if any(results[one].values())
    ]


def line_of(label: str, results: Mapping[str, int], days: Mapping[int, int]) -> Line:
    met, held, late, released = (results.get(what, 0) for what in (*RESULTS, What.RELEASED))
    return Line(label, met, held, late, released, days)
