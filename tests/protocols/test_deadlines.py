"""How a date was worked out, in the words of the pages."""

from datetime import date, datetime

from protocols.calendar import published_calendar
from protocols.deadlines.clock import Terms, Unit, WorkingCalendar, deadline
from protocols.deadlines.terms import LONDON as UK

ENGLAND = published_calendar("england-and-wales")
FIVE = Terms(5, Unit.WORKING_DAYS)


def test_the_working_of_the_picture():
    closed = ENGLAND.closed | {date(2026, 11, 27): "Council closed: staff training day"}
    received = datetime(2026, 11, 24, 18, 12, tzinfo=UK)
    working = deadline(received, FIVE, WorkingCalendar(closed, ENGLAND.ends_on))
    assert [(row.date.day, row.text) for row in working.days(today=date(2026, 12, 1))] == [
        (24, "Received at 6:12pm, after 5pm, so it counts from the next working day"),
        (25, "Day 0, treated as the day it was received"),
        (26, "Day 1"),
        (27, "Not counted: council closed, staff training day"),
        (28, "Not counted: Saturday"),
        (29, "Not counted: Sunday"),
        (30, "Day 2"),
        (1, "Day 3, today"),
        (2, "Day 4"),
        (3, "Day 5, due by the end of the day"),
    ]
    assert [row.text for row in working.days(sent=True)][:2] == [
        "Sent at 6:12pm, after 5pm, so it counts from the next working day",
        "Day 0, treated as the day it was sent",
    ]


def test_what_came_today_after_the_cut_off_does_not_count_from_today():
    working = deadline(datetime(2026, 11, 24, 18, 12, tzinfo=UK), FIVE, ENGLAND)
    today = working.days(today=date(2026, 11, 24))[0].text
    assert today == "Received today at 6:12pm, after 5pm, so it counts from the next working day"
    sent = working.days(today=date(2026, 11, 24), sent=True)[0].text
    assert sent == "Sent today at 6:12pm, after 5pm, so it counts from the next working day"
    at_ten = deadline(datetime(2026, 11, 24, 10, tzinfo=UK), FIVE, ENGLAND)
    first = at_ten.days(today=date(2026, 11, 24))[0].text
    assert first == "Received at 10am, day\N{NO-BREAK SPACE}0, today"


def texts(received, terms, paused=()):
    return [row.text for row in deadline(received, terms, ENGLAND, paused).days()]


def test_the_working_of_a_week_that_ends_on_christmas_day():
    rows = texts(datetime(2026, 12, 18, 10, 20, tzinfo=UK), Terms(1, Unit.WEEKS))
    assert rows[0] == "Received at 10:20am, day\N{NO-BREAK SPACE}0"
    assert rows[6:] == [
        "Day 6",
        "Not counted: Christmas Day",
        "Not counted: Saturday",
        "Not counted: Sunday",
        "Not counted: Boxing Day (substitute day)",
        "The next working day, due by the end of the day",
    ]


def test_the_working_of_receipt_at_a_weekend_and_of_a_pause():
    paused = [(date(2026, 6, 10), date(2026, 6, 12))]
    assert texts(datetime(2026, 6, 6, 12, tzinfo=UK), Terms(3, Unit.WORKING_DAYS), paused) == [
        "Received at 12pm, not a working day (Saturday), so it counts from the next working day",
        "Not counted: Sunday",
        "Day 0, treated as the day it was received",
        "Day 1",
        "Not counted: waiting for the member",
        "Not counted: waiting for the member",
        "Day 2",
        "Not counted: Saturday",
        "Not counted: Sunday",
        "Day 3, due by the end of the day",
    ]


def test_the_working_of_short_promises():
    noon, late = datetime(2026, 6, 8, 12, tzinfo=UK), datetime(2026, 6, 8, 17, 0, 9, tzinfo=UK)
    assert texts(noon, Terms(0, Unit.WORKING_DAYS)) == [
        "Received at 12pm, day\N{NO-BREAK SPACE}0, due by the end of the day"
    ]
    assert texts(late, Terms(0, Unit.WORKING_DAYS)) == [
        "Received just after 5pm, so it counts from the next working day",
        "Day 0, treated as the day it was received, due by the end of the day",
    ]
    assert texts(noon, Terms(1, Unit.CLEAR_DAYS))[-1] == (
        "The day after one clear day, due by the end of the day"
    )
