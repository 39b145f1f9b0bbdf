from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.template import Context, Template

from casework.templatetags.casework import short_day
from foundation.dates_in_words import clock as time_of_day
from foundation.dates_in_words import day, day_year, moment


def rendered(source, **context):
    return " ".join(Template("{% load casework %}" + source).render(Context(context)).split())


def due_date(**more):
    return {
        "words_before": "Due",
        "date": date(2026, 12, 3),
        "distance": "2 working days left",
    } | more


def test_dates_are_written_out_with_the_year_only_when_it_is_another(clock):
    assert day(date(2026, 12, 3)) == "Thursday 3 December"
    assert day(date(2027, 1, 4)) == "Monday 4 January 2027"
    assert day_year(date(2026, 12, 3)) == "Thursday 3 December 2026"
    assert short_day(date(2026, 11, 24)) == "Tue 24 Nov"
    assert short_day("Weekends") == "Weekends"
    assert day(None) == day_year(None) == short_day(None) == moment(None) == time_of_day(None) == ""


def test_times_are_londons(clock):
    assert moment(datetime(2026, 11, 24, 18, 12, tzinfo=UTC)) == (
        "Tuesday 24 November 2026 at 6:12pm"
    )
    assert moment(datetime(2026, 12, 1, 9, tzinfo=UTC)) == "Today at 9am"
    assert moment(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "Wednesday 1 July 2026 at 12:30am"
    assert time_of_day(datetime(2026, 12, 1, 12, tzinfo=UTC)) == "12pm"


def test_a_due_date_is_the_date_and_then_how_far_off_it_is(clock):
    assert "Due Thursday 3 December, <strong>2 working days left</strong>" in rendered(
        "{% due d %}", d=due_date()
    )
    assert "Nothing is due" in rendered("{% due d %}", d=None)


def test_late_and_today_are_marked(clock):
    assert "app-due--late" in rendered("{% due d %}", d=due_date(late=True))
    today = rendered(
        "{% due d %}", d=due_date(date=date(2026, 12, 1), distance="due today", today=True)
    )
    assert "app-due--today" in today
    assert "Tuesday 1 December, <strong>due today</strong>" in today


def test_in_a_table_the_distance_stands_below_the_date(clock):
    lines = rendered('{% due d "lines" %}', d=due_date(note="Holding reply sent"))
    assert "Thursday 3 December</span> <strong>2 working days left</strong>" in lines
    assert "Holding reply sent" in lines


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (("Received", "yellow"), '<strong class="govuk-tag govuk-tag--yellow">Received</strong>'),
        (("With officer", ""), '<strong class="govuk-tag">With officer</strong>'),
        (("Closed", "plain"), "Closed"),
    ],
)
def test_a_state_is_words_in_one_of_five_colours(given, shown):
    assert rendered("{% tag case %}", case=given) == shown
    assert rendered("{% tag case %}", case=SimpleNamespace(tag=given)) == shown
