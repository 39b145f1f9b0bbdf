"""Calendar pages: days typed or pasted, the preview before they count, and who can see them."""

from datetime import date
from uuid import uuid4

import pytest
from django.core import management
from django.urls import reverse
from django.utils.html import escape

from casework.closures.pasted_list import read_pasted_list
from enquiries.models import EnquiryPromise
from protocols import calendar
from protocols.calendar import published_calendar
from protocols.models import ClosureDay
from tests.enquiries import cases
from tests.people import adopt, named
from tests.protocols.pages import form_values

pytestmark = pytest.mark.django_db

CALENDAR = published_calendar("england-and-wales")
TODAY = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def oxford(clock):
    clock.set(2026, 10, 1, 10)
    adopt("oxford", date(2026, 11, 2))
    clock.set(2026, 12, 1, 10)


@pytest.fixture
def pat(client):
    client.force_login(named("pat"))
    return client


def text(response):
    return response.content.decode()


def send(client, name, **typed):
    return client.post(reverse(f"casework:{name}"), {"key": uuid4()} | typed)


def typed_day(day, month, year, why="Staff training"):
    return {"day_day": day, "day_month": month, "day_year": year, "why": why}


def confirm(client, url, change):
    return client.post(url, {"key": uuid4(), "change": change})


def test_a_day_is_added_after_its_effect_was_shown(pat, clock):
    enquiry = cases.assigned()
    check = reverse("casework:check-days")
    assert send(pat, "add-day", **typed_day(4, 12, 2026)).url == check
    assert not ClosureDay.objects.exists()
    page = text(pat.get(check))
    assert "Closing on Friday 4 December 2026 would move 1 promised date." in page
    assert enquiry.reference in page
    assert enquiry.title not in page
    assert "Tuesday 8 December" in page
    assert "Wednesday 9 December" in page
    response = pat.post(check, {"key": uuid4(), "change": "+2026-12-04"}, follow=True)
    assert "Friday 4 December 2026 added, and 1 date moved" in text(response)
    assert ClosureDay.objects.get().why == "Staff training"
    assert EnquiryPromise.objects.get(case=enquiry, kind="reply").due_on == date(2026, 12, 9)


def test_a_day_is_removed_after_its_effect_was_shown(pat, clock):
    ClosureDay.objects.create(day=date(2026, 12, 4), why="Staff training")
    calendar.forget_calendars()
    enquiry = cases.assigned()
    url = reverse("casework:remove-day", args=["2026-12-04"])
    assert url in text(pat.get(reverse("casework:calendar")))
    assert "would move 1 promised date" in text(pat.get(url))
    confirm(pat, url, "-2026-12-04")
    assert not ClosureDay.objects.exists()
    assert EnquiryPromise.objects.get(case=enquiry, kind="reply").due_on == date(2026, 12, 8)
    assert pat.get(url).status_code == 404


def test_a_day_that_was_removed_already_leads_back_to_the_calendar(pat, clock):
    url = reverse("casework:remove-day", args=["2026-12-04"])
    page = pat.post(url, {"key": uuid4()}, follow=True)
    assert page.redirect_chain == [(reverse("casework:calendar"), 302)]
    assert "This day is not a closure day any more" in page.content.decode()


@pytest.mark.parametrize("day", ["2026-12-05", "yesterday", "2026-11-30"])
def test_only_a_future_closure_day_can_be_removed(pat, day):
    ClosureDay.objects.create(day=date(2026, 11, 30), why="Snow")
    assert pat.get(reverse("casework:remove-day", args=[day])).status_code == 404


def test_a_list_is_pasted(pat):
    pasted = "29 December 2026 Council closed\r\n\r\nWed 30 December 2026\t- Council closed"
    pasted = pasted.replace("Wed ", "Wednesday ")
    assert send(pat, "paste-days", days=pasted).status_code == 302
    page = text(pat.get(reverse("casework:check-days")))
    assert "Closing on these 2 days would not move any promised dates." in page
    confirm(pat, reverse("casework:check-days"), "+2026-12-29 +2026-12-30")
    assert [row.why for row in ClosureDay.objects.all()] == ["Council closed"] * 2
    assert "Council closed: Council closed" not in text(pat.get(reverse("casework:calendar")))


