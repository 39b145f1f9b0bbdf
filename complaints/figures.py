"""How many complaints were there? Counts by kind, stage and outcome, with nobody in them.

Small numbers are not shown, and nothing of the quarter that is running: a count that
goes up by one would tell somebody that a complaint has come.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import NamedTuple

from django.utils import timezone

from complaints.models import Complaint, Outcome, Stage
from protocols.subjects import ABOUT, BY

LEAST = 5
FEW = "fewer than 5"


class Line(NamedTuple):
    label: str
    number: str


def quarter_began(today: date) -> date:
    """The first day of the running quarter of a calendar year."""
    return date(today.year, (today.month - 1) // 3 * 3 + 1, 1)


def page(today: date) -> dict[str, object]:
    """The tables, of what came before the running quarter."""
    until = quarter_began(today)
    before = timezone.make_aware(datetime.combine(until, time()))
    rows = list(Complaint.objects.filter(received_at__lt=before))
    return {
        "until": until,
        "total": shown(len(rows)),
        "tables": [
            ("By kind", lines(KINDS, (kind(row) for row in rows))),
            ("By stage today", lines(dict(Stage.choices), (row.status for row in rows))),
            ("By outcome", lines(dict(Outcome.choices), outcomes(rows))),
        ],
    }


KINDS = {
    f"{by} {about}": f"By {BY[by]} about {ABOUT[about]}"
    for by in BY
    for about in ABOUT
    if (by == "officer") == (about == "member")
}


def kind(row: Complaint) -> str:
    return f"{row.says['by']} {row.says['about']['rank']}"


def outcomes(rows: Iterable[Complaint]) -> list[str]:
    return [row.held["decision"]["outcome"] for row in rows if row.held["decision"]]


def lines(labels: dict[str, str], found: Iterable[str]) -> list[Line]:
    """Each with its count. Where a single one is hidden the next smallest is hidden as well, or
    it could be worked out from the total."""
    counts = Counter(found)
    numbers = {key: counts.get(key, 0) for key in labels}
    hidden = {key for key, number in numbers.items() if number < LEAST}
    if len(hidden) == 1 and len(numbers) > 1:
        hidden.add(min((n, key) for key, n in numbers.items() if key not in hidden)[1])
    return [
        Line(
            str(label),
            FEW if numbers[key] < LEAST else "not shown" if key in hidden else f"{numbers[key]:,}",
        )
        for key, label in labels.items()
    ]


def shown(number: int) -> str:
    return FEW if number < LEAST else f"{number:,}"
