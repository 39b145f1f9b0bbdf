"""Raising in few presses: services suggested, titles made, answers brought along."""

from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries.models import Draft, Enquiry, Kind
from enquiries.raising.titles import title_of
from people.models import Service
from tests.drafting import check_url, step_url
from tests.enquiries import cases
from tests.enquiries.journey import (
    kinds_words,
    page_words,
    post_answer,
    send_draft,
    step_words,
    walk_to_check,
)
from tests.people import named

pytestmark = pytest.mark.django_db
POTHOLE = {"text": "Two potholes outside 4 Quay Terrace.", "interest_declared": "no"}


@pytest.fixture
def clara(client):
    client.force_login(named("clara"))
    return client


def add_words(**words):
    for name, lines in words.items():
        Service.objects.filter(name=name).update(words=lines)


def ask(client, kind="ward", **typed):
    post_answer(client, "about", kind=kind)
    return post_answer(client, "question", **POTHOLE | typed)


def test_a_service_is_suggested_by_its_words_and_the_check_says_why(clara):
    add_words(Highways="pothole\nroad works", Waste="bin\nfly-tipping")
    ask(clara)
    check = page_words(clara, "check")
    assert "Highways<br>Suggested because you wrote “pothole”" in check
    assert send_draft(clara).service.name == "Highways"


def test_no_service_chosen_again_means_that_the_councillor_is_not_sure(clara):
    add_words(Highways="pothole")
    ask(clara)
    assert "selected>Highways" in step_words(clara, "question")
    post_answer(clara, "question", **POTHOLE, service="")
    assert "You are not sure" in page_words(clara, "check")


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ({"Highways": "pothole", "Waste": "quay terrace"}, POTHOLE["text"]),  # as many of each
        ({"Highways": "hole"}, POTHOLE["text"]),  # a part of a word
        ({}, POTHOLE["text"]),
    ],
)
def test_nothing_is_suggested_where_the_words_do_not_decide(words, text, clara):
    add_words(**words)
    ask(clara, text=text)
    assert "You are not sure" in page_words(clara, "check")


def test_a_service_that_was_chosen_stays_whatever_the_words_are(clara):
    add_words(Highways="pothole")
    ask(clara, service=Service.objects.get(name="Waste").pk)
    assert "Suggested" not in page_words(clara, "check")
    assert send_draft(clara).service.name == "Waste"


LONG = "The bins in Coble Row have been left for three weeks now, and nobody at the depot answers"


@pytest.mark.parametrize(
    ("answers", "title"),
    [
        ({"text": "When is it mended?", "title": "Bus shelter"}, "Bus shelter"),
        ({"text": "How many lamps are out? Since when?"}, "How many lamps are out?"),
        ({"text": "Bins not emptied.\nAgain."}, "Bins not emptied"),
        ({"text": LONG}, "The bins in Coble Row have been left for three weeks now…"),
        (
            {"kind": "casework", "text": "Mrs Pryce has no ramp", "name": "Gwen Pryce"},
            "A resident’s problem",
        ),
        (
            {"kind": "casework", "text": "A ramp at 4 Quay Lane", "address": "4 Quay Lane"}
            | {"name": "Gwen Pryce", "service": 1, "service_name": "Housing"},
            "A resident’s problem with Housing",
        ),
    ],
)
def test_without_a_title_the_first_words_are_one_but_never_a_residents_name(answers, title):
    assert title_of(answers) == title


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("sw1a2aa", "SW1A 2AA"), ("M1 1AE", "M1 1AE"), (" b33-8th ", "B33 8TH")],
)
def test_a_postcode_is_stored_as_it_is_written(typed, kept, clara):
    ask(clara, place="Tide Street", postcode=typed)
    assert send_draft(clara).place == f"Tide Street, {kept}"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"postcode": "SW1A"}, "“SW1A” is not a full postcode. Enter it like SW1A 2AA"),
        ({"postcode": "SWIA 2AA"}, "“SWIA 2AA” is not a full postcode"),
        ({"place": "12"}, "Enter the street or the place in words"),
        ({"place": "clara@example.org"}, "Enter the street or the place in words"),
    ],
)
def test_a_place_typed_wrongly_is_explained_and_stays_typed(typed, said, clara):
    words = ask(clara, **typed).content.decode()
    assert said in words
    assert next(iter(typed.values())) in words