def test_each_wrong_line_is_named_and_the_list_is_kept(pat):
    pasted = "29 December 2026 Council closed\nChristmas\n31 Febuary 2027 Snow"
    page = text(send(pat, "paste-days", days=pasted))
    assert "Line 2, “Christmas”: start with a date, such as 29 December 2026" in page
    assert "Line 3, “31 Febuary 2027 Snow”: this is not a real date" in page
    assert "Line 1" not in page
    assert escape(pasted.splitlines()[2]) in page


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("29 December 2026", "add a reason after the date"),
        ("29 Decembre 2026 Closed", ""),
        ("29 Nivose 2026 Closed", "“Nivose” is not a month"),
        ("Monday 29 December 2026 Closed", "29 December 2026 is a Tuesday"),
        ("Tuesday, 29th December 2026: closed", ""),
        ("29/12/2026 closed", ""),
        ("2026-12-29 closed", ""),
        ("29.12.2026 – closed", ""),
        ("29 13 2026 closed", "this is not a real date"),
        ("26 December 2026 closed", "is at a weekend, so you do not need to add it"),
        ("25 December 2026 closed", "is already a non-working day (Christmas Day)"),
        ("30 October 2026 closed", "enter a date from 31 October 2026 to 31 December 2029"),
        ("29 December 2062 closed", "enter a date from"),
        ("29 December 2026 " + "x" * 151, "the reason is 151 characters long"),
    ],
)
def test_a_line_is_a_date_and_why(line, problem):
    days, problems = read_pasted_list(line, CALENDAR, TODAY)
    assert bool(days) == (not problem)
    assert problem in "".join(problems)


def test_a_day_twice_and_a_list_too_long_are_refused():
    twice = "29 December 2026 a\n29/12/2026 b"
    assert "on an earlier line too" in read_pasted_list(twice, CALENDAR, TODAY)[1][0]
    assert "Paste 100 or fewer" in read_pasted_list("x\n" * 101, CALENDAR, TODAY)[1][0]


def test_an_impossible_day_is_refused_where_it_was_typed(pat):
    page = text(send(pat, "add-day", **typed_day(25, 12, 2026)))
    assert "Friday 25 December 2026 is already a non-working day (Christmas Day)" in page


def test_other_days_than_were_shown_are_not_added(pat):
    send(pat, "add-day", **typed_day(4, 12, 2026))
    send(pat, "add-day", **typed_day(7, 12, 2026))
    response = confirm(pat, reverse("casework:check-days"), "+2026-12-04")
    assert response.status_code == 409
    assert "These are not the days you were shown" in text(response)
    assert not ClosureDay.objects.exists()


def test_only_the_previewed_moves_are_made_else_the_preview_is_shown_again(pat, clock):
    cases.assigned()
    send(pat, "add-day", **typed_day(4, 12, 2026))
    check = reverse("casework:check-days")
    shown = form_values(pat.get(check))["change"]
    later = cases.assigned()
    response = confirm(pat, check, shown)
    assert response.status_code == 409
    assert "The dates that would move have changed since you looked." in text(response)
    assert later.reference in text(response)
    assert not ClosureDay.objects.exists()
    assert EnquiryPromise.objects.get(case=later, kind="reply").due_on == date(2026, 12, 8)
    response = pat.post(
        check, {"key": uuid4(), "change": form_values(response)["change"]}, follow=True
    )
    assert "added, and 2 dates moved" in text(response)


def test_the_second_of_two_who_confirm_is_told(pat):
    send(pat, "add-day", **typed_day(4, 12, 2026))
    ClosureDay.objects.create(day=date(2026, 12, 4), why="Somebody was first")
    response = confirm(pat, reverse("casework:check-days"), "+2026-12-04")
    assert response.status_code == 409
    assert "Friday 4 December 2026 is already a closure day." in text(response)


def test_moves_are_shown_in_pages(pat, clock, django_assert_max_num_queries):
    made = [cases.assigned().reference for _ in range(27)]
    send(pat, "add-day", **typed_day(4, 12, 2026))
    url = reverse("casework:check-days")
    with django_assert_max_num_queries(26):
        first = text(pat.get(url))
    assert "1 to 25 of 27" in first
    assert "Next 2" in first
    second = text(pat.get(url + "?from=25"))
    assert [m for m in made if m in second] == made[25:]
    assert "1 to 25 of 27" in text(pat.get(url + "?from=-3"))


