"""Bank holidays from GOV.UK: followed, compared, struck out, and alarms when they run out."""

import json
import threading
from datetime import date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from govuk_bank_holidays.bank_holidays import BankHolidays

from casework import jobs
from casework.closures.actions import change_days
from casework.models import Notice
from enquiries.models import EnquiryPromise
from protocols import calendar
from protocols.bank_holidays import seed_bank_holidays
from protocols.calendar import CalendarChange
from protocols.models import BankHoliday, HolidayCheck
from tests.conftest import LONDON
from tests.enquiries import cases
from tests.people import adopt, named
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db

MOVED = date(2026, 12, 28), date(2026, 12, 30)


@pytest.fixture(autouse=True)
def oxford(clock):
    """Five working days, in force since 2 November; it is Wednesday 23 December, ten o’clock."""
    clock.set(2026, 10, 1, 10)
    adopt("oxford", date(2026, 11, 2))
    clock.set(2026, 12, 23, 10)


class Published:
    """What GOV.UK would answer, as a file that the setting names."""

    def __init__(self, path):
        self.path = path
        self.events = {k: list(v["events"]) for k, v in BankHolidays.load_backup_data().items()}
        self.events["scotland"].append({"title": "World Cup bank holiday", "date": "2026-06-15"})
        self.write()

    def write(self):
        lists = {k: {"division": k, "events": v} for k, v in self.events.items()}
        self.path.write_text(json.dumps(lists))

    def remove(self, day, division=""):
        for part in self.events:
            if division in ("", part):
                self.events[part] = [e for e in self.events[part] if e["date"] != str(day)]
        self.write()

    def add(self, day, title, *divisions):
        for part in divisions or self.events:
            self.events[part].append({"title": title, "date": str(day), "notes": ""})
        self.write()


@pytest.fixture
def gov_uk(settings, tmp_path):
    settings.BANK_HOLIDAYS_SOURCE = str(tmp_path / "bank-holidays.json")
    return Published(tmp_path / "bank-holidays.json")


def move_boxing_day(gov_uk):
    gov_uk.remove(MOVED[0])
    gov_uk.add(MOVED[1], "Boxing Day")


def due(enquiry):
    return EnquiryPromise.objects.get(case=enquiry, kind="reply").due_on


def text(response):
    return response.content.decode()


def test_a_holiday_that_moves_moves_what_is_open_and_is_recorded(gov_uk, clock):
    move_boxing_day(gov_uk)
    enquiry = cases.assigned()
    assert due(enquiry) == date(2027, 1, 4)  # the 28th and 1 January are holidays
    gov_uk.add(date(2026, 12, 29), "A day of mourning")
    assert jobs.refresh_bank_holidays() == 9  # in three divisions each
    assert due(enquiry) == date(2027, 1, 5)  # 24, 28, 31, 4, 5
    gov_uk.remove(date(2026, 12, 29))
    jobs.refresh_bank_holidays()
    assert due(enquiry) == date(2027, 1, 4)  # 24, 28, 29, 31, 4
    skipped = [row["date"] for row in EnquiryPromise.objects.get(kind="reply").working["skipped"]]
    assert "2026-12-28" not in skipped
    assert "2026-12-30" in skipped
    gone = BankHoliday.history.filter(day=MOVED[0], history_type="-").first()
    assert (gone.history_change_reason, gone.history_user.name) == (
        "no longer published",
        "The portal",
    )
    assert EnquiryPromise.history.filter(history_change_reason="calendar changed").count() == 2


def test_what_has_passed_or_lies_beyond_the_list_stays(gov_uk, clock):
    gov_uk.remove(date(2026, 8, 31))
    BankHoliday.objects.create(division="scotland", day=date(2029, 6, 8), title="A jubilee")
    assert jobs.refresh_bank_holidays() == 0
    assert BankHoliday.objects.filter(day=date(2026, 8, 31)).count() == 2
    assert BankHoliday.objects.filter(day=date(2029, 6, 8)).exists()


def test_a_list_that_lacks_many_days_is_refused_whole(gov_uk, clock):
    for day in ("2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31"):
        gov_uk.remove(day)
    before = BankHoliday.objects.count()
    assert jobs.refresh_bank_holidays() == 0
    assert BankHoliday.objects.count() == before
    assert "Nothing has been changed" in HolidayCheck.objects.get().problem


@pytest.mark.parametrize("answer", ["", "[]", "{}", '{"scotland": 3}', "<html>"])
def test_an_answer_that_nobody_understands_changes_nothing_and_is_recorded(gov_uk, answer):
    gov_uk.path.write_text(answer)
    before = BankHoliday.objects.count()
    assert jobs.refresh_bank_holidays() == 0
    assert BankHoliday.objects.count() == before
    assert "is not a list of bank holidays" in HolidayCheck.objects.get().problem


def test_the_list_is_read_from_a_web_address(gov_uk, settings, clock):
    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(gov_uk.path.read_bytes())

        def log_message(self, *args):
            pass

    with HTTPServer(("127.0.0.1", 0), Answer) as server:
        settings.BANK_HOLIDAYS_SOURCE = f"http://127.0.0.1:{server.server_port}/list.json"
        serving = threading.Thread(target=server.handle_request)
        serving.start()
        gov_uk.add(date(2027, 6, 8), "A jubilee", "scotland")
        assert jobs.refresh_bank_holidays() == 1
        serving.join()


def check(capsys):
    call_command("holidays", "--check")
    return capsys.readouterr().out


