"""Figures in the API: those that can be published, of quarters that are over."""

from datetime import date

import pytest

from people.models import Service
from protocols.models import Protocol
from reports.dashboard.publication import published_tables, published_total
from reports.models import ReportEvent
from tests.api.programs import FIGURES, Program, is_problem
from tests.people import named

pytestmark = pytest.mark.django_db
QUARTER = f"{FIGURES}/2026-4"


@pytest.fixture
def program(clock):
    """In January: seven answers of the last quarter on time, one of them on a policy, and five that
    were late."""
    for what, number, kind in (("met", 6, "ward"), ("late", 5, "ward"), ("met", 1, "policy")):
        of = {"kind": kind, "service": Service.objects.get(name="Highways")}
        who = {"member": named("clara"), "protocol": Protocol.objects.get()}
        month = date(2026, 12, 1)
        row = {"what": what, "promise": "reply", "month": month, "number": number}
        ReportEvent.objects.create(**row, **of, **who)
    clock.set(2027, 1, 4, 10)
    return Program()


def test_the_quarters_that_are_over_are_listed(program):
    quarters = program.ask(FIGURES).json()["items"]
    assert len(quarters) == 8
    assert quarters[0] == {"id": "2026-4", "first_day": "2026-10-01", "last_day": "2026-12-31"}


def test_a_quarter_has_its_total_and_no_line_with_a_small_number(program):
    figures = program.ask(QUARTER).json()
    total = {"on_time": 7, "not_on_time": 5, "due": 12, "percent_on_time": None}
    assert figures["total"] == {"label": "In all"} | total
    lines = [line for table in figures["tables"] for line in table["lines"]]
    assert all(min(line["on_time"], line["not_on_time"]) >= 5 for line in lines)
    assert "Policy" not in program.ask(QUARTER).content.decode()


def test_small_numbers_leave_nothing(program):
    figures = program.ask(QUARTER, promise="full-reply").json()
    assert (figures["total"], figures["tables"]) == (None, [])


def test_what_is_answered_has_been_through_the_rule_of_publication(program, monkeypatch):
    asked = []
    for rule in (published_total, published_tables):

        def noted(given, rule=rule):
            asked.append(rule.__name__)
            return rule(given)

        monkeypatch.setattr(f"api.figures.{rule.__name__}", noted)
    program.ask(QUARTER)
    assert asked == ["published_total", "published_tables"]


@pytest.mark.parametrize("quarter", ["2027-1", "2020-1", "now", "12", "x", "%00"])
def test_there_are_no_figures_of_anything_else(quarter, program):
    assert is_problem(program.ask(f"{FIGURES}/{quarter}"), 404)


def test_a_wrong_promise_or_parameter_is_named(program):
    assert is_problem(program.ask(QUARTER, promise="watch"), 400, "“promise”")
    assert is_problem(program.ask(QUARTER, months="now"), 400, "parameters")
    assert is_problem(program.ask(FIGURES, promise="reply"), 400, "parameters")
