"""How quickly a councillor raises an enquiry or asks for a document: taps, pages, characters."""

import pytest

from bench import journey_walks
from documents.models import DocumentRequest
from enquiries.models import Basis, Enquiry
from enquiries.residents.actions import add_resident
from foundation.history import write
from people.models import Service
from tests.documents import cases as documents
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.fixture
def clara(client):
    client.force_login(named("clara"))
    return client


def test_a_question_of_fact_takes_at_most_35_seconds(clara):
    thumb = journey_walks.question_of_fact(clara)
    assert Enquiry.objects.get().letters.get().body == journey_walks.FACT
    assert (thumb.pages, thumb.taps) == (4, 6)
    assert thumb.seconds <= 35


def test_a_known_residents_problem_of_140_characters_takes_at_most_a_minute(clara):
    details = {"name": "Gwen Pryce", "address": "", "contact": "", "basis": "asked", "note": ""}
    gwen = add_resident(named("clara"), **details)
    thumb = journey_walks.residents_problem(clara, gwen.key)
    assert Enquiry.objects.get().resident.name == "Gwen Pryce"
    assert (thumb.pages, thumb.taps, thumb.characters) == (3, 6, 140)
    assert thumb.seconds <= 57


def test_a_new_residents_problem_of_140_characters_takes_at_most_a_minute(clara):
    thumb = journey_walks.new_residents_problem(clara)
    resident = Enquiry.objects.get().resident
    assert (resident.name, resident.basis) == (journey_walks.RESIDENT, Basis.ASKED)
    assert (thumb.pages, thumb.taps, thumb.characters) == (3, 6, 150)
    assert thumb.seconds <= 60


@pytest.mark.parametrize("preset", ["section-c", "oxford"])
def test_a_document_request_takes_at_most_a_minute(preset, clock, clara):
    """Whether the service is suggested or chosen; Oxford has questions about recruitment papers."""
    if preset != "section-c":
        documents.adopt_preset(preset, clock)
        clara.force_login(named("clara"))
    service = Service.objects.get(name="Highways")
    chosen = journey_walks.document_request(clara, str(service.pk))
    assert DocumentRequest.objects.get().what == journey_walks.ABOUT_IT
    assert (chosen.pages, chosen.taps, chosen.characters) == (4, 11, 130)
    assert chosen.seconds <= 60
    write(service, by=None, reason="changed", words="Quayside")
    suggested = journey_walks.document_request(clara)
    assert (suggested.taps, DocumentRequest.objects.count()) == (9, 2)