def test_the_check_names_each_difference_and_changes_nothing(gov_uk, capsys, clock):
    assert check(capsys) == "The bank holidays are those of GOV.UK.\n"
    gov_uk.remove("2027-08-02", "scotland")
    gov_uk.add("2027-08-09", "Summer bank holiday", "scotland")
    with pytest.raises(CommandError) as found:
        check(capsys)
    assert found.value.returncode == 1
    assert str(found.value).splitlines() == [
        "Scotland: Monday 2 August 2027, Summer bank holiday, is no longer listed",
        "Scotland: Monday 9 August 2027, Summer bank holiday, is new",
        "Run manage.py holidays --update to follow GOV.UK.",
    ]
    assert not BankHoliday.objects.filter(day=date(2027, 8, 9)).exists()
    call_command("holidays", "--update")
    assert "2 bank holidays changed, 0 dates moved." in capsys.readouterr().out
    assert check(capsys) == "The bank holidays are those of GOV.UK.\n"


@pytest.mark.parametrize("how", ["--check", "--update"])
def test_a_source_out_of_reach_is_a_sentence_and_an_exit_code(settings, how, clock):
    settings.BANK_HOLIDAYS_SOURCE = "http://127.0.0.1:9/bank-holidays.json"
    with pytest.raises(CommandError, match=r"127\.0\.0\.1:9/.* cannot be reached") as refused:
        call_command("holidays", how)
    assert refused.value.returncode == 2
    assert HolidayCheck.objects.count() == (how == "--update")


def test_how_far_holidays_are_known_is_said_without_a_look_at_gov_uk(capsys):
    call_command("holidays")
    assert "Scotland: known to Sunday 31 December 2028." in capsys.readouterr().out


def test_what_gov_uk_took_away_does_not_come_back_with_the_next_start(gov_uk, clock):
    move_boxing_day(gov_uk)
    jobs.refresh_bank_holidays()
    assert seed_bank_holidays() == 0
    assert not BankHoliday.objects.filter(day=MOVED[0]).exists()


def alarms(kind="holidays-"):
    rows = Notice.objects.filter(key__startswith=f"calendar:{kind}").order_by("pk")
    return [row.addressee.name for row in rows]


def test_two_weeks_without_gov_uk_are_told_once_and_shown_until_it_answers(
    gov_uk, clock, settings, client
):
    jobs.refresh_bank_holidays()
    settings.BANK_HOLIDAYS_SOURCE = "http://127.0.0.1:9/bank-holidays.json"
    clock.set(2027, 1, 5, 10)
    jobs.refresh_bank_holidays()
    assert alarms() == []
    clock.set(2027, 1, 6, 10)
    for _ in range(2):
        jobs.refresh_bank_holidays()
    assert alarms("holidays-unchecked:2026-12-23") == ["Pat Lowe"]
    sentence = (
        "Bank holidays have not been checked against GOV.UK since Wednesday 23 December 2026."
        " http://127.0.0.1:9/bank-holidays.json cannot be reached (Connection refused)."
    )
    client.force_login(named("pat"))
    for page in ("casework:calendar", "protocols:in_force", "home"):
        assert sentence in text(client.get(reverse(page)))
    for who in ("omar", "ada"):
        client.force_login(named(who))
        assert "GOV.UK since" not in text(client.get(reverse("protocols:in_force")))
        assert "GOV.UK since" not in text(client.get(reverse("home"), follow=True))
    client.force_login(named("pat"))
    settings.BANK_HOLIDAYS_SOURCE = str(gov_uk.path)
    jobs.refresh_bank_holidays()
    assert "have not been checked" not in text(client.get(reverse("casework:calendar")))


def test_a_first_check_that_never_came_right_is_told_after_two_weeks(settings, clock):
    settings.BANK_HOLIDAYS_SOURCE = "http://127.0.0.1:9/bank-holidays.json"
    jobs.refresh_bank_holidays()
    assert alarms() == []
    clock.set(2027, 1, 6, 10)
    jobs.refresh_bank_holidays()
    assert alarms() == ["Pat Lowe"]


@pytest.mark.parametrize(("day", "told"), [((2028, 9, 27), False), ((2028, 9, 28), True)])
def test_fewer_than_ninety_days_before_the_last_known_holiday_are_told(
    gov_uk, clock, client, day, told
):
    clock.set(*day, 10)
    jobs.refresh_bank_holidays()
    assert alarms("holidays-end:2028-12-26") == (["Pat Lowe"] if told else [])
    client.force_login(named("pat"))
    page = text(client.get(reverse("casework:calendar")))
    words = "The last known bank holiday for England and Wales is Tuesday 26 December 2028."
    assert (words in page) == told


def test_the_mail_goes_in_working_hours(settings, clock):
    settings.BANK_HOLIDAYS_SOURCE = "http://127.0.0.1:9/bank-holidays.json"
    jobs.refresh_bank_holidays()
    clock.set(2027, 1, 11, 5, 30)
    jobs.refresh_bank_holidays()
    due_at = Notice.objects.get(key__startswith="calendar:holidays-unch").due_at
    assert due_at == datetime(2027, 1, 11, 9, tzinfo=LONDON)


@pytest.fixture
def pat(client):
    client.force_login(named("pat"))
    return client


def test_a_holiday_is_struck_out_with_a_reason_after_its_effect_was_shown(pat, gov_uk, clock):
    enquiry = cases.assigned()
    url = reverse("casework:strike-out", args=["2026-12-28"])
    assert url in text(pat.get(reverse("casework:calendar")))
    key = form_values(pat.get(url))["key"]
    assert "Enter the reason" in text(pat.post(url, {"key": key, "why": ""}))
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
