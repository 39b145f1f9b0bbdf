"""The calendar feed: one councillor's due dates, by a private address that can be stopped."""

from datetime import date, timedelta
from urllib.parse import urlsplit
from uuid import uuid4

import pytest
from django.urls import reverse
from icalendar import Calendar

from casework.models import CalendarFeed, MailSays
from casework.news.actions import choose_what_emails_say, end_feed, make_feed
from enquiries.models import EnquiryShare, Kind
from foundation.history import write
from portal.calendar_feed.events import DueDate
from portal.calendar_feed.views import calendar_text
from tests.complaints import cases as complaints
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.established import change_posts
from tests.people import named, signed_in, under

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(clock):
    return reverse("calendar-feed", args=[make_feed(by=named("clara"))])


def entries(client, address):
    """Title, day and link of each entry, as another program reads them."""
    answer = client.get(address)
    assert answer.status_code == 200
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    return [(str(e["summary"]), e["dtstart"].dt, urlsplit(str(e["url"])).path) for e in events]


def test_it_has_the_due_dates_of_ones_own_open_enquiries(address, client):
    first, asked = cases.assigned(), cases.waiting()
    cases.answered()
    found = entries(client, address)
    answer = (f"Answer due: {first.reference}", date(2026, 12, 8), first.get_absolute_url())
    assert answer in found
    assert f"Your reply is due: {asked.reference}" in {title for title, _, _ in found}
    assert len({path for _, _, path in found}) == 2


def test_a_holding_reply_moves_the_date(address, client):
    enquiry = cases.held(days=10)
    assert entries(client, address) == [
        (f"Answer due: {enquiry.reference}", date(2026, 12, 15), enquiry.get_absolute_url())
    ]


def test_it_has_nobody_elses_dates_even_if_they_are_shared(clock, client):
    clara, nia = named("clara"), named("nia")
    share = EnquiryShare(case=cases.assigned(), person=nia, given_by=clara, given_at=clock.at)
    write(share, by=clara, reason="shared")
    theirs = reverse("calendar-feed", args=[make_feed(by=named("nia"))])
    assert entries(client, theirs) == []


def test_an_entry_is_a_whole_day_and_private_and_blocks_no_time(address, client):
    cases.assigned()
    (event,) = Calendar.from_ical(client.get(address).content).walk("VEVENT")
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(days=1)
    assert type(event["dtstart"].dt) is date
    assert (event["class"], event["transp"]) == ("PRIVATE", "TRANSPARENT")
    assert event["uid"]


def test_lines_are_short_and_a_title_arrives_as_it_was_written(clock):
    title = "Lights, “bins”; and\\or bollards\nin Harbour Road " * 3
    due = DueDate("enquiry-1", date(2026, 12, 8), title, "/enquiries/1/")
    text = calendar_text([due], clock.at)
    assert text.startswith(b"BEGIN:VCALENDAR\r\n")
    assert max(map(len, text.split(b"\r\n"))) <= 75
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert str(event["summary"]) == title


def test_no_subject_is_in_it_until_the_council_chooses_so(address, client):
    enquiry = cases.assigned()
    assert b"Resurfacing" not in client.get(address).content
    choose_what_emails_say(MailSays.SUBJECT, by=named("pat"))
    titles = [title for title, _, _ in entries(client, address)]
    assert titles == [f"Answer due: {enquiry.reference}, Resurfacing of Harbour Road"]


def test_a_document_is_a_reference_whatever_the_council_chose(address, client):
    choose_what_emails_say(MailSays.SUBJECT, by=named("pat"))
    request = requests.assigned()
    titles = [title for title, _, _ in entries(client, address)]
    assert titles == [f"Decision due: {request.reference}"]


def test_neither_complaints_nor_confidential_enquiries_are_in_it(address, client, clock):
    under("somerset", clock)
    complaints.sent()
    ruth = named("ruth")
    sealed = cases.raised(kind=Kind.CRITICISM, officer=ruth)
    cases.held(sealed, by=ruth)
    assert sealed.promises.open().filter(kind="full-reply").exists()
    assert entries(client, address) == []


def test_an_unknown_address_and_a_stopped_one_are_the_same(address, client):
    end_feed(by=named("clara"))
    stopped, unknown = client.get(address), client.get("/due-dates/unknown.ics")
    assert stopped.status_code == unknown.status_code == 404
    assert stopped.content == unknown.content


def test_a_new_address_stops_the_one_before(address, client):
    new = reverse("calendar-feed", args=[make_feed(by=named("clara"))])
    assert client.get(address).status_code == 404
    assert client.get(new).status_code == 200


def test_it_ends_with_the_term(address, client, clock):
    change_posts(named("clara").appointments.all(), ends_on=clock.at.date())
    clock.next_day()
    assert client.get(address).status_code == 404


def test_nobody_keeps_a_copy_or_passes_the_address_on(address, client):
    headers = client.get(address).headers
    assert headers["Cache-Control"] == "private"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in headers["X-Robots-Tag"]
    assert headers["Content-Type"].startswith("text/calendar")


def test_the_database_has_nothing_from_which_the_address_could_be_made(address):
    token = address.rpartition("/")[2].removesuffix(".ics")
    row = CalendarFeed.objects.get()
    assert len(token) >= 43
    assert token not in (row.digest, str(row))


@pytest.mark.parametrize("ends", ["stopped", "live"])
def test_no_log_has_the_address(ends, address, client, caplog):
    caplog.set_level("INFO")
    if ends == "stopped":
        end_feed(by=named("clara"))
    client.get(address)
    assert address not in caplog.text
    assert address.rpartition("/")[2].removesuffix(".ics") not in caplog.text
    assert "due-dates" in caplog.text


@pytest.mark.parametrize(
    ("limit", "who"), [("calendar_of_person", "live"), ("wrong_calendar_in_network", "unknown")]
)
def test_too_many_readings_are_refused_for_a_while(limit, who, address, client, settings):
    settings.SIGN_IN_LIMITS = {limit: "2/h"}
    path = address if who == "live" else "/due-dates/unknown.ics"
    statuses = [client.get(path).status_code for _ in range(3)]
    assert statuses == [{"live": 200, "unknown": 404}[who]] * 2 + [429]


def test_the_page_shows_the_address_once(clock):
    clara = signed_in("clara")
    made = clara.post(reverse("news:new-feed"), {"key": uuid4()})
    address = made.context["address"]
    assert address in made.content.decode()
    assert clara.get(address).status_code == 200
    assert address not in clara.get(reverse("news:own")).content.decode()
