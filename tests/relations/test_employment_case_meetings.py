"""The meeting of the committee on an employment case: who sees it in the calendar, and its file."""

from uuid import uuid4

import pytest
from django.urls import reverse

from foundation.paging import PAGE_SIZE
from relations.models import EmploymentCase
from tests.clause_protocols import adopt_for
from tests.complaints.sealed_notices import forget, told
from tests.enquiries.test_queries import statements
from tests.people import signed_in
from tests.relations import appointments
from tests.relations import employment_cases as cases
from tests.relations.employment_cases import PLACE

pytestmark = pytest.mark.django_db
MONTH = "/relations/calendar/?month=2026-12"
PAGES = (MONTH, f"{MONTH}&as=list", "/relations/calendar/day/?day=2026-12-09")
TITLE = "Meeting of a committee"
TYPED = {"day_day": 9, "day_month": 12, "day_year": 2026, "starts": "10am", "ends": "noon"}


@pytest.fixture
def oxford(clock):
    adopt_for(clock, "oxford")
    return clock


def text_of(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def file_of(case):
    return reverse("relations:case-meeting-file", args=[case.key])


def test_a_time_and_place_are_set_and_set_again_and_the_committee_is_told(oxford):
    case, browser = cases.confirmed(), signed_in("hana")
    url = reverse("relations:case-meeting", args=[case.key])
    past = browser.post(url, TYPED | {"day_year": 2025, "place": PLACE, "key": uuid4()})
    assert "The meeting must be in the future" in past.content.decode()
    forget()
    sent = TYPED | {"place": PLACE, "key": uuid4()}
    for _ in range(2):  # the button is pressed twice
        assert browser.post(url, sent).status_code == 302
    assert told() == ["Clara Okafor", "Nia Menon"]
    for who in ("hana", "clara"):
        text = text_of(who, case.get_absolute_url())
        assert "Wednesday 9 December, 10am to 12pm" in text
        assert PLACE in text
        assert text.count("set the time of the meeting") == 1
    assert f'value="{PLACE}"' in text_of("hana", url)
    sent |= {"day_day": 10, "key": uuid4()}
    assert browser.post(url, sent).status_code == 302
    assert TITLE not in text_of("clara", PAGES[2])
    assert TITLE in text_of("clara", "/relations/calendar/day/?day=2026-12-10")
    decided = cases.decided(cases.found(case))
    assert str(decided.held_on) == "2026-12-10"
    text_of("hana", url, status=403)


@pytest.mark.parametrize("url", PAGES)
def test_only_those_who_read_the_case_see_its_meeting_and_never_a_name(url, oxford):
    case = cases.arranged(cases.confirmed(cases.appointed(), "clara"))
    for who in ("hana", "mona", "clara"):
        text = text_of(who, url)
        assert f'href="{case.get_absolute_url()}">{TITLE}' in text
        assert "Stan Price" not in text
    for who in ("nia", "stan", "omar", "ruth", "dev", "eve", "ada", "sam", "pat", "petra"):
        text = text_of(who, url)
        assert "The calendar has no meetings" in text
        assert "Bandicoot" not in text


def test_a_case_about_the_head_of_human_resources_is_not_in_their_calendar(oxford):
    cases.arranged(cases.started("mona", about="clara"))
    assert TITLE in text_of("hana", MONTH)
    cases.arranged(cases.started("mona", about="hana"), by="mona")
    assert text_of("hana", MONTH).count(TITLE) == 1
    assert text_of("mona", MONTH).count(TITLE) == 2


def test_without_the_keys_the_calendar_opens_without_it(oxford, monkeypatch):
    cases.arranged()
    monkeypatch.setattr("casework.sealing.keys.can_open", lambda: False)
    assert TITLE not in text_of("hana", MONTH)


def test_the_calendar_file_has_the_time_and_no_word_of_the_case(oxford):
    case = cases.arranged()
    text = signed_in("clara").get(file_of(case)).content.decode().replace("\r\n ", "")
    assert "DTSTART:20261209T100000Z" in text
    assert "day/?day=2026-12-09" in text
    for word in ("Bandicoot", "LOCATION", "mployment", "Stan", "isciplin", "case", str(case.key)):
        assert word not in text
    response = signed_in("clara").get(file_of(case))
    assert "case" not in response["Content-Disposition"]


def test_there_is_no_file_before_a_time_is_set_and_once_the_meeting_has_started(oxford):
    case = cases.confirmed()
    text_of("hana", file_of(case), status=404)
    cases.arranged(case)
    assert file_of(case) in text_of("hana", case.get_absolute_url())
    oxford.set(2026, 12, 9, 10)
    text_of("hana", file_of(case), status=404)
    assert file_of(case) not in text_of("hana", case.get_absolute_url())


def test_a_meeting_is_in_its_place_among_the_others_on_every_page(oxford):
    for _ in range(PAGE_SIZE + 2):
        appointments.agreed(title="Salt barn", times=[appointments.half_hour(9, 9)])
    early, late = cases.arranged(hour=8), cases.arranged(cases.confirmed(), hour=11)
    first, second = text_of("clara", PAGES[2]), text_of("clara", f"{PAGES[2]}&page=2")
    assert first.index(str(early.key)) < first.index("Salt barn")
    assert str(late.key) not in first
    assert second.index("Salt barn") < second.index(str(late.key))
    assert (first + second).count("Salt barn</a>") == PAGE_SIZE + 2
    month = text_of("clara", MONTH)
    assert month.index(str(early.key)) < month.index("Salt barn")
    assert f"and {PAGE_SIZE + 4 - 3} more" in month


def test_the_calendar_takes_a_fixed_number_of_statements_for_them(oxford):
    cases.arranged()
    for who in ("hana", "clara"):
        counts = []
        for rows in (1, 4):
            while EmploymentCase.objects.count() < rows:
                cases.arranged(cases.confirmed(cases.appointed(cases.started())))
            browser = signed_in(who)
            browser.get(MONTH)
            counts.append(statements(lambda browser=browser: browser.get(MONTH)))
        assert counts[0] == counts[1] <= 8
