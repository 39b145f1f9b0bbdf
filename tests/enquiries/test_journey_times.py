"""How quickly a councillor raises an enquiry, counted in taps, pages and characters."""

import pytest

from bench import journey_walks
from enquiries.models import Enquiry
from enquiries.residents.actions import add_resident
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
    assert (thumb.pages, thumb.taps, thumb.characters) == (4, 7, 140)
    assert thumb.seconds <= 60


def test_a_new_residents_problem_takes_one_page_more(clara):
    thumb = journey_walks.new_residents_problem(clara)
    assert (thumb.pages, thumb.taps) == (5, 9)
    assert thumb.seconds <= 67
