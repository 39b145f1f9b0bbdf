"""The clock against a walker that knows nothing of it: no tables, one day at a time."""

import json
import timeit
from datetime import UTC, date, datetime, time, timedelta
from importlib.resources import files
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.deadlines.clock import CalendarEnds, Terms, Unit, WorkingCalendar, deadline

UK = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
FIRST, LAST = date(2020, 1, 1), date(2028, 12, 31)
EVERY_DAY = [FIRST + n * DAY for n in range((LAST - FIRST).days + 1)]
AMOUNTS = (1, 2, 5, 3, 7, 10, 4, 20, 0)
TIMES = (time(9), time(17), time(17, 0, 0, 1), time(23, 59, 59), time(0), time(1, 30))
UNITS = ("working days", "calendar days", "weeks", "clear days", "clear working days")
FIVE = Terms(5, Unit.WORKING_DAYS)


def published():
    """Division to {date: title}, read from gov.uk's own file; a holiday anywhere is one of all."""
    text = files("govuk_bank_holidays").joinpath("bank-holidays.json").read_text()
    divisions = {
        name: {date.fromisoformat(e["date"]): e["title"] for e in division["events"]}
        for name, division in json.loads(text).items()
    }
    anywhere = {day: title for days in divisions.values() for day, title in days.items()}
    return divisions | {"any-of-the-uk": anywhere}


HOLIDAYS = published()
CALENDARS = {name: WorkingCalendar(holidays, LAST) for name, holidays in HOLIDAYS.items()}
ENGLAND = CALENDARS["england-and-wales"]


def walk(holidays, received, amount, unit, cut_off, roll, paused=()):
    """(counts from, due, days left out), the rules of the design retold one step a day."""

    def off(day):
        return day.isoweekday() in (6, 7) or day in holidays

    def waiting(day):
        return any(a <= day and day < b for a, b in paused)

    clock, left_out = received.astimezone(UK), []
    day, working = clock.date(), unit in ("working days", "clear working days")
    if working and not off(day) and cut_off is not None and clock.time() > cut_off:
        day += DAY
    while working and off(day):
        day += DAY
    start, left = day, {"weeks": 7 * amount}.get(unit, amount + unit.startswith("clear"))
    while left > 0:
        day += DAY
        if waiting(day) or (working and off(day)):
            left_out.append(day)
        else:
            left -= 1
    while not working and roll and (off(day) or waiting(day)):
        left_out.append(day)
        day += DAY
    return start, day, [d for d in left_out if d != start]


