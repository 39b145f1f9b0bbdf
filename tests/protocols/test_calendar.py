"""The calendar from the tables: seeding, closure days, what is known and for how long."""

from datetime import date

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.urls import reverse

from protocols import calendar
from protocols.bank_holidays import seed_bank_holidays
from protocols.calendar import published_calendar, working_calendar
from protocols.choices import Division
from protocols.models import BankHoliday, ClosureDay
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.fixture
def unseeded():
    BankHoliday.objects.all()._raw_delete("default")


def test_seeding_twice_adds_nothing_the_second_time(capsys, unseeded):
    before = BankHoliday.history.count()
    assert seed_bank_holidays() == BankHoliday.objects.count() > 400
    assert BankHoliday.history.count() == before + BankHoliday.objects.count()
    call_command("seed_calendar")
    assert capsys.readouterr().out == "The calendar is complete.\n"


@pytest.mark.parametrize("division", Division.values)
def test_the_tables_give_what_was_published(division, unseeded):
    before = working_calendar(division)
    seed_bank_holidays()
    after = working_calendar(division)
    assert after.closed == before.closed == published_calendar(division).closed
    assert after.ends_on == date(2028, 12, 31)


def test_any_of_the_uk_rests_on_everybodys_holidays():
    any_of_the_uk = working_calendar(Division.ANY_OF_THE_UK)
    assert any_of_the_uk.why_closed(date(2026, 3, 17)) == "St Patrick’s Day"
    assert any_of_the_uk.why_closed(date(2026, 1, 2)) == "2nd January"
    assert working_calendar(Division.ENGLAND_AND_WALES).is_working(date(2026, 1, 2))


def test_closure_days_are_the_councils_own():
    ClosureDay.objects.create(day=date(2026, 12, 29), why="Christmas closure")
    ClosureDay.objects.create(day=date(2026, 12, 25), why="Christmas closure")
    days = working_calendar(Division.SCOTLAND)
    assert days.why_closed(date(2026, 12, 29)) == "Council closed: Christmas closure"
    assert days.why_closed(date(2026, 12, 25)) == "Christmas Day"
    assert days.why_closed(date(2026, 12, 26)) == "Saturday"
    assert days.why_closed(date(2026, 12, 30)) is None


def test_the_calendar_is_kept_for_a_minute(monkeypatch, django_assert_num_queries):
    first = working_calendar(Division.SCOTLAND)
    ClosureDay.objects.create(day=date(2026, 12, 29), why="Christmas closure")
    with django_assert_num_queries(0):
        assert working_calendar(Division.SCOTLAND) is first
    assert not working_calendar(Division.SCOTLAND, fresh=True).is_working(date(2026, 12, 29))
    later = calendar.monotonic() + 61
    again = working_calendar(Division.SCOTLAND)
    monkeypatch.setattr(calendar, "monotonic", lambda: later)
    assert working_calendar(Division.SCOTLAND) is not again


def test_a_holiday_proclaimed_for_a_later_year_does_not_make_that_year_known():
    BankHoliday.objects.create(
        division="england-and-wales", day=date(2029, 6, 8), title="A jubilee"
    )
    days = working_calendar(Division.ENGLAND_AND_WALES, fresh=True)
    assert days.why_closed(date(2029, 6, 8)) == "A jubilee"
    assert days.ends_on == date(2028, 12, 31)


def warnings():
    return [str(warning.msg) for warning in run_checks(tags=["protocols"])]


@pytest.mark.parametrize("day", [(2027, 12, 31), (2019, 12, 31)])
def test_nobody_is_warned_a_year_ahead_or_before_the_first_protocol(on_the_day, day):
    on_the_day(*day)
    assert warnings() == []


def test_the_check_warns_within_a_year_of_the_end(on_the_day):
    on_the_day(2028, 1, 2)
    assert warnings() == [
        "Bank holidays for England and Wales are only known up to 31 December 2028."
        " After that they would be counted as working days."
    ]


def test_the_check_is_silent_without_tables(monkeypatch):
    def no_tables():
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM nowhere")

    monkeypatch.setattr("protocols.checks.working_calendar", lambda *_, **__: no_tables())
    assert warnings() == []


def test_the_administration_shows_days_and_changes_none(client):
    client.force_login(named("sam"))
    ClosureDay.objects.create(day=date(2026, 6, 4), why="election")
    assert (
        "election" in client.get(reverse("admin:protocols_closureday_changelist")).content.decode()
    )
    page = reverse("admin:protocols_closureday_add")
    assert client.post(page, {"day": "2026-06-05", "why": "election"}).status_code == 403
    assert ClosureDay.objects.count() == 1
