"""Statements of a page: the same for one row and for more than a page of them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from enquiries import actions
from enquiries.models import Draft, Kind
from enquiries.replies.drafts import DRAFT_SHOWN
from enquiries.replies.page import READ_UNTIL
from people.models import Service, Ward
from tests.covers import away
from tests.documents.cases import decided
from tests.drafting import check_url
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db
ALSO = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")
ROWS = (1, 26)  # one, and more than a page


def statements(ask, expect=200):
    """Session and user included, as a browser takes them; transactions are not counted."""
    with CaptureQueriesContext(connection) as captured:
        assert ask().status_code == expect
    return len([query for query in captured if not query["sql"].startswith(ALSO)])


@pytest.fixture
def signed_in(client):
    def sign_in(who):
        client.force_login(named(who))
        client.get("/help/")
        return client

    return sign_in


def at_each_number_of_rows(ask, make=cases.assigned):
    counted, made = [], 0
    ask()  # what the process remembers of the protocol and the calendar
    for rows in ROWS:
        while made < rows:
            make()
            made += 1
        counted.append(statements(ask))
    return counted


@pytest.mark.parametrize("who", ["omar", "colin", "dev"])
def test_the_queue_takes_six(signed_in, who):
    client = signed_in(who)
    assert at_each_number_of_rows(lambda: client.get("/enquiries/?whose=service")) == [6, 6]


@pytest.mark.parametrize("cover", ["grace", "stan"])  # of the same service, and of another
def test_the_queue_of_a_cover_takes_two_more(signed_in, clock, cover):
    away("omar", cover)
    client = signed_in(cover)
    assert at_each_number_of_rows(lambda: client.get("/enquiries/?whose=service")) == [8, 8]


def test_a_search_takes_five(signed_in):
    client = signed_in("omar")
    client.get("/enquiries/", {"q": "harbour"})  # what the process remembers of choices and words
    for q in ("harbour", "clara", "pryce", "nothing of the sort"):
        cases.assigned()
        assert statements(lambda q=q: client.get("/enquiries/", {"q": q})) == 5
    assert statements(lambda: client.get("/enquiries/", {"q": "1"})) == 6  # one for its number
    assert statements(lambda: client.get("/enquiries/", {"q": "E-2026-0001"}), expect=302) == 4


def test_the_home_page_takes_at_most_fourteen(signed_in, clock):
    """At a later visit, with news of both kinds of case, and with drafts. One of them asks for all
    that waits of meetings and for the notices that are not opened."""
    client = signed_in("clara")
    cases.answered()  # so that both of its lists have something in them
    client.get("/")
    clock.at += timedelta(hours=1)
    Draft.objects.create(writer=named("clara"))
    decided()
    assert max(at_each_number_of_rows(lambda: client.get("/"))) <= 14


@pytest.mark.parametrize("who", ["omar", "clara"])
def test_a_case_page_takes_nine_however_much_happened(signed_in, who):
    enquiry, client = cases.assigned(), signed_in(who)
    client.get(f"/enquiries/{enquiry.pk}/")  # what the process remembers
    counted = []
    for events in (1, 60):
        while enquiry.letters.count() < events:
            actions.add_information(
                enquiry, text="And another thing.", by=named("clara"), key=uuid4()
            )
        counted.append(statements(lambda: client.get(f"/enquiries/{enquiry.pk}/")))
    assert counted == [9, 9]  # one of them names the readers, and who would get a chase


def test_a_colleague_who_is_away_makes_a_case_page_no_dearer(signed_in, clock):
    enquiry, client = cases.assigned(), signed_in("omar")
    away("grace", "stan")
    client.get(f"/enquiries/{enquiry.pk}/")  # what the process remembers
    assert statements(lambda: client.get(f"/enquiries/{enquiry.pk}/")) == 9


@pytest.mark.parametrize("who", ["eve", "clara"])
def test_naming_who_is_reminded_next_takes_no_more(signed_in, clock, who):
    enquiry, client = cases.raised(kind=Kind.POLICY), signed_in(who)
    page = client.get(f"/enquiries/{enquiry.pk}/")
    assert page.context["timeline"][0].coming
    assert statements(lambda: client.get(f"/enquiries/{enquiry.pk}/")) == 9


def send(client, who):
    answers = {
        "kind": "ward",
        "title": "Bus shelter",
        "text": "Whose is it?",
        "ward": Ward.objects.get(name="Harbour").pk,
        "ward_name": "Harbour",
        "service": Service.objects.get(name="Highways").pk,
        "service_name": "Highways",
        "interest_declared": "no",
        "interest": "",
        "done": ["about", "question", "where", "interest"],
    }
    fields = {"key": uuid4(), "answers": answers}
    draft, _ = Draft.objects.update_or_create(writer=named(who), defaults=fields)
    form, url = {"key": draft.key}, check_url(who=who)
    return statements(lambda: client.post(url, form), expect=302)


def test_raising_takes_ten(signed_in):
    client = signed_in("clara")
    send(client, "clara")
    counted = []
    for rows in ROWS:
        for _ in range(rows):
            cases.raised()
        counted.append(send(client, "clara"))
    assert counted == [10, 10]


def test_an_answer_takes_as_many_for_ten_letters_as_for_none(signed_in):
    client, counted = signed_in("omar"), []
    for letters in (0, 0, 10):  # the first is what the process remembers
        enquiry = cases.assigned()
        for _ in range(letters):
            actions.add_information(enquiry, text="And this.", by=named("clara"), key=uuid4())
        newest = enquiry.letters.last()
        form = {"key": uuid4(), "text": "Mended.", READ_UNTIL: newest.pk, DRAFT_SHOWN: ""}
        url = f"/enquiries/{enquiry.pk}/answer/"
        counted.append(statements(lambda url=url, form=form: client.post(url, form), expect=302))
    assert counted[1:] == [19, 19]