def assert_agrees(holidays, calendar, received, terms, paused=()):
    working = deadline(received, terms, calendar, paused)
    rules = (terms.amount, terms.unit.value, terms.cut_off, terms.roll)
    expected = walk(holidays, received, *rules, paused)
    skipped = [day for day, _ in working.skipped]
    assert (working.counts_from, working.due_on, skipped) == expected, (received, terms, paused)
    return working


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("division", sorted(HOLIDAYS))
def test_every_day_agrees_with_the_walker(division, unit):
    for number, day in enumerate(EVERY_DAY):
        received = datetime.combine(day, TIMES[number % 6], UK)
        terms = Terms(AMOUNTS[number % 9], Unit(unit), roll=number // 9 % 4 != 0)
        assert_agrees(HOLIDAYS[division], CALENDARS[division], received, terms)


@pytest.mark.parametrize("division", sorted(HOLIDAYS))
def test_an_amount_fits_every_day(division):
    for day in EVERY_DAY:
        for at in (time(17), time(17, 1)):
            terms = Terms(5, Unit.WORKING_DAYS)
            assert_agrees(
                HOLIDAYS[division], CALENDARS[division], datetime.combine(day, at, UK), terms
            )


@pytest.mark.parametrize("division", sorted(HOLIDAYS))
def test_counting_there_and_back_agrees_with_the_walker(division):
    calendar, holidays = CALENDARS[division], HOLIDAYS[division]
    for number, day in enumerate(EVERY_DAY[60:-60:3]):
        seen, there, back = [], day, day
        for n in range(1, 1 + number % 20):
            there, back = there + DAY, back - DAY
            while there.isoweekday() > 5 or there in holidays:
                there += DAY
            while back.isoweekday() > 5 or back in holidays:
                back -= DAY
            seen.append((n, there, back))
        assert seen == [(n, calendar.add(day, n), calendar.add(day, -n)) for n, _, _ in seen]
        assert [calendar.between(day, there) for _, there, _ in seen] == [n for n, _, _ in seen]
        assert calendar.between(there, day) == -len(seen)


def test_seven_clear_working_days_leave_out_the_first_and_the_last():
    received = datetime(2026, 12, 7, 10, tzinfo=UK)
    working = deadline(received, Terms(7, Unit.CLEAR_WORKING_DAYS), ENGLAND)
    assert working.due_on == date(2026, 12, 17)
    assert working.days()[-1].text == (
        "The day after seven clear working days, due by the end of the day"
    )


@settings(max_examples=150, deadline=None)
@given(
    start=st.dates(FIRST, date(2027, 12, 31)),
    at=st.times(),
    amount=st.integers(0, 40),
    unit=st.sampled_from(list(Unit)),
    roll=st.booleans(),
    cut_off=st.none() | st.times(),
    offsets=st.lists(st.tuples(st.integers(-3, 40), st.integers(0, 25)), max_size=4),
    closures=st.sets(st.integers(-3, 60), max_size=15),
)
def test_closures_and_pauses_agree_with_the_walker(
    start, at, amount, unit, roll, cut_off, offsets, closures
):
    holidays = HOLIDAYS["scotland"] | {start + n * DAY: "Council closed" for n in closures}
    paused = [(start + a * DAY, start + (a + n) * DAY) for a, n in offsets]
    terms = Terms(amount, unit, cut_off, roll)
    # By way of UTC: on one night in March there is no time between one and two.
    received = datetime.combine(start, at, UK).astimezone(UTC).astimezone(UK)
    working = assert_agrees(holidays, WorkingCalendar(holidays, LAST), received, terms, paused)
    assert type(working).from_json(json.loads(json.dumps(working.as_json()))) == working
    rows = working.days()
    assert [row.date for row in rows] == [
        start + n * DAY for n in range((working.due_on - start).days + 1)
    ]
    assert [row.last for row in rows] == [False] * (len(rows) - 1) + [True]


@pytest.mark.parametrize(
    ("closed_on", "why"),
    [
        ("2023-05-08", "Bank holiday for the coronation of King Charles III"),
        ("2022-09-19", "Bank Holiday for the State Funeral of Queen Elizabeth II"),
        ("2022-06-03", "Platinum Jubilee bank holiday"),
        ("2026-04-03", "Good Friday"),
        ("2020-05-08", "Early May bank holiday (VE day)"),
        ("2021-12-28", "Boxing Day"),
    ],
)
@pytest.mark.parametrize("division", sorted(HOLIDAYS))
def test_one_off_holidays_count_nowhere(division, closed_on, why):
    closed = date.fromisoformat(closed_on)
    received = datetime.combine(closed - DAY, time(9), UK)
    assert CALENDARS[division].why_closed(closed) == why
    assert deadline(received, Terms(1, Unit.WORKING_DAYS), CALENDARS[division]).due_on > closed


def test_easter_monday_counts_in_scotland_only():
    received = datetime(2026, 4, 2, 10, tzinfo=UK)
    terms = Terms(1, Unit.WORKING_DAYS)
    assert deadline(received, terms, CALENDARS["scotland"]).due_on == date(2026, 4, 6)
    assert deadline(received, terms, ENGLAND).due_on == date(2026, 4, 7)


@pytest.mark.parametrize("offset", [0, 1, 2, 3])
@pytest.mark.parametrize("clock_change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_end_of_the_day_holds_over_both_clock_changes(clock_change, offset):
    due = deadline(
        datetime.combine(clock_change - DAY, time(12), UK),
        Terms(offset, Unit.CALENDAR_DAYS, roll=False),
        ENGLAND,
    )
    assert due.due_on == clock_change + (offset - 1) * DAY
    next_midnight = datetime.combine(due.due_on + DAY, time(0), UK).astimezone(UTC)
    assert next_midnight - due.due_at.astimezone(UTC) == timedelta(seconds=1)


def test_receipt_is_read_by_londons_clocks():
    in_time = datetime(2026, 7, 1, 16, 0, tzinfo=UTC)  # 5pm in London
    assert deadline(in_time, FIVE, ENGLAND).counts_from == date(2026, 7, 1)
    assert deadline(in_time + timedelta(seconds=1), FIVE, ENGLAND).counts_from == date(2026, 7, 2)
    before_midnight = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)  # half past midnight, 1 July
    assert deadline(before_midnight, FIVE, ENGLAND).counts_from == date(2026, 7, 1)


def test_a_moment_without_offset_is_refused():
    with pytest.raises(ValueError, match="offset"):
        deadline(datetime.fromisoformat("2026-06-08T12:00"), FIVE, ENGLAND)


@pytest.mark.parametrize("amount", [-1, 3651])
def test_an_amount_out_of_reason_is_refused(amount):
    with pytest.raises(ValueError, match="working days"):
        Terms(amount, Unit.WORKING_DAYS)


@pytest.mark.parametrize(
    ("day", "n"), [(date(2011, 12, 30), 1), (date(2012, 1, 4), -9), (date(2031, 12, 30), 9)]
)
def test_a_day_outside_the_tables_is_refused_in_words(day, n):
    with pytest.raises(CalendarEnds, match="1 January 2012 to 31 December 2028"):
        ENGLAND.add(day, n)


def fails(ask, *days):
    try:
        ask(*days)
    except CalendarEnds:
        return True
    return False


def test_outside_the_tables_no_day_is_guessed():
    calendar = WorkingCalendar({}, LAST + DAY)  # its tables end on Saturday 3 January 2032
    assert calendar.covers(LAST + DAY)
    assert not calendar.covers(LAST + 2 * DAY)
    assert calendar.next_working(date(2032, 1, 2)) == date(2032, 1, 2)
    for day in (date(2032, 1, 3), date(2032, 1, 4), date(2011, 12, 31)):
        assert fails(calendar.next_working, day)
        assert fails(calendar.add, day, 1)
    assert fails(calendar.between, date(2032, 1, 4), LAST)


def test_a_rolled_date_does_not_land_in_a_pause():
    received, paused = (
        datetime(2026, 12, 18, 9, tzinfo=UK),
        [(date(2026, 12, 27), date(2027, 1, 1))],
    )
    working = assert_agrees(
        HOLIDAYS["scotland"], CALENDARS["scotland"], received, Terms(1, Unit.WEEKS), paused
    )
    assert (working.due_on, working.rolled) == (date(2027, 1, 5), True)


def test_counting_many_days_takes_no_longer_than_counting_one():
    day = date(2024, 6, 5)

    def seconds(n):
        return min(timeit.repeat(lambda: ENGLAND.add(day, n), number=2_000, repeat=5))

    assert seconds(600) < 5 * seconds(1)