def test_a_case_is_a_link_only_for_people_who_can_see_it(pat, clock):
    enquiry = cases.assigned()
    send(pat, "add-day", **typed_day(4, 12, 2026))
    assert enquiry.get_absolute_url() not in text(pat.get(reverse("casework:check-days")))


@pytest.mark.parametrize("who", ["clara", "omar", "mona", "sam"])
def test_only_a_protocol_administrator_sees_what_would_move(client, who, clock):
    enquiry = cases.assigned()
    client.force_login(named(who))
    for name in ("calendar", "add-day", "paste-days", "check-days"):
        response = client.get(reverse(f"casework:{name}"))
        assert response.status_code == 403
        assert enquiry.reference not in text(response)


def test_a_year_of_a_division_is_shown(pat):
    page = text(pat.get(reverse("casework:calendar") + "?year=2027&division=scotland"))
    assert "2nd January" in page
    assert "St Andrew’s Day" in page
    assert "No bank holidays have been published" not in page
    for odd in (
        "?year=1066",
        "?year=x&division=wales",
        "?year=%EF%BC%92%EF%BC%90%EF%BC%92%EF%BC%97",
    ):
        assert "Bank holidays in 2026" in text(pat.get(reverse("casework:calendar") + odd))


def test_the_history_says_how_the_calendar_moved_a_date(pat, client, clock):
    enquiry = cases.assigned()
    send(pat, "add-day", **typed_day(4, 12, 2026))
    confirm(pat, reverse("casework:check-days"), "+2026-12-04")
    client.force_login(named("omar"))
    page = text(client.get(enquiry.get_absolute_url()))
    assert "Pat Lowe changed the calendar, which moved the due date to Wednesday 9 December" in page
    management.call_command("verify_history")


def test_the_choice_about_what_was_due_on_a_day_that_has_passed_is_shown_before_it_is_made(
    pat, clock
):
    enquiry = cases.assigned()
    clock.set(2026, 12, 9, 9)
    pat.force_login(named("pat"))
    send(pat, "add-day", **typed_day(8, 12, 2026, "Snow"))
    check = reverse("casework:check-days")
    page = pat.get(check)
    assert "1 date you can choose to move" in text(page)
    assert enquiry.reference in text(page)
    shown = form_values(page)["change"]
    response = confirm(pat, check, shown)
    assert "Select what should happen to what was due on that day" in text(response)
    assert not ClosureDay.objects.exists()
    response = pat.post(check, {"key": uuid4(), "change": shown, "also_late": "True"}, follow=True)
    assert "Tuesday 8 December 2026 added, and 1 date moved" in text(response)
    assert "What was due on that day was moved too" in text(response)
    assert EnquiryPromise.objects.get(case=enquiry, kind="reply").due_on == date(2026, 12, 9)


def test_late_promises_stay_late_if_that_is_chosen_on_the_page(pat, clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 9, 9)
    pat.force_login(named("pat"))
    send(pat, "add-day", **typed_day(8, 12, 2026, "Snow"))
    check = reverse("casework:check-days")
    shown = form_values(pat.get(check))["change"]
    pat.post(check, {"key": uuid4(), "change": shown, "also_late": "False"})
    assert ClosureDay.objects.exists()
    assert EnquiryPromise.objects.get(case=enquiry, kind="reply").due_on == date(2026, 12, 8)


def test_a_day_on_which_the_offices_close_early_is_added_and_removed(pat, clock):
    typed = typed_day(24, 12, 2026, "Christmas Eve") | {"closes_at": "noon"}
    assert send(pat, "add-day", **typed).status_code == 302
    check = reverse("casework:check-days")
    page = pat.get(check)
    assert "On Thursday 24 December 2026 the offices close at 12pm: Christmas Eve." in text(page)
    pat.post(check, {"key": uuid4(), "change": form_values(page)["change"]})
    page = text(pat.get(reverse("casework:calendar")))
    assert "Offices close at 12pm: Christmas Eve" in page
    assert reverse("casework:remove-day", args=["2026-12-24"]) in page
