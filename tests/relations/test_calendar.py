"""The calendar: a month and a day of the meetings that its reader sees, as a table and a list."""

from datetime import date, datetime

import pytest
from django.urls import reverse

from foundation.paging import PAGE_SIZE
from relations.calendar.months import Month, month_in_address
from relations.calendar.views import NO_SUCH_DAY, NO_SUCH_MONTH
from relations.group_meetings import decisions
from relations.visits import actions
from tests.clause_protocols import adopt_for
from tests.conftest import LONDON
from tests.enquiries.test_queries import statements
from tests.people import named, signed_in
from tests.relations import appointments, group_meetings, scrutiny
from tests.relations.visits import announced, at, premises

pytestmark = pytest.mark.django_db

MONTH, DAY = reverse("relations:calendar"), reverse("relations:calendar-day")
DECEMBER, NINTH = f"{MONTH}?month=2026-12", f"{DAY}?day=2026-12-09"
PAGES = (DECEMBER, f"{DECEMBER}&as=list", NINTH)
LIBRARY, TOPIC = "Old Town Library", group_meetings.TOPIC


@pytest.fixture
def meetings(clock):
    """Clara’s visit to the depot at 2pm and her group’s meeting at 6:30pm, on 9 December."""
    adopt_for(clock, "cheshire-east")
    meeting = group_meetings.confirmed()
    return announced(), meeting


def text_of(who, url):
    response = signed_in(who).get(url)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("url", PAGES)
def test_a_reader_sees_what_they_take_part_in(url, meetings):
    visit, meeting = meetings
    for who in ("clara", "omar"):
        text = text_of(who, url)
        assert f'href="{visit.get_absolute_url()}">{visit.title}' in text
        assert f'href="{meeting.get_absolute_url()}">{TOPIC}' in text
        assert text.index(visit.title) < text.index(TOPIC)  # in the order of the day


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("who", ["nia", "dev", "stan", "sam", "ada", "petra"])
def test_no_one_else_learns_that_there_is_a_meeting(who, url, meetings):
    text = text_of(who, url)
    for told in ("depot", TOPIC, LIBRARY, "/visits/V-", "more<span", "2pm", "6:30pm"):
        assert told not in text
    assert "The calendar has no meetings" in text


def test_another_group_sees_its_own_meetings_and_no_others(meetings):
    group_meetings.asked("tess", topic="Swimming baths")
    text = text_of("tess", DECEMBER)
    assert "Swimming baths" in text
    assert TOPIC not in text
    assert "Swimming baths" not in text_of("clara", DECEMBER)


@pytest.mark.parametrize("url", PAGES)
def test_an_appointment_is_seen_by_two_people_once_they_agree_on_a_time(url, clock):
    adopt_for(clock, "oxford")
    appointments.asked(title="Nothing is agreed")
    agreed = appointments.agreed()
    for who in ("clara", "omar"):
        text = text_of(who, url)
        assert f'href="{agreed.get_absolute_url()}">{agreed.title}' in text
        assert "Nothing is agreed" not in text
        assert f'href="{DECEMBER}"' in text_of(who, agreed.get_absolute_url())
    for who in ("nia", "ruth", "mona", "eve", "dev"):
        assert agreed.title not in text_of(who, url)


@pytest.mark.parametrize("url", [DECEMBER, f"{DECEMBER}&as=list", f"{DAY}?day=2026-12-18"])
def test_a_scrutiny_meeting_is_seen_by_its_body_the_director_and_the_officer(url, clock):
    adopt_for(clock, "cheshire-east")
    request = scrutiny.agreed()
    for who in ("clara", "colin", "omar"):
        assert f'href="{request.get_absolute_url()}">{request.title}' in text_of(who, url)
        assert f'href="{DECEMBER}"' in text_of(who, request.get_absolute_url())
    for who in ("nia", "ruth", "mona", "dev", "stan"):
        assert request.title not in text_of(who, url)


@pytest.mark.parametrize("url", PAGES)
def test_a_visit_withdrawn_and_a_request_refused_are_not_in_the_calendar(url, meetings):
    visit, _ = meetings
    actions.withdraw_visit(visit, by=named("clara"))
    other = group_meetings.asked(topic="Swimming baths")
    refused = decisions.RefusedRequest("not-free", "No one is free that evening.")
    decisions.refuse_attendance(other, refused=refused, by=named("eve"))
    text = text_of("clara", url)
    assert visit.title not in text
    assert "Swimming baths" not in text


def test_a_day_of_the_month_shows_three_meetings_and_leads_to_the_others(meetings):
    place = premises("Salt barn")
    announced(place=place, starts_at=at(9))
    assert "more<span" not in text_of("clara", DECEMBER)
    for minute in range(1, 10):
        announced(place=place, starts_at=at(9, minute))
    text = text_of("clara", DECEMBER)
    assert text.count("Salt barn") == 3
    assert "and 9 more" in text
    assert f'href="{NINTH}"' in text
    assert TOPIC not in text
    text = text_of("clara", NINTH)
    assert text.count("Salt barn</a>") == 10
    assert TOPIC in text


