"""The resident on the page of the question: from the address book, or typed, with the basis."""

from uuid import uuid4

import pytest
from django.urls import reverse

from bench.journey_walks import FormReader
from enquiries.models import Draft
from enquiries.residents.actions import add_resident
from enquiries.residents.book import residents_of
from tests.drafting import check_url
from tests.enquiries.journey import page_words, post_answer, send_draft, step_words
from tests.people import named

pytestmark = pytest.mark.django_db
QUESTION = {"text": "Two potholes outside 4 Quay Terrace.", "interest_declared": "no"}


@pytest.fixture
def clara(client):
    client.force_login(named("clara"))
    return client


def ask(client, **typed):
    post_answer(client, "about", kind="casework")
    return post_answer(client, "question", **QUESTION | typed)


def known(**details):
    gwen = {"name": "Gwen Pryce", "address": "4 Quay Lane", "contact": "", "basis": "consent"}
    return add_resident(named("clara"), note="Rings at night", **gwen | details)


def test_a_resident_from_the_address_book_takes_one_press(clara):
    gwen = known()
    post_answer(clara, "about", kind="casework")
    page = step_words(clara, "question")
    assert f'value="{gwen.key}"' in page
    typed = {"name": "A name that was typed before", "known": gwen.key}
    assert post_answer(clara, "question", **QUESTION, **typed).url == check_url()
    assert "Gwen Pryce" in page_words(clara, "check")
    enquiry = send_draft(clara)
    assert (enquiry.resident.name, enquiry.resident.basis) == ("Gwen Pryce", "consent")
    assert enquiry.pk in residents_of(named("clara"))[0].cases
    assert "Rings at night" not in str(vars(enquiry.resident))


def test_a_resident_of_somebody_elses_address_book_is_not_taken(client):
    gwen = known()
    client.force_login(named("nia"))
    post_answer(client, "about", kind="casework")
    page = step_words(client, "question")
    assert "Gwen" not in page
    assert 'name="known"' not in page
    refused = post_answer(client, "question", **QUESTION, known=gwen.key)
    assert "Enter the name of the resident" in refused.content.decode()


def test_an_enquiry_for_a_resident_of_the_address_book_asks_only_for_the_question(clara):
    gwen = known()
    start = clara.get(reverse("enquiries:raise"), {"resident": gwen.key}).url
    assert FormReader(clara.get(start).content.decode()).values["known"] == gwen.key
    typed = QUESTION | {"key": uuid4(), "known": gwen.key}
    assert clara.post(start, typed).url == check_url()
    assert send_draft(clara).resident.name == "Gwen Pryce"


def test_someone_else_takes_the_place_of_a_resident_of_the_address_book(clara):
    gwen = known()
    ask(clara, known=gwen.key)
    again = post_answer(clara, "question", **QUESTION, known="someone-else")
    assert "Enter the name of the resident" in again.content.decode()
    assert "Gwen Pryce" in page_words(clara, "check")
    post_answer(clara, "question", **QUESTION, known="someone-else", name="Ada Marsh")
    assert "Quay Lane" not in str(Draft.objects.get().answers)
    enquiry = send_draft(clara)
    assert (enquiry.resident.name, enquiry.resident.basis) == ("Ada Marsh", "asked")
    assert not residents_of(named("clara"))[0].cases


def test_details_that_were_typed_are_there_when_the_page_is_opened_again(clara):
    known()
    ask(clara, known="someone-else", name="Ada Marsh", basis="consent")
    page = step_words(clara, "question")
    shown = FormReader(page).values
    assert (shown["known"], shown["name"]) == ("someone-else", "Ada Marsh")
    assert shown["basis"] == "consent"
    assert page.count('<details class="govuk-details" open>') == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Select the resident, or someone else to enter their name"),
        ({"known": "someone-else"}, "Enter the name of the resident"),
        ({"known": "nobody"}, "Select a resident from your address book"),
        ({"name": "Ada Marsh", "basis": "because"}, "Select why the council can hold"),
        ({"name": "A" * 201}, "Your text is 201 characters long"),
    ],
)
def test_a_question_without_its_resident_is_not_taken_and_stays_typed(typed, said, clara):
    known()
    page = ask(clara, **typed).content.decode()
    assert said in page
    assert QUESTION["text"] in page
    assert typed.get("name", "") in page
    assert not Draft.objects.get().answers.get("text")


def test_the_check_says_why_the_council_can_hold_the_details(clara):
    asked = "The resident asked the councillor to act for them"
    ask(clara, name="Ada Marsh")
    assert f"Ada Marsh<br>{asked}" in page_words(clara, "check")
    post_answer(clara, "question", **QUESTION, name="Ada Marsh", basis="for-another")
    page = page_words(clara, "check")
    assert asked not in page
    assert "Someone asked on behalf of the resident" in page


def test_a_long_address_book_is_a_drop_down(clara):
    for number in range(7):
        known(name=f"Resident {number}")
    post_answer(clara, "about", kind="casework")
    page = step_words(clara, "question")
    assert '<option value="someone-else"' in page
    assert "govuk-radios__conditional" not in page
    assert post_answer(clara, "question", **QUESTION, known="nobody").status_code == 200
