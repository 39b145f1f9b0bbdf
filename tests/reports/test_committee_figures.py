"""Figures of a report to committee: what is counted, and that no hidden number follows from it."""

import random
from datetime import date
from itertools import combinations

import pytest
from django.utils import timezone

from foundation.disclosure import SMALLEST_SHOWN
from people.models import Service, Ward
from reports.committee_report.figures import figures_of, quarter_from
from reports.dashboard.numbers import WHOLE, numbers_for
from reports.dashboard.publication import published_tables, shown_of_services
from reports.dashboard.tables import KINDS, Numbers
from tests.people import adopt
from tests.reports.quarters import a_quarter, results_in, signed_off_report
from tests.reports.solver import follows

pytestmark = pytest.mark.django_db
SUMMER, AUTUMN = quarter_from(date(2026, 7, 1)), quarter_from(date(2026, 10, 1))
TOGETHER = "All others together"
SERVICES, WARDS = ("Highways", "Waste", "Trees", "Parks"), ("Harbour", "Quay", "Mole")
PARTS = {"service": SERVICES, "ward": WARDS, "kind": ("fact", "casework")}


def lines_of(figures):
    return {
        table["key"]: {label: pair for label, *pair in table["lines"]}
        for table in figures["tables"]
    }


def test_the_figures_of_a_quarter_without_small_numbers(clock):
    a_quarter()
    figures = figures_of(SUMMER, clock())
    assert figures["total"] == [45, 61]
    assert lines_of(figures) == {
        "service": {"Highways": [30, 36], TOGETHER: [15, 25]},
        "kind": {"Question of fact": [30, 36], TOGETHER: [15, 25]},
    }
    assert figures["quarters"] == [
        ["October to December 2025", None],
        ["January to March 2026", None],
        ["April to June 2026", [20, 30]],
        ["July to September 2026", [45, 61]],
    ]


def test_each_kind_of_promise_has_its_time_limit_its_clause_and_its_own_numbers(clock):
    clock.set(2026, 5, 20, 10)
    adopt("oxford", date(2026, 6, 1))
    clock.set(2026, 12, 1, 10)
    a_quarter()
    results_in("Highways", met=8, late=2, promise="full-reply")
    figures = figures_of(SUMMER, clock())
    promises = {name: more for name, *more in figures["promises"]}
    assert promises["Reply"] == ["Answer within five working days", "Oxford 23.5", [45, 61]]
    assert promises["Full reply after a holding reply"][2] is None
    assert [name for name, _ in figures["versions"]] == ["Version 2, from Oxford"]
    assert "Oxford 23.5" in [name for name, _ in figures["clauses"]]


def test_letters_are_counted_without_small_numbers_and_without_contributions(clock):
    for what, number in (("holding", 7), ("chase", 2), ("contribution", 9)):
        results_in("Highways", **{"met": number, "what": what, "promise": ""})
    letters = dict(figures_of(SUMMER, clock())["letters"])
    assert (letters["Holding replies"], letters["Chases"]) == ("7", "fewer than 5")
    assert "Contributions asked for" not in letters


def test_an_earlier_quarter_is_told_as_its_own_report_told_it(clock):
    signed_off_report()
    results_in("Highways", late=9)
    results_in("Highways", met=20, late=10, month=date(2026, 10, 1))
    clock.set(2027, 1, 5, 10)
    quarters = dict(figures_of(AUTUMN, clock())["quarters"])
    assert quarters["July to September 2026"] == [45, 61]
    assert quarters["October to December 2026"] == [20, 30]


def test_a_table_that_does_not_add_up_to_the_total_is_not_shown(clock, monkeypatch):
    a_quarter()
    by_service = Numbers.by_service
    monkeypatch.setattr(Numbers, "by_service", lambda numbers: by_service(numbers)[1:])
    assert "service" not in lines_of(figures_of(SUMMER, clock()))


class Cells:
    """Replies of each service, ward and kind, and which cells a line is the sum of."""

    def __init__(self, seed):
        dice = random.Random(seed)
        keys = [(s, w, k) for s in SERVICES for w in WARDS for k in PARTS["kind"]]
        self.numbers = {key: (dice.choice((0, 1, 4, 9)), dice.choice((0, 0, 2, 6))) for key in keys}

    def save(self):
        wards = {name: Ward.objects.get_or_create(name=name)[0] for name in WARDS}
        for name in SERVICES:
            Service.objects.get_or_create(name=name)
        for (service, ward, kind), (met, late) in self.numbers.items():
            results_in(service, met=met, late=late, ward=wards[ward], kind=kind)

    def row(self, part, labels):
        place = list(PARTS).index(part)
        return [int(key[place] in labels) for key in self.numbers]

    def sum_of(self, row):
        pairs = [pair for chosen, pair in zip(row, self.numbers.values(), strict=True) if chosen]
        return [sum(met for met, _ in pairs), sum(met + late for met, late in pairs)]

    def row_of_line(self, part, label, shown):
        """Of a line; “all others” are those that have none."""
        others = [name for name in PARTS[part] if name not in shown]
        return self.row(part, others if label == TOGETHER else [label])


def shown_in_portfolios():
    """What each portfolio that there could be shows: its lines, and their sum."""
    numbers = Numbers(numbers_for(WHOLE, SUMMER, "reply", timezone.now()), SUMMER, "reply")
    tables = published_tables(numbers)
    for size in range(1, len(SERVICES) + 1):
        for services in combinations(SERVICES, size):
            total, found = shown_of_services(tables, services)
            yield services, total, found[0].lines if found else []


@pytest.mark.parametrize("seed", range(4))
def test_no_hidden_number_follows_from_the_report_and_every_portfolio(seed, clock):
    cells = Cells(seed)
    cells.save()
    figures = figures_of(SUMMER, clock())
    names = {KINDS[kind]: kind for kind in PARTS["kind"]}
    tables = {
        part: {names.get(label, label): pair for label, pair in lines.items()}
        for part, lines in lines_of(figures).items()
    }
    known = [[1] * len(cells.numbers)]
    assert tables
    assert figures["total"] == cells.sum_of(known[0])
    for part, lines in tables.items():
        for label, pair in lines.items():
            row = cells.row_of_line(part, label, lines)
            assert pair == cells.sum_of(row)  # the solver is told what the lines are sums of
            assert min(pair[0], pair[1] - pair[0]) >= SMALLEST_SHOWN
            known.append(row)
    for _, total, lines in shown_in_portfolios():
        rows = [cells.row("service", [line.label]) for line in lines]
        known += rows + ([[sum(column) for column in zip(*rows, strict=True)]] if total else [])
    for part, labels in PARTS.items():
        for label in labels:
            row = cells.row(part, [label])
            if label not in tables.get(part, {}) and any(cells.sum_of(row)):
                assert not follows(row, known), (part, label)
