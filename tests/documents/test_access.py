"""Access to each address of documents and to every surface, as one table."""

from uuid import uuid4

import pytest
from django.urls import reverse

from casework.models import Notice
from casework.notes.actions import add_note
from documents.home_requests import documents_for_home
from documents.models import DocumentLetter, DocumentRequest, Outcome, ReleasedFile
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
    "documents:check": statuses_for(403, clara=404, nia=404),
    "documents:delete-draft": statuses_for(403, clara=404, nia=404),
    "documents:papers": statuses_for(403, clara=200, nia=200, eve=200),
    "documents:paper": statuses_for(),  # of its committee: test_papers
    "documents:present": statuses_for(403),  # under a clause alone: test_papers
    "documents:register": statuses_for(403, mona=200),
    "documents:detail": statuses_for(**dict.fromkeys(READ, 200)),
    # Private notes: of staff who see it. Of a note that Omar wrote.
    "documents:notes": statuses_for(**dict.fromkeys(DECIDERS, 200)),
    "documents:strike-out-note": statuses_for(**DECIDERS | {"omar": 200}),
    "documents:told": statuses_for(),  # for a cabinet member: test_meeting_notice
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
    "documents:call-for": statuses_for(**READ | {"eve": 200, "mona": 200}),
    "documents:attach": statuses_for(**READ | dict.fromkeys(("omar", "ruth", "colin"), 200)),
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
VERBS += ("dispute", "view", "withdraw", "released", "advise", "same", "attach")
VERBS += ("call-for",)
STRANGERS = ("nia", "grace", "stan", "wanda", "dev", "ada", "pat", "petra", "sam")


def address(name, document_request):
    ours = document_request.reference
    more = {
        "documents:index": [],
        "documents:ask": [],
        "documents:check": [uuid4()],
        "documents:delete-draft": [uuid4()],
        "documents:register": [],
        "documents:papers": [],
        "documents:present": [],
        "documents:paper": [uuid4()],
        "documents:ask-step": [uuid4(), "document"],
        "documents:decide": [ours, "part"],
        "documents:file-page": [ours, document_request.files.get().key, 1],
    }
    if name == "documents:strike-out-note":
        add_note(document_request, text="It names someone.", key=uuid4(), by=named("omar"))
        more[name] = [ours, document_request.notes.latest("pk").key]
    for name_of in ("file", "file-save"):
        more[f"documents:{name_of}"] = [ours, document_request.files.get().key]
    return reverse(name, args=more.get(name, [ours]))


def in_dispute():
    return cases.disputed(cases.accepted(Outcome.PART))


@pytest.fixture(scope="module")
def reference(scene_kept):
    return scene_kept(lambda: in_dispute().reference)


@pytest.fixture
def document_request(reference):
    return DocumentRequest.objects.get(reference=reference)


@pytest.mark.clause("section-c", "4.2")
@pytest.mark.parametrize("name", DOCUMENT_STATUSES)
def test_each_person_gets_what_the_table_says(name, document_request, client, clock):
    statuses = {}
    for who in WHO:
        client.force_login(named(who))
        statuses[who] = client.get(address(name, document_request)).status_code
    assert statuses == DOCUMENT_STATUSES[name]


@pytest.mark.parametrize("name", DOCUMENT_STATUSES)
def test_nobody_is_let_in_without_signing_in(name, document_request, client, clock):
    response = client.get(address(name, document_request))
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))


@pytest.mark.parametrize("verb", VERBS)
def test_a_stranger_can_send_nothing(verb, document_request, client, clock):
    before = document_request.history.count(), document_request.letters.count()
    typed = {"key": uuid4(), "text": "Let me in", "accepted": "on", "to": named("nia").pk}
    for who in STRANGERS:
        client.force_login(named(who))
        assert client.post(address(f"documents:{verb}", document_request), typed).status_code == 404
    assert (document_request.history.count(), document_request.letters.count()) == before


@pytest.mark.parametrize("who", STRANGERS)
def test_a_stranger_cannot_tell_a_hidden_request_from_none(who, document_request, client, clock):
    client.force_login(named(who))
    hidden = client.get(document_request.get_absolute_url())
    missing = client.get(reverse("documents:detail", args=["D-2026-ZZZZZ"]))
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)


SURFACES = {
    "requests": lambda user: DocumentRequest.objects.visible_to(user),
    "letters": lambda user: DocumentLetter.objects.visible_to(user),
    "files": lambda user: ReleasedFile.objects.visible_to(user),
    "notices": lambda user: Notice.objects.filter(addressee=user),
    "home": lambda user: documents_for_home(user)["documents"],
}


@pytest.mark.parametrize("who", STRANGERS)
@pytest.mark.parametrize("surface", SURFACES)
def test_no_stranger_finds_it_on_any_surface(surface, who, document_request, clock):
    assert list(SURFACES[surface](named(who))) == []


def test_no_page_for_officers_names_a_group(document_request, client, clock):
    for who in ("omar", "ruth", "eve", "mona"):
        client.force_login(named(who))
        for page in (document_request.get_absolute_url(), "/documents/", "/documents/register/"):
            assert "Harbour Independents" not in client.get(page).content.decode()


def test_a_coordinator_sees_every_enquiry_and_no_request(document_request, clock):
    dev = named("dev")
    assert dev.holds(Role.COORDINATOR)
    assert not DocumentRequest.objects.visible_to(dev).exists()
