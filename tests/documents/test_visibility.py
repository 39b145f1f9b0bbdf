"""Who sees which request for a document as it goes its way: rows, pages and what is on them."""

from uuid import uuid4

import pytest
from django.urls import reverse

from documents import actions
from documents.models import DocumentRequest, Outcome
from people.models import Appointment, Service
from tests.documents import cases
from tests.documents.test_access import STRANGERS, WHO, in_dispute
from tests.people import named

pytestmark = pytest.mark.django_db

PAGES = ("/", "/enquiries/", "/documents/", "/documents/?state=ended", "/enquiries/waiting/")
PAGES += ("/enquiries/?q=Quayside", "/everything/?q=Quayside", "/account/", "/protocol/", "/help/")

# The auditor's home page counts what was done with records of each kind that are not confidential.
COUNTED = ("ada", "/")


@pytest.mark.parametrize("who", STRANGERS)
def test_no_page_of_a_stranger_changes_when_a_document_is_requested(who, client, clock):
    """Not in lists, counts, searches or menus: the pages are the same to the last character."""
    client.force_login(named(who))
    places = [page for page in PAGES if (who, page) != COUNTED]

    def read():
        pages = [client.get(page, follow=True) for page in places]
        return [(page.status_code, without_tokens(page)) for page in pages]

    client.get("/enquiries/", follow=True)
    before = read()
    in_dispute()
    assert read() == before


def test_the_auditor_reads_how_much_was_done_and_not_what_was_asked_for(client, clock):
    client.force_login(named("ada"))
    asked_for = in_dispute().what
    home = without_tokens(client.get("/"))
    assert "Requests for documents" in home
    assert asked_for not in home


def without_tokens(page):
    text = page.content.decode()
    for line in text.splitlines():
        if "csrfmiddlewaretoken" in line or 'name="key"' in line or "signed_for" in line:
            text = text.replace(line, "")
    return text


@pytest.mark.parametrize("who", ["eve", "mona"])
def test_the_offices_see_a_request_only_once_it_is_theirs(who, clock):
    cases.decided(Outcome.REFUSE)
    assert not DocumentRequest.objects.visible_to(named(who)).exists()


def test_a_second_request_for_a_document_shows_nothing_of_the_first(client, clock):
    first = cases.determined()
    second = cases.requested(member="nia", why="I speak on it.")
    client.force_login(named("nia"))
    page = client.get(second.get_absolute_url()).content.decode()
    for word in (first.reference, "Clara", "Twelve residents", "Pages 31", "decided on it before"):
        assert word not in page
    listed = client.get("/documents/").content.decode()
    assert first.reference not in listed
    assert client.get(first.get_absolute_url()).status_code == 404


def test_an_officer_sees_their_own_decision_on_the_same_document_and_never_who_asked(client, clock):
    cases.decided(Outcome.REFUSE)
    second = cases.assigned(member="nia", title="Sale of Quayside Yard, the viability report")
    client.force_login(named("omar"))
    page = client.get(second.get_absolute_url()).content.decode()
    assert "You refused it" in page
    assert "Financial or business affairs" in page
    assert "Clara" not in page
    client.force_login(named("ruth"))
    assert "decided on it before" not in client.get(second.get_absolute_url()).content.decode()


def test_the_view_is_advice_to_the_office_making_the_final_decision(client, clock):
    document_request = cases.with_view()
    sees = {}
    for who in ("clara", "omar", "ruth", "eve", "mona"):
        client.force_login(named(who))
        sees[who] = (
            "Release the drawings."
            in client.get(document_request.get_absolute_url()).content.decode()
        )
    assert sees == {"clara": False, "omar": False, "ruth": False, "eve": True, "mona": True}


def test_rights_end_with_the_post(clock):
    document_request = cases.decided()
    posts = Appointment.objects.filter(person__in=[named("clara"), named("omar")])
    posts.update(ends_on="2026-11-30")
    for who in ("clara", "omar"):
        assert not DocumentRequest.objects.visible_to(named(who)).exists()
    assert DocumentRequest.objects.visible_to(named("ruth")).get() == document_request


def test_a_service_no_longer_sees_a_request_that_it_passed_on(clock):
    document_request = cases.assigned()
    waste = Service.objects.get(name="Waste")
    actions.pass_to_service(
        document_request, service=waste, text="Theirs", by=named("omar"), key=uuid4()
    )
    seen = [who for who in WHO if DocumentRequest.objects.visible_to(named(who)).exists()]
    assert seen == ["clara", "wanda"]


def test_the_file_that_the_service_attached_is_not_the_councillors(client, clock):
    held = [cases.pending(named("omar"), "whole.pdf", cases.pdf(2))]
    document_request = cases.disputed(cases.decided(Outcome.REFUSE, held=held, why_not=""))
    url = reverse(
        "documents:file", args=[document_request.reference, document_request.files.get().key]
    )
    statuses = {}
    for who in ("clara", "nia", "omar", "eve", "mona"):
        client.force_login(named(who))
        statuses[who] = client.get(url).status_code
    assert statuses == {"clara": 404, "nia": 404, "omar": 200, "eve": 200, "mona": 200}
