"""Every address with values that no page sends, under the names that the page itself looks for: a
sentence, a page, 400 or 404, and never 500."""

from contextlib import contextmanager
from uuid import uuid4

import pytest
from django.db import transaction
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from protocols.drafting import actions as drafting_actions
from tests.addresses import addresses_with_parts, every_address
from tests.announcements.announcements import told_on_record
from tests.announcements.decisions import decision_on_record
from tests.announcements.letters import letter_on_record
from tests.announcements.media_records import (
    information_on_record,
    media_consultation_on_record,
    media_event_on_record,
    media_interest_on_record,
    release_on_record,
)
from tests.announcements.members_meetings import members_meeting_on_record
from tests.announcements.ward_meetings import ward_matters_on_record
from tests.case_addresses import confidential_letter
from tests.clients import Client
from tests.complaints import cases as complaint_cases
from tests.documents.test_access import in_dispute
from tests.drafting import lodging_url
from tests.enquiries import cases
from tests.imports.files import a_file
from tests.people import named
from tests.portal.positions import outside_on_record
from tests.relations import group_meetings
from tests.relations.advice import advice_on_record
from tests.relations.agendas import agenda_on_record
from tests.relations.appointments import appointment_on_record
from tests.relations.briefings import briefing_on_record
from tests.relations.connections import declared
from tests.relations.employment_cases import employment_case_on_record
from tests.relations.informal_briefings import informal_briefing_on_record
from tests.relations.panels import panel_on_record
from tests.relations.scrutiny import scrutiny_on_record
from tests.relations.visits import visit_on_record
from tests.reports.records import report_on_record
from tests.retention.access import retention_parts

pytestmark = pytest.mark.django_db

HOSTILE = (
    "\0",
    "9" * 30,
    "-1",
    "²",
    "2026-02-30",
    "0001-01-01T00:00:00+23:59~1",
    "0001-01-01T00:00:00+23:59",
    "9999-12-31T23:59:59-23:59~1",
    "9999-12-31T23:59:59-23:59",
    "x" * 5000,
)
HOSTILE_PARTS = ("%00", "9" * 30, "0", "%FF", "x" * 300)
# Who tries: of the first who gets a page, the rest is asked. Who got the page before comes first.
WHO = ("clara", "omar", "mona", "eve", "pat", "petra", "ada", "sam", "")
AREAS = (
    "enquiries",
    "documents",
    "complaints",
    "relations",
    "announcements",
    "protocols",
    "casework",
    "people",
    *("scim", "api", "webhooks"),
    "absences",
    "news",
    "places",
    "imports",
    "administration",
    "leavers",
    *("retention", "committee", "audit"),
    "admin",
    "",
)


@pytest.fixture
def clients(clock):
    clients = {who: Client(raise_request_exception=False) for who in WHO}
    for who in filter(None, WHO):
        clients[who].force_login(named(who))
    return clients


@pytest.fixture(scope="module")
def parts(scene_kept):
    """What leads to rows that are there, by area: for every area, as lists show those of others."""
    return scene_kept(parts_of_addresses)


def parts_of_addresses():
    enquiry, document = cases.assigned(), in_dispute()
    photo, page = cases.with_photo(enquiry), document.files.get()
    draft = drafting_actions.draft_from_preset("oxford", name="A draft", by=named("pat"))
    return {
        "enquiries": {"pk": enquiry.pk, "key": photo.key, "slug": "about", "position": 1}
        | {"letter": confidential_letter(enquiry)[1]},
        "documents": {"reference": document.reference, "key": page.key, "slug": "document"}
        | {"page": 1, "outcome": "part"},
        "complaints": {"reference": complaint_cases.sent().reference, "slug": "about"}
        | {"name": "acknowledge", "track": "service"},
        "protocols": {"number": draft.number, "position": 1, "subject": "response-times"}
        | {"topic": "media"},
        "relations": parts_of_relations(),
        "announcements": announcement_parts(),
        "imports": {"kind": "members", "ending": "csv", "pk": a_file().pk},
        "places": {"kind": "service", "pk": named("omar").posts_today[0].service_id},
        "administration": {"pk": named("omar").pk, "post": named("omar").posts_today[0].pk}
        | {"kind": "outside", "position": outside_on_record().pk},
        "leavers": {"pk": named("omar").pk},
        "retention": retention_parts(),
        "committee": {"quarter": report_on_record().name, "ending": "pdf"},
        "admin": {"object_id": named("clara").pk, "app_label": "people"},
    }


def parts_of_relations():
    visit, scrutiny = visit_on_record(), scrutiny_on_record()
    return (
        {"key": declared().key, "kind": "note"}
        | {"reference": group_meetings.accepted().reference}
        | {"visit_reference": visit.reference, "pk": visit.premises_id}
        | {"appointment_reference": appointment_on_record().reference}
        | {"agenda_reference": agenda_on_record().reference}
        | {"briefing_reference": briefing_on_record().reference}
        | {"informal_reference": informal_briefing_on_record().reference}
        | {"advice_reference": advice_on_record().reference}
        | {"panel_reference": panel_on_record().reference}
        | {"case_key": employment_case_on_record().key, "seat_key": uuid4()}
        | {"scrutiny_reference": scrutiny.reference, "body": scrutiny.body_id}
        | {"service": scrutiny.service_id}
    )


