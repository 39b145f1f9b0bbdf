"""A day entered as closed after it has passed: what was due on it moves only if that is chosen."""

from datetime import date

import pytest

from casework import jobs
from protocols.calendar import CalendarChange
from protocols.models import ClosureDay
from tests.casework.closures import changed, due, in_oxford, promise, raised_at
from tests.enquiries import cases

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def oxford(clock):
    in_oxford(clock)


def snow(also_late):
    """The 8th, closed by snow and typed on the 9th."""
    change = CalendarChange(adding=((date(2026, 12, 8), "Snow"),), also_late=also_late)
    return changed(change)


def test_what_was_due_on_a_day_closed_late_moves_if_that_is_chosen_and_the_choice_is_recorded(
    clock,
):
    enquiry = raised_at(clock, 2026, 12, 1, 10)
    clock.set(2026, 12, 9, 9)
    assert snow(also_late=True) == 1
    enquiry.refresh_from_db()
    assert (due(enquiry), enquiry.is_overdue) == (date(2026, 12, 9), False)
    assert ClosureDay.history.get().also_late
    assert promise(enquiry).history.first().history_change_reason == "calendar changed"
    assert jobs.redate() == 0
    assert due(enquiry) == date(2026, 12, 9)


def test_what_was_due_on_a_day_closed_late_stays_late_if_that_is_chosen(clock):
    enquiry = raised_at(clock, 2026, 12, 1, 10)
    clock.set(2026, 12, 9, 9)
    assert snow(also_late=False) == 0
    assert due(enquiry) == date(2026, 12, 8)
    assert not ClosureDay.objects.get().also_late


def test_only_what_was_due_on_that_very_day_moves_with_it(clock):
    before = raised_at(clock, 2026, 11, 30, 10)  # due on the 7th
    kept = raised_at(clock, 2026, 12, 1, 10)
    clock.set(2026, 12, 9, 8)
    cases.answered(kept)
    clock.set(2026, 12, 9, 9)
    assert snow(also_late=True) == 0
    assert due(before) == date(2026, 12, 7)
    assert (due(kept), promise(kept).kept_in_time) == (date(2026, 12, 8), False)
