"""Early closings: what comes after the offices have closed counts from the next working day."""

from datetime import date, datetime, time

import pytest

from casework import jobs, promises
from protocols import calendar
from protocols.calendar import CalendarChange
from protocols.deadlines.clock import Deadline
from protocols.deadlines.working_days import EarlyClosing
from tests.casework.closures import changed, due, in_oxford, promise, raised_at, reopen
from tests.conftest import LONDON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def oxford(clock):
    in_oxford(clock)


def close_early(day, hour=12, why="Christmas Eve"):
    return changed(CalendarChange(early=((day, EarlyClosing(time(hour), why)),)))


EVE = date(2026, 12, 24)


def test_what_comes_after_an_early_closing_counts_from_the_next_working_day(clock):
    close_early(EVE)
    morning, noon = raised_at(clock, 2026, 12, 24, 11), raised_at(clock, 2026, 12, 24, 12)
    afternoon = raised_at(clock, 2026, 12, 24, 12, 1)
    days_before = raised_at(clock, 2026, 12, 23, 18)
    # 29, 30, 31 December, 4 and 5 January; the 25th, the 28th and 1 January are holidays.
    assert due(morning) == due(noon) == due(days_before) == date(2027, 1, 5)
    assert due(afternoon) == date(2027, 1, 6)
    rows = [row.text for row in Deadline.from_json(promise(afternoon).working).days()]
    assert rows[0] == (
        "Received at 12:01pm, after the offices closed at 12pm (Christmas Eve),"
        " so it counts from the next working day"
    )


def test_an_early_closing_itself_counts_as_a_day(clock):
    close_early(EVE)
    assert due(raised_at(clock, 2026, 12, 17, 10)) == EVE


def test_an_early_closing_entered_late_moves_what_came_after_it_and_back(clock):
    morning, afternoon = raised_at(clock, 2026, 12, 24, 11), raised_at(clock, 2026, 12, 24, 13)
    assert due(morning) == due(afternoon) == date(2027, 1, 5)
    assert close_early(EVE) == 1
    assert (due(morning), due(afternoon)) == (date(2027, 1, 5), date(2027, 1, 6))
    assert reopen(EVE) == 1
    assert due(afternoon) == date(2027, 1, 5)
    assert Deadline.from_json(promise(afternoon).working).early is None
    assert jobs.redate() == 0


def test_mail_of_the_clock_stops_when_the_offices_close_early(clock):
    close_early(EVE)
    days = calendar.working_calendar("england-and-wales")
    later = promises.next_working_moment(datetime(2026, 12, 24, 12, 30, tzinfo=LONDON), days)
    assert later == datetime(2026, 12, 29, 9, tzinfo=LONDON)
