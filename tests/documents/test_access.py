"""Access to each address of documents and to every surface, as one table."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework.models import Notice
from documents import actions
from documents.lists import documents_for_home
from documents.models import DocumentLetter, DocumentRequest, Outcome, ReleasedFile
from people.models import Appointment, Service
from people.roles import Role
from tests.documents import cases
from tests.people import named

pytestmark = pytest.mark.django_db

WHO = ("clara", "nia", "omar", "grace", "ruth", "colin", "stan", "wanda", "dev", "eve", "mona")
WHO += ("ada", "pat", "petra", "sam")


def statuses_for(rest=404, **statuses):
    return {who: statuses.get(who, rest) for who in WHO}


DECIDERS = {"omar": 403, "ruth": 403, "colin": 403, "eve": 403, "mona": 403}
READ = {**DECIDERS, "clara": 403}
# Of Clara’s request, part released by Omar, disputed, and waiting for Mona’s view: what each person
# gets for GET.
DOCUMENT_STATUSES = {
    "documents:index": statuses_for(200),
    "documents:ask": statuses_for(403, clara=302, nia=302),
    "documents:ask-step": statuses_for(403, clara=200, nia=200),
    "documents:check": statuses_for(403, clara=302, nia=302),
    "documents:register": statuses_for(403, mona=200),
    "documents:detail": statuses_for(**dict.fromkeys(READ, 200)),
    "documents:sent": statuses_for(**dict.fromkeys(READ, 200)),
    "documents:released": statuses_for(**READ | {"clara": 200}),
    "documents:file": statuses_for(**dict.fromkeys(READ, 200)),
    "documents:file-save": statuses_for(**dict.fromkeys(READ, 200)),
    "documents:file-page": statuses_for(**dict.fromkeys(READ, 200)),
    "documents:decide": statuses_for(**READ),
    "documents:assign": statuses_for(**READ),
    "documents:advise": statuses_for(**READ),
    "documents:same": statuses_for(**READ | dict.fromkeys(("omar", "ruth", "colin", "eve"), 200)),
    "documents:pass": statuses_for(**READ),
    "documents:remind": statuses_for(**READ | {"eve": 200}),
    "documents:share": statuses_for(**READ | {"clara": 200}),
    "documents:settle": statuses_for(**READ),
    "documents:question": statuses_for(**READ),
    "documents:reply": statuses_for(**READ),
    "documents:refer": statuses_for(**READ),
    "documents:dispute": statuses_for(**READ),
    "documents:view": statuses_for(**READ | {"mona": 200}),
    "documents:withdraw": statuses_for(**READ | {"clara": 200}),
}
VERBS = ("decide", "assign", "pass", "remind", "share", "settle", "question", "reply", "refer")
VERBS += ("dispute", "view", "withdraw", "released", "advise", "same")
STRANGERS = ("nia", "grace", "stan", "wanda", "dev", "ada", "pat", "petra", "sam")


def address(name, document_request):
    ours = document_request.reference
    more = {
        "documents:index": [],
        "documents:ask": [],
        "documents:check": [],
        "documents:register": [],
        "documents:ask-step": ["document"],
        "documents:decide": [ours, "part"],
        "documents:file-page": [ours, document_request.files.get().key, 1],
    }
    for name_of in ("file", "file-save"):
        more[f"documents:{name_of}"] = [ours, document_request.files.get().key]
    return reverse(name, args=more.get(name, [ours]))


def in_dispute():
    return cases.disputed(cases.accepted(Outcome.PART))


@pytest.mark.clause("section-c", "4.2")
@pytest.mark.parametrize("name", DOCUMENT_STATUSES)
def test_each_person_gets_what_the_table_says(name, client, clock):
    document_request, statuses = in_dispute(), {}
    for who in WHO:
        client.force_login(named(who))
        statuses[who] = client.get(address(name, document_request)).status_code
    assert statuses == DOCUMENT_STATUSES[name]


@pytest.mark.parametrize("name", DOCUMENT_STATUSES)
def test_nobody_is_let_in_without_signing_in(name, client, clock):
    response = client.get(address(name, in_dispute()))
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize("verb", VERBS)
def test_a_stranger_can_send_nothing(verb, client, clock):
    document_request = in_dispute()
    before = document_request.history.count(), document_request.letters.count()
    typed = {"key": uuid4(), "text": "Let me in", "accepted": "on", "to": named("nia").pk}
    for who in STRANGERS:
        client.force_login(named(who))
        assert client.post(address(f"documents:{verb}", document_request), typed).status_code == 404
    assert (document_request.history.count(), document_request.letters.count()) == before


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_cannot_tell_a_hidden_request_from_none(who, client, clock):
    document_request = in_dispute()
    client.force_login(named(who))
    hidden = client.get(document_request.get_absolute_url())
    missing = client.get(reverse("documents:detail", args=["D-2026-ZZZZZ"]))
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)


PAGES = ("/", "/enquiries/", "/documents/", "/documents/?state=ended", "/enquiries/waiting/")
PAGES += ("/enquiries/?q=Quayside", "/enquiries/closed/", "/account/", "/protocol/", "/help/")


@pytest.mark.parametrize("who", STRANGERS)
def test_no_page_of_a_stranger_changes_when_a_document_is_requested(who, client, clock):
    """Not in lists, counts, searches or menus: the pages are the same to the last character."""
    client.force_login(named(who))

    def read():
        pages = [client.get(page, follow=True) for page in PAGES]
        return [(page.status_code, without_tokens(page)) for page in pages]

    client.get("/enquiries/", follow=True)
    before = read()
    in_dispute()
    assert read() == before


def without_tokens(page):
    text = page.content.decode()
    for line in text.splitlines():
        if "csrfmiddlewaretoken" in line or 'name="key"' in line or "signed_for" in line:
            text = text.replace(line, "")
    return text


SURFACES = {
    "requests": lambda user: DocumentRequest.objects.visible_to(user),
    "letters": lambda user: DocumentLetter.objects.visible_to(user),
    "files": lambda user: ReleasedFile.objects.visible_to(user),
    "notices": lambda user: Notice.objects.filter(addressee=user),
    "home": lambda user: documents_for_home(user)["documents"],
}


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("surface", SURFACES)
def test_no_stranger_finds_it_on_any_surface(surface, who, clock):
    in_dispute()
    assert list(SURFACES[surface](named(who))) == []


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


def test_no_page_for_officers_names_a_group(client, clock):
    document_request = in_dispute()
    for who in ("omar", "ruth", "eve", "mona"):
        client.force_login(named(who))
        for page in (document_request.get_absolute_url(), "/documents/", "/documents/register/"):
            assert "Harbour Independents" not in client.get(page).content.decode()


def test_the_file_that_the_service_attached_is_not_the_councillors(client, clock):
    held = [cases.pending(named("omar"), "whole.pdf", cases.pdf(2))]
    document_request = cases.disputed(cases.decided(Outcome.REFUSE, files=held))
    url = reverse(
        "documents:file", args=[document_request.reference, document_request.files.get().key]
    )
    statuses = {}
    for who in ("clara", "nia", "omar", "eve", "mona"):
        client.force_login(named(who))
        statuses[who] = client.get(url).status_code
    assert statuses == {"clara": 404, "nia": 404, "omar": 200, "eve": 200, "mona": 200}


def test_a_coordinator_sees_every_enquiry_and_no_request(clock):
    in_dispute()
    dev = named("dev")
    assert dev.holds(Role.COORDINATOR)
    assert not DocumentRequest.objects.visible_to(dev).exists()