def announcement_parts():
    notice = told_on_record()
    return (
        {"notice_reference": notice.reference, "party": "no"}
        | {"public_reference": notice.reference}
        | {"pk": named("nia").pk, "key": notice.files.get().key}
        | {"members_meeting_reference": members_meeting_on_record().reference}
        | {"letter_reference": letter_on_record().reference, "capacity": "ward"}
        | {"release_reference": release_on_record().reference}
        | {"event_reference": media_event_on_record().reference}
        | {"interest_reference": media_interest_on_record().reference}
        | {"information_reference": information_on_record().reference}
        | {"consultation_reference": media_consultation_on_record().reference}
        | {"ward_matter_reference": ward_matters_on_record().announcement.reference}
        | {"decision_reference": decision_on_record().announcement.reference}
    )


def addresses_of_area(area):
    return [address for address in every_address() if address.area == area]


def status_of(client, method, url, data=()):
    """What the address answers. Nothing is kept of it, nor of a statement that failed."""
    with transaction.atomic():
        response = getattr(client, method.lower())(url, dict(data))
        transaction.set_rollback(True)
    return response.status_code


@contextmanager
def names_read():
    """The names that are looked for in a query or a form while this lasts."""
    read, theirs = set(), {}

    def noting(kind, method):
        theirs[kind, method] = original = getattr(kind, method)

        def noted(self, name, *more, **named):
            if isinstance(self, QueryDict):
                read.add(name)
            return original(self, name, *more, **named)

        setattr(kind, method, noted)

    for method in ("__getitem__", "_getlist"):
        noting(MultiValueDict, method)
    try:
        yield read
    finally:
        for (kind, method), original in theirs.items():
            setattr(kind, method, original)


def who_gets_a_page(clients, method, url, people):
    """The first of these people who gets a page there, or else of WHO any answer but "not for you";
    the names that the page looks for; and whether that is no page."""
    answers, data = [], {"key": uuid4()} if method == "POST" else {}
    for who in people:
        with names_read() as read:
            status = status_of(clients[who], method, url, data)
        answers.append((status != 200, status in (403, 404, 405), WHO.index(who), read))
        if status in (200, 405):  # what is asked in the wrong way is so for everybody
            break
    refused, _, at, read = min(answers, key=lambda answer: answer[:3])
    names = [name for name in read if isinstance(name, str) and name != "csrfmiddlewaretoken"]
    return WHO[at], sorted(names), refused


def failures_at(clients, url, people):
    """The hostile requests to this address that are answered with 500. Who of these people gets a
    page becomes the first of them, as most pages of an area are the same person's."""
    failed, asked = [], people
    for method in ("GET", "POST"):
        who, names, refused = who_gets_a_page(clients, method, url, asked)
        asked = list(people) if refused else [who]  # who is shown a form is who can send it
        if not refused:
            people.sort(key=lambda one: one != who)
        for value in HOSTILE:
            one_by_one = [{name: value} for name in names]
            at_once = [dict.fromkeys(names, value) | {"key": uuid4()}] if names else []
            for data in one_by_one if method == "GET" else at_once:
                if status_of(clients[who], method, url, data) >= 500:
                    failed.append((who, method, url, data))
    return failed


def test_every_address_has_its_area():
    assert {address.area for address in every_address()} == set(AREAS)


@pytest.mark.parametrize("area", AREAS)
def test_no_value_of_a_query_or_a_form_makes_an_address_fail(area, clients, parts):
    failed, people = [], list(WHO)
    for address in addresses_of_area(area):
        failed += failures_at(clients, address.url(**parts.get(area, {})), people)
    assert failed == []


def test_no_part_of_an_address_makes_it_fail(clients, parts):
    failed = []
    for area, urls in addresses_with_parts(HOSTILE_PARTS, parts):
        who = "sam" if area == "admin" else "eve"
        asked = [("GET", url) for url in urls] + [("POST", url) for url in urls[:1]]
        failed += [
            (who, method, url)
            for method, url in asked
            if status_of(clients[who], method, url) >= 500
        ]
    assert failed == []


def test_a_form_that_cannot_be_read_is_refused_on_a_sealed_page_too(clients):
    """Two parts, and no boundary between them."""
    url = lodging_url("about")
    response = clients["clara"].post(url, data=b"x", content_type="multipart/form-data")
    assert response.status_code == 400


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages", "nobody-knows"])
def test_a_nul_in_a_cookie_is_refused(name, db):
    cookie = f'{name}="abcdefgh\\000ij"'
    client = Client(raise_request_exception=False)
    assert {client.get(url, HTTP_COOKIE=cookie).status_code for url in ("/", "/help/")} == {400}


def test_a_complaint_cannot_be_started_from_a_reference_with_a_nul(clients):
    response = clients["clara"].post("/complaints/start/concern/", {"case": "E-2026\0"})
    assert response.status_code == 404
