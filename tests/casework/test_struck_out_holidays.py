"""Bank holidays struck out: by which person, with what effect, and that GOV.UK does not undo it."""

from datetime import date

import pytest
from django.urls import reverse

from casework import jobs
from casework.closures.actions import change_days
from protocols import calendar
from protocols.calendar import CalendarChange
from protocols.models import BankHoliday
from tests.casework.gov_uk import MOVED, Published, due, in_oxford, text
from tests.enquiries import cases
from tests.people import named
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def oxford(clock):
    in_oxford(clock)


@pytest.fixture
def gov_uk(settings, tmp_path):
    return Published(settings, tmp_path)


@pytest.fixture
def pat(client):
    client.force_login(named("pat"))
    return client


def test_a_holiday_is_struck_out_with_a_reason_after_its_effect_was_shown(pat, gov_uk, clock):
    enquiry = cases.assigned()
    url = reverse("casework:strike-out", args=["2026-12-28"])
    assert url in text(pat.get(reverse("casework:calendar")))
    key = form_values(pat.get(url))["key"]
    assert "Enter why the council works on this day" in text(pat.post(url, {"key": key, "why": ""}))
    page = pat.post(url, {"key": key, "why": "Moved to the 30th by proclamation"}, follow=True)
    assert "Opening on Monday 28 December 2026 would move 1 promised date." in text(page)
    assert enquiry.reference in text(page)
    assert due(enquiry) == date(2027, 1, 4)
    check = reverse("casework:check-days")
    done = pat.post(
        check, {"key": form_values(page)["key"], "change": form_values(page)["change"]}, follow=True
    )
    assert "Monday 28 December 2026 struck out, and 1 date moved" in text(done)
    assert "Moved to the 30th by proclamation" in text(done)
    assert due(enquiry) == date(2026, 12, 31)
    last = BankHoliday.history.filter(day=MOVED[0], division="england-and-wales").first()
    assert (last.history_change_reason, last.history_user) == ("struck out", named("pat"))
    jobs.refresh_bank_holidays()  # GOV.UK lists it still, and it stays struck out
    assert due(enquiry) == date(2026, 12, 31)


def test_a_holiday_struck_out_can_be_observed_again(pat, clock):
    enquiry = cases.assigned()
    strike = CalendarChange(striking=(MOVED[0],), division="england-and-wales", why="A slip")
    assert change_days(strike, by=named("pat")) == 1
    calendar.forget_calendars()
    assert due(enquiry) == date(2026, 12, 31)
    url = reverse("casework:observe", args=["2026-12-28"])
    page = pat.get(url)
    assert "Closing on Monday 28 December 2026 would move 1 promised date." in text(page)
    done = pat.post(
        url, {"key": form_values(page)["key"], "change": form_values(page)["change"]}, follow=True
    )
    assert "Monday 28 December 2026 observed again, and 1 date moved" in text(done)
    assert due(enquiry) == date(2027, 1, 4)


def test_only_holidays_of_the_councils_own_division_from_today_on_can_be_struck_out(pat, clock):
    for day in ("2027-03-17", "2026-08-31", "2026-12-29", "yesterday"):
        assert pat.get(reverse("casework:strike-out", args=[day])).status_code == 404
    assert "Strike out" not in text(pat.get(reverse("casework:calendar") + "?division=scotland"))


def test_striking_out_for_any_of_the_uk_strikes_the_day_everywhere(clock):
    strike = CalendarChange(striking=(MOVED[0],), division="any-of-the-uk", why="A slip")
    change_days(strike, by=named("pat"))
    assert calendar.calendar_with("any-of-the-uk").is_working(MOVED[0])
    assert set(BankHoliday.objects.filter(day=MOVED[0]).values_list("struck_out", flat=True)) == {
        "A slip"
    }


def test_striking_out_the_last_christmas_leaves_its_year_known(clock):
    christmas = date(2028, 12, 25), date(2028, 12, 26)
    strike = CalendarChange(striking=christmas, division="scotland", why="Never closed")
    change_days(strike, by=named("pat"))
    assert calendar.calendar_with("scotland").ends_on == date(2028, 12, 31)


def test_nobody_else_strikes_out_a_holiday(client, clock):
    client.force_login(named("mona"))
    for name in ("strike-out", "observe"):
        url = reverse(f"casework:{name}", args=["2026-12-28"])
        assert client.get(url).status_code == 403
        assert client.post(url, {"why": "x", "change": "-2026-12-28"}).status_code == 403
