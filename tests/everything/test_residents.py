"""A councillor's own address book: theirs alone, found by words, deleted for good."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse

from casework.sealing import keys
from enquiries.jobs import forget_address_books
from enquiries.models import AddressBook, Resident
from enquiries.residents import actions, policy
from enquiries.residents.book import resident_of, residents_of
from foundation.key_lines import key_text
from tests.enquiries import cases
from tests.established import change_posts
from tests.everything.pages import JOAN, for_resident, page_of
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def added(who="clara", **details):
    return actions.add_resident(named(who), **JOAN | {"note": ""} | details)


def page(verb, /, *args, who="clara", **query):
    return signed_in(who).get(reverse(f"enquiries:{verb}", args=args), query)


def post(verb, /, *args, who="clara", **typed):
    typed = {"key": uuid4(), **typed}
    return signed_in(who).post(reverse(f"enquiries:{verb}", args=args), typed, follow=True)


def names_of(who="clara"):
    return [resident.name for resident in residents_of(named(who))]


def test_a_resident_is_added_changed_and_deleted(clock):
    shown = post("add-resident", **JOAN, note="Ring after six.").content.decode()
    assert "Resident added" in shown
    joan = residents_of(named("clara"))[0]
    assert "Ring after six." in page("resident", joan.key).content.decode()
    post("change-resident", joan.key, **JOAN | {"name": "Joan Pryce-Jones"})
    assert names_of() == ["Joan Pryce-Jones"]
    asked = page("delete-resident", joan.key).content.decode()
    assert "Enquiries stay with the council, with the details they were sent with." in asked
    assert "Resident deleted" in post("delete-resident", joan.key).content.decode()
    assert names_of() == []
    assert page("resident", joan.key).status_code == 404


def test_a_second_press_of_add_adds_one_resident(clock):
    key = uuid4()
    for _ in range(2):
        post("add-resident", key=key, **JOAN)
    assert len(residents_of(named("clara"))) == 1


def test_an_incomplete_resident_is_not_added(clock):
    shown = post("add-resident", name="", basis="").content.decode()
    assert "Enter the resident’s name" in shown
    assert "Select why you can hold these details" in shown
    assert names_of() == []


def test_adding_one_finds_the_enquiries_that_name_them_already(clock):
    mine, elsewhere, other = for_resident(), for_resident(address="1 Quay"), for_resident("Ann")
    without = for_resident("mrs joan pryce", address="")
    joan = added()
    assert set(joan.cases) == {mine.pk, without.pk}
    assert not {elsewhere.pk, other.pk} & set(joan.cases)
    lines = page("resident", joan.key).context["lines"]
    assert [line.url for line in lines] == [e.get_absolute_url() for e in (without, mine)]


def test_an_enquiry_raised_for_a_resident_is_linked_to_them(clock):
    joan, enquiry = added(), cases.raised()
    actions.link_case(named("clara"), joan.key, enquiry)
    assert resident_of(named("clara"), joan.key).cases == (enquiry.pk,)


def test_what_the_councillor_cannot_see_is_not_shown_with_a_resident(clock):
    """An enquiry handed to another councillor, and a key that somebody wrote there."""
    joan = added()
    enquiry = for_resident()
    actions.link_case(named("clara"), joan.key, enquiry)
    with connection.cursor() as cursor:
        move = "UPDATE enquiries_enquiry SET member_id = %s WHERE id = %s"
        cursor.execute(move, [named("nia").pk, enquiry.pk])
    assert page("resident", joan.key).context["lines"] == []
    assert "0 enquiries" in page_of(q="pryce").content.decode()


def test_a_resident_who_matches_comes_first_in_the_search_of_everything(clock):
    for_resident()
    added()
    shown = page_of(q="mrs pryce").content.decode()
    assert "Resident found: 1" in shown
    assert "6 Anchor Close, 1 enquiry since 2026" in shown
    assert shown.index("Resident found") < shown.index("Enquiries and documents: 1")
    assert page_of(q="anchor").context["residents"].number == 1
    assert page_of(q="pryce omar").context["residents"] is None


def test_the_list_of_residents_is_by_name_searched_and_paged(clock):
    for number in range(27):
        added(name=f"Resident {number:02}", address="")
    added(name="Ann Other", address="3 Tide Street")
    first = page("residents")
    assert [row.name for row in first.context["rows"]][:2] == ["Ann Other", "Resident 00"]
    assert len(first.context["rows"]) == 25
    second = page("residents", page="2")
    assert [row.name for row in second.context["rows"]][-1] == "Resident 26"
    assert [row.name for row in page("residents", q="tide").context["rows"]] == ["Ann Other"]
    assert page("residents", page="nonsense").status_code == 200


@pytest.mark.parametrize("who", ["omar", "ruth", "dev", "eve", "mona", "ada", "petra", "sam"])
def test_there_is_no_address_book_for_anybody_but_a_councillor(who, clock):
    joan = added()
    for name, args in (
        ("residents", []),
        ("add-resident", []),
        *((verb, [joan.key]) for verb in ("resident", "change-resident", "delete-resident")),
    ):
        assert page(name, *args, who=who).status_code == 404
        assert post(name, *args, who=who, **JOAN).status_code in (404, 405)
    with pytest.raises(PermissionDenied):
        actions.delete_resident(named(who), joan.key)
    assert residents_of(named(who)) == []


def test_a_colleague_of_the_ward_finds_nothing_of_another_ones_book(clock):
    joan = added()
    assert page("resident", joan.key, who="nia").status_code == 404
    assert page_of("nia", q="pryce").context["residents"] is None
    assert residents_of(named("nia")) == []
    assert resident_of(named("nia"), joan.key) is None


def test_a_councillor_who_has_left_has_no_book(clock):
    added()
    change_posts(named("clara").appointments.all(), ends_on="2026-11-30")
    assert residents_of(named("clara")) == []
    assert page("residents").status_code == 404


def test_the_database_holds_no_word_of_it_and_nothing_stays(clock):
    joan = added(note="Zanzibar")
    added(name="Ann Other")
    with connection.cursor() as cursor:
        cursor.execute("SELECT book::text FROM enquiries_addressbook AS book")
        stored = cursor.fetchone()[0]
    hidden = b"Pryce".hex(), b"Zanzibar".hex(), "Pryce", "Zanzibar", joan.key
    assert [word for word in hidden if word in stored] == []
    actions.delete_resident(named("clara"), joan.key)
    assert [one.name for one in AddressBook.objects.get().says.residents] == ["Ann Other"]
    models = {model._meta.label for model in apps.get_models()}
    assert "enquiries.HistoricalAddressBook" not in models
    assert AddressBook not in admin.site._registry


def test_what_an_enquiry_carries_stays_when_its_resident_is_deleted(clock):
    enquiry, joan = for_resident(), added(note="Zanzibar")
    actions.delete_resident(named("clara"), joan.key)
    kept = Resident.objects.get(enquiry=enquiry)
    assert (kept.name, kept.address) == ("Mrs Joan Pryce", "6 Anchor Close")


def test_without_a_key_the_book_says_so_and_everything_else_works(clock, monkeypatch):
    added()
    monkeypatch.setattr(keys, "sealing_keys", lambda: keys.Keys(None, (), b""))
    refused = page("residents")
    assert refused.status_code == 403
    assert policy.NO_KEY in refused.content.decode()
    assert residents_of(named("clara")) == []
    assert page_of(q="pryce").status_code == 200


@pytest.fixture
def with_keys(settings):
    """Lets this process have these keys of the offices and of drafts, and no others."""

    def have(private, drafts):
        settings.SEALING_PRIVATE_KEYS = [key_text(byte * 32) for byte in private]
        settings.SEALING_DRAFT_KEYS = [key_text(byte * 32) for byte in drafts]
        settings.SEALING_PUBLIC_KEY = key_text(b"\x35" * 32)
        keys.forget_keys()

    yield have
    keys.forget_keys()


def test_with_another_key_the_search_goes_on_without_the_book(clock, with_keys):
    added()
    with_keys(private=[b"\x33"], drafts=[b"\x34"])
    assert page_of(q="pryce").context["residents"] is None
    assert page("residents").status_code == 403


def test_the_process_in_which_councillors_type_reads_the_book_without_the_offices_key(
    clock, with_keys
):
    with_keys(private=[b"\x33"], drafts=[b"\x34"])
    added()
    with_keys(private=[], drafts=[b"\x34"])
    assert names_of() == ["Mrs Joan Pryce"]
    with_keys(private=[b"\x33"], drafts=[])
    assert names_of() == []


def test_what_is_typed_into_the_book_is_not_kept_when_the_session_ends(client, clock):
    typed = {"key": uuid4(), "signed_for": "x", **JOAN}
    assert client.post(reverse("enquiries:add-resident"), typed).status_code == 302
    assert not dict(client.session)


def test_a_full_book_takes_no_more(clock, monkeypatch):
    monkeypatch.setattr(policy, "MOST_RESIDENTS", 1)
    added()
    assert policy.FULL in post("add-resident", **JOAN).content.decode()
    assert len(residents_of(named("clara"))) == 1


@pytest.mark.parametrize(("left_on", "kept"), [("2026-09-01", False), ("2026-09-10", True)])
def test_a_book_is_removed_ninety_days_after_its_councillor_left(left_on, kept, clock):
    added("clara"), added("nia")
    change_posts(named("clara").appointments.all(), ends_on=left_on)
    assert forget_address_books() == (0 if kept else 1)
    assert AddressBook.objects.filter(owner=named("clara")).exists() == kept
    assert names_of("nia") == ["Mrs Joan Pryce"]
