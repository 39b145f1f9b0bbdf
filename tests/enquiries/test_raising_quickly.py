"""Raising in few presses: services suggested, titles made, answers brought along."""

from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries.models import Draft, Enquiry, Kind
from enquiries.raising.titles import title_of
from enquiries.residents.actions import add_resident
from enquiries.residents.book import residents_of
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
    clara.post(address, {"key": uuid4(), "name": "Ada Marsh", "basis": "asked"})
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


def known(**details):
    gwen = {"name": "Gwen Pryce", "address": "4 Quay Lane", "contact": "", "basis": "consent"}
    return add_resident(named("clara"), note="Rings at night", **gwen | details)


def test_a_resident_from_the_address_book_takes_one_press(clara):
    gwen = known()
    ask(clara, "casework")
    page = step_words(clara, "resident")
    assert f'value="{gwen.key}"' in page
    assert post_answer(clara, "resident", choose=gwen.key).url == check_url()
    enquiry = send_draft(clara)
    assert (enquiry.resident.name, enquiry.resident.basis) == ("Gwen Pryce", "consent")
    assert enquiry.pk in residents_of(named("clara"))[0].cases
    assert "Rings at night" not in str(vars(enquiry.resident))


def test_a_resident_of_somebody_elses_address_book_is_not_taken(client):
    gwen = known()
    client.force_login(named("nia"))
    ask(client, "casework")
    assert "From your address book" not in step_words(client, "resident")
    assert post_answer(client, "resident", choose=gwen.key).status_code == 200


def test_an_enquiry_for_a_resident_of_the_address_book_asks_only_for_the_question(clara):
    gwen = known()
    start = clara.get(reverse("enquiries:raise"), {"resident": gwen.key}).url
    assert clara.post(start, POTHOLE | {"key": uuid4()}).url == check_url()
    assert send_draft(clara).resident.name == "Gwen Pryce"


def test_a_draft_from_when_the_interest_was_a_page_of_its_own_asks_for_it(clara):
    answers = {"kind": "ward", "title": "Damp", "text": "Mould", "done": ["about", "question"]}
    Draft.objects.create(writer=named("clara"), answers=answers)
    assert clara.get(check_url()).url == step_url("question")
    assert not Enquiry.objects.exists()


def test_the_shortest_way_is_two_pages_and_the_check(clara):
    assert walk_to_check(clara, "fact") == ["about", "question"]


def test_a_resident_of_the_address_book_is_chosen_next_to_the_question(clara):
    gwen = known()
    post_answer(clara, "about", kind="casework")
    assert f'value="{gwen.key}"' in step_words(clara, "question")
    assert post_answer(clara, "question", **POTHOLE, known=gwen.key).url == check_url()
    assert "Gwen Pryce" in page_words(clara, "check")
    again = post_answer(clara, "question", **POTHOLE, known="someone-else")
    assert again.url == step_url("resident")
    assert "Quay Lane" not in str(Draft.objects.get().answers)


def test_details_that_were_typed_stay_when_the_question_changes(clara):
    known()
    ask(clara, "casework", known="someone-else")
    post_answer(clara, "resident", name="Ada Marsh", basis="asked")
    assert post_answer(clara, "question", **POTHOLE, known="someone-else").url == check_url()
    assert send_draft(clara).resident.name == "Ada Marsh"


def test_a_long_address_book_is_a_drop_down(clara):
    for number in range(7):
        known(name=f"Resident {number}")
    post_answer(clara, "about", kind="casework")
    page = step_words(clara, "question")
    assert '<option value="someone-else"' in page
    assert post_answer(clara, "question", **POTHOLE, known="nobody").status_code == 200