def test_everything_else_is_behind_one_choice(clara):
    ways = {f"enquiries:{name}" for name in ("first-report", "document", "complaint")}
    first = step_words(clara, "about")
    assert first.count('name="kind"') == 5
    for name in ways:
        assert f'href="{reverse(name)}"' not in first
        assert f'href="{reverse(name)}"' in kinds_words(clara)


def like(client, enquiry, name="like"):
    """The page that opens, and its address."""
    address = client.get(reverse(f"enquiries:{name}", args=[enquiry.pk])).url
    return client.get(address).content.decode(), address


def test_another_like_this_has_its_place_and_asks_for_the_question(clara):
    highways = Service.objects.get(name="Highways")
    enquiry = cases.raised(kind=Kind.WARD, place="Tide Street")
    assert "Raise another like this" in page_words(clara, "detail", enquiry.pk)
    page, address = like(clara, enquiry)
    assert 'value="Tide Street"' in page
    assert "selected>Highways" in page
    assert enquiry.letters.get().body not in page
    assert not Draft.objects.exists()
    clara.post(address, POTHOLE | {"key": uuid4(), "service": highways.pk})
    other = send_draft(clara)
    assert (other.kind, other.service) == (Kind.WARD, highways)


def test_the_same_for_another_resident_leaves_the_first_one_out(clara):
    gwen = {"name": "Gwen Pryce", "address": "4 Quay Lane", "basis": "asked"}
    enquiry = cases.raised(kind=Kind.CASEWORK, resident=gwen, interest_declared=False)
    assert "Raise the same for another resident" in page_words(clara, "detail", enquiry.pk)
    page, address = like(clara, enquiry, "another-resident")
    assert "Pryce" not in page
    assert enquiry.letters.get().body in page
    again = POTHOLE | {"text": enquiry.letters.get().body}
    clara.post(address, again | {"key": uuid4(), "name": "Ada Marsh"})
    assert "Pryce" not in page_words(clara, "check")
    other = send_draft(clara)
    assert (other.resident.name, other.resident.address) == ("Ada Marsh", "")
    assert other.letters.get().body == enquiry.letters.get().body


def test_back_from_what_was_brought_along_loses_none_of_it(clara):
    enquiry = cases.raised(kind=Kind.WARD, place="Tide Street")
    _, address = like(clara, enquiry)
    clara.post(address, {"go-back": "yes"})
    assert 'value="Tide Street"' in step_words(clara, "question")


@pytest.mark.parametrize("name", ["like", "another-resident"])
def test_only_its_own_councillor_raises_another_like_it(name, client):
    enquiry = cases.raised(kind=Kind.CASEWORK, resident={"name": "Gwen Pryce", "basis": "asked"})
    for who in ("nia", "dev"):
        client.force_login(named(who))
        assert client.get(reverse(f"enquiries:{name}", args=[enquiry.pk])).status_code == 404
        address = reverse("enquiries:raise-step", args=[uuid4(), "question"])
        assert client.get(f"{address}?like={enquiry.pk}").status_code == 404


def test_a_draft_from_when_the_interest_was_a_page_of_its_own_asks_for_it(clara):
    answers = {"kind": "ward", "title": "Damp", "text": "Mould", "done": ["about", "question"]}
    Draft.objects.create(writer=named("clara"), answers=answers)
    assert clara.get(check_url()).url == step_url("question")
    assert not Enquiry.objects.exists()


def test_the_shortest_way_is_two_pages_and_the_check(clara):
    assert walk_to_check(clara, "fact") == ["about", "question"]


def test_a_kind_in_the_address_starts_with_its_question_and_stores_nothing(clara):
    start = clara.get(reverse("enquiries:raise"), {"kind": "casework"}).url
    assert "Which resident asked you to act for them?" in clara.get(start).content.decode()
    assert not Draft.objects.exists()
    assert clara.post(start, POTHOLE | {"key": uuid4(), "name": "Ada Marsh"}).url == check_url()
    assert send_draft(clara).kind == Kind.CASEWORK


@pytest.mark.parametrize("kind", ["", "decision", "no-such-kind"])
def test_a_kind_that_not_everyone_is_offered_is_asked_for(kind, clara):
    start = clara.get(reverse("enquiries:raise"), {"kind": kind}).url
    assert start.endswith("/about/")
