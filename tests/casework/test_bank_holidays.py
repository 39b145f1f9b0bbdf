"""Bank holidays from GOV.UK: followed, compared, and alarms when they run out."""

import threading
from datetime import date, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from casework import jobs
from casework.models import Notice
from enquiries.models import EnquiryPromise
from protocols.bank_holidays import seed_bank_holidays
from protocols.models import BankHoliday, HolidayCheck
from tests.casework.gov_uk import MOVED, Published, due, in_oxford, text
from tests.conftest import LONDON
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def oxford(clock):
    in_oxford(clock)


@pytest.fixture
def gov_uk(settings, tmp_path):
    return Published(settings, tmp_path)


def move_boxing_day(gov_uk):
    gov_uk.remove(MOVED[0])
    gov_uk.add(MOVED[1], "Boxing Day")


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
