"""What the replay of a year divides by, and how it names what else would change."""

# ruff: noqa: F811
import pytest

from enquiries.models import Kind
from foundation.history import write
from tests.doubled_words import doubled_words
from tests.enquiries import cases
from tests.enquiries.test_replay import (
    HIGHWAYS,
    answered_on,
    counted,
    drafted,
    five_days,  # noqa: F401  (a fixture)
    look,
)
from tests.people import named
from tests.protocols.pages import text_of

pytestmark = pytest.mark.django_db


def fell_due(result):
    """How many were due by now, before and after."""
    line = result["answers"][HIGHWAYS]
    return line["due_before"], line["due_after"]


def test_a_share_is_of_those_that_fell_due_under_each_version(clock, five_days):
    answered_on(clock, (2026, 11, 20, 10))  # five: 27 November, ten: 4 December
    answered_on(clock, (2026, 11, 27, 10), (2026, 11, 30, 10))  # neither has come
    clock.set(2026, 12, 1, 10)
    assert fell_due(counted(drafted(10), five_days)) == (1, 0)


def test_nothing_falls_due_under_a_version_without_a_time_limit(clock, five_days):
    answered_on(clock, (2026, 10, 5, 10))
    clock.set(2026, 12, 1, 10)
    assert fell_due(counted(drafted(None), five_days)) == (1, 0)


def test_a_changed_complaint_route_is_named_once(client, clock, five_days):
    clock.set(2026, 12, 1, 10)
    draft = drafted(5, complaint_stages=["received", "decided"])
    route = draft.routes.filter(kind="complaint", by="councillor", about="officer").get()
    write(route, by=named("pat"), reason="edited", to=["monitoring-officer"])
    page = text_of(look(client, "mona", draft))
    assert "Complaint by a councillor about an officer: changed from" in page
    assert "Complaints, stages: changed from" in page
    assert not list(doubled_words(page))


def test_changed_routes_are_listed_with_how_many_went_there(client, clock, five_days):
    clock.set(2026, 10, 5, 10)
    cases.raised(kind=Kind.POLICY)
    clock.set(2026, 12, 1, 10)
    draft = drafted(5)
    for route in draft.routes.filter(kind__in=("policy", "chase")):
        write(route, by=named("pat"), reason="edited", to=["chief-executive"])
    page = look(client, "mona", draft).content.decode()
    assert "Policy and strategy: " in page
    assert "1 of these enquiries was about policy or strategy" in page
    assert "0 of these enquiries were chased" in page
    assert "Complaint routes: no change." in page