@pytest.mark.parametrize("url", [NINTH, f"{DECEMBER}&as=list"])
def test_the_meetings_of_a_day_and_of_a_list_come_in_pages(url, meetings):
    place = premises("Salt barn")
    made = [announced(place=place, starts_at=at(9, minute)) for minute in range(PAGE_SIZE + 2)]
    first, second = text_of("clara", url), text_of("clara", f"{url}&page=2")
    assert f'href="?{url.partition("?")[2].replace("&", "&amp;")}&amp;page=2"' in first
    assert "Back to the first page" in second
    assert all((first + second).count(f"{visit.reference}/") == 1 for visit in made)
    assert TOPIC in second


def times(*of, hours=1):
    starts = datetime(*of, tzinfo=LONDON)
    return {"starts_at": starts, "ends_at": starts.replace(hour=starts.hour + hours)}


@pytest.mark.parametrize(
    ("starts", "day", "month"),
    [
        ((2027, 4, 1, 0, 30), "2027-04-01", "2027-04"),  # 11:30pm of 31 March in UTC
        ((2027, 3, 31, 22, 30), "2027-03-31", "2027-03"),
        ((2027, 3, 28, 0, 30), "2027-03-28", "2027-03"),  # the clocks go forward that day
        ((2027, 3, 28, 22, 30), "2027-03-28", "2027-03"),
        ((2027, 10, 31, 0, 30), "2027-10-31", "2027-10"),  # and back
        ((2027, 10, 31, 22, 30), "2027-10-31", "2027-10"),
        ((2027, 11, 1, 0, 30), "2027-11-01", "2027-11"),
    ],
)
def test_a_meeting_is_on_its_day_in_london(starts, day, month, clock):
    adopt_for(clock, "cheshire-east")
    visit = announced(**times(*starts))
    assert visit.title in text_of("clara", f"{DAY}?day={day}")
    response = signed_in("clara").get(f"{MONTH}?month={month}&as=list")
    assert [str(held_on) for held_on, _ in response.context["days"]] == [day]
    assert visit.title in text_of("clara", f"{MONTH}?month={month}")
    for other in (Month.of(visit.held_on).before, Month.of(visit.held_on).after):
        assert visit.title not in text_of("clara", f"{MONTH}?month={other.address}")


@pytest.mark.parametrize(
    "typed", ["2026-13", "0000-01", "9999-12", "2020-12", "2032-01", "december", "2026-W1", "2026"]
)
def test_a_month_that_is_not_there_shows_this_month_with_a_sentence(typed, meetings):
    text = text_of("clara", f"{MONTH}?month={typed}")
    assert NO_SUCH_MONTH in text
    assert "December 2026" in text
    assert NO_SUCH_MONTH not in text_of("clara", MONTH)


@pytest.mark.parametrize("typed", ["2026-02-30", "9999-12-31", "today", "2026-12-09~"])
def test_a_day_that_is_not_there_shows_today_with_a_sentence(typed, meetings):
    text = text_of("clara", f"{DAY}?day={typed}")
    assert NO_SUCH_DAY in text
    assert "Tuesday 1 December 2026" in text


def test_the_calendar_leads_to_the_months_next_to_it_and_ends_after_five_years(clock):
    as_list = text_of("clara", f"{MONTH}?month=2027-01&as=list")
    for month in ("2026-12", "2027-02"):
        assert f"?month={month}&amp;as=list" in as_list
    last = text_of("clara", f"{MONTH}?month=2031-12")
    assert "month=2031-11" in last
    assert "month=2032-01" not in last


def test_a_month_has_the_weeks_of_a_calendar():
    assert len(Month(date(2027, 2, 1)).weeks) == 4  # 1 February 2027 is a Monday
    weeks = Month(date(2026, 12, 1)).weeks
    assert weeks[0][:2] == [None, date(2026, 12, 1)]
    assert [day for week in weeks for day in week if day][-1] == date(2026, 12, 31)
    assert month_in_address("2026-12", date(2026, 12, 1)) == Month(date(2026, 12, 1))


@pytest.mark.parametrize("url", PAGES)
def test_the_calendar_takes_no_more_statements_for_many_meetings(url, meetings):
    browser, counted, place = signed_in("clara"), [], premises("Salt barn")
    for more in (1, 12):
        for day in range(more):
            announced(place=place, starts_at=at(9, day), ends_at=at(10))
            announced(
                place=place, **{"starts_at": at(9, day=day + 2), "ends_at": at(10, day=day + 2)}
            )
        browser.get(url)
        counted.append(statements(lambda: browser.get(url)))
    assert counted[0] == counted[1] <= 8


def test_meetings_lead_to_their_month_in_the_calendar(meetings):
    for url in [one.get_absolute_url() for one in meetings]:
        assert f'href="{DECEMBER}"' in text_of("clara", url)
    assert f'href="{MONTH}"' in text_of("clara", reverse("relations:index"))
