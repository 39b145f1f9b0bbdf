"""Declared connections: who declares, who reads, what the office records, clause by clause."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import SealedNotice
from people.models import User
from relations.connections.policy import can_declare
from relations.models import Declaration, DeclarationState
from tests.clause_protocols import adopt_for
from tests.complaints.sealed_notices import forget, told
from tests.enquiries.pages import cited_after
from tests.people import named, signed_in
from tests.relations.connections import PLANTED, TEXT, acknowledged, declared, typed

pytestmark = pytest.mark.django_db
DECLARE = "/relations/connections/declare/"


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


@pytest.mark.clause("section-c", "5.7")
def test_an_officer_declares_a_connection_with_its_kind_and_a_description(clause_protocol):
    response = signed_in("omar").post(DECLARE, typed())
    assert response.status_code == 302
    said = Declaration.objects.get().connection
    assert (said.author_name, said.other_name) == (
        "Omar Haddad, Highways",
        "Councillor Clara Okafor",
    )
    assert (said.kind, said.text, said.year, said.month) == ("family", TEXT, 2021, 6)
    assert told() == ["Mona Reid"]


@pytest.mark.parametrize(
    ("left_out", "error"),
    [
        ("other", "Select the councillor the connection is to"),
        ("kind", "Select what kind of connection it is"),
        ("text", "Enter a description of the connection"),
        ("year", "Enter the year it started, such as 2021"),
    ],
)
def test_a_declaration_without_one_of_its_parts_is_not_sent(left_out, error, clock):
    response = signed_in("omar").post(DECLARE, typed(**{left_out: ""}))
    text = response.content.decode()
    assert error in text
    assert not Declaration.objects.exists()
    assert left_out == "text" or TEXT in text


@pytest.mark.parametrize("year", ["2027", "21", "in 2021", "-200", "²⁰²¹", "1492"])
def test_a_connection_starts_in_a_year_that_there_was(year, clock):
    response = signed_in("omar").post(DECLARE, typed(year=year))
    assert response.status_code == 200
    assert not Declaration.objects.exists()


@pytest.mark.clause("section-c", "5.7")
def test_only_its_author_and_the_monitoring_officer_read_a_declaration(clause_protocol):
    declaration = declared()
    for who in ("omar", "mona"):
        assert TEXT in page(who, declaration.get_absolute_url())
    for who in ("clara", "ruth", "colin", "dev", "eve", "pat", "petra", "ada", "sam"):
        page(who, declaration.get_absolute_url(), status=404)
        assert not Declaration.objects.visible_to(named(who)).exists()


@pytest.mark.clause("section-c", "5.7")
def test_the_monitoring_officer_acknowledges_a_declaration_and_its_author_is_told(clause_protocol):
    declaration = declared()
    forget()
    url = f"{declaration.get_absolute_url()}acknowledge/"
    assert signed_in("mona").post(url, {"key": uuid4()}).status_code == 302
    declaration.refresh_from_db()
    assert declaration.state == DeclarationState.ACKNOWLEDGED
    assert "1 December 2026, by Mona Reid" in page("omar", declaration.get_absolute_url())
    assert told() == ["Omar Haddad"]
    assert page("omar", url, status=403)


@pytest.mark.clause("section-c", "5.5(xi)")
def test_a_councillor_declares_a_connection_to_the_monitoring_officer_alone(clause_protocol):
    assert signed_in("clara").post(DECLARE, typed("omar")).status_code == 302
    declaration = Declaration.objects.get()
    words = page("mona", declaration.get_absolute_url())
    assert "Councillor Clara Okafor" in words
    assert "Tuesday 1 December 2026" in words
    for who in ("omar", "nia", "eve", "dev", "ruth", "pat", "petra", "ada", "sam"):
        page(who, declaration.get_absolute_url(), status=404)


GUIDANCE = {
    ("section-c", "5.4(x)", "omar"): "Do not use relationships with members to advance personal",
    ("section-c", "5.5(viii)", "clara"): "Never be, or appear to be, so close to an officer",
    ("section-c", "5.8", "omar"): "Members and officers should guard against close familiarity",
    ("section-c", "5.8", "clara"): "Members and officers should guard against close familiarity",
    ("knutsford", "4.3", "omar"): "Informal contact is encouraged, but personal familiarity",
    ("knutsford", "4.3", "clara"): "Informal contact is encouraged, but personal familiarity",
}


def says_above_the_form(who, source, number):
    words = page(who, DECLARE)
    said = GUIDANCE[source, number, who]
    cited = {"section-c": "Section C", "knutsford": "Knutsford"}[source]
    assert cited_after(words, said) == f"{cited} {number}"
    assert words.index(said) < words.index("<form")


@pytest.mark.clause("section-c", "5.4(x)")
def test_officers_read_above_the_form_what_they_never_do_with_a_connection(clause_protocol):
    says_above_the_form("omar", "section-c", "5.4(x)")


@pytest.mark.clause("section-c", "5.5(viii)")
def test_councillors_read_above_the_form_how_close_they_never_are(clause_protocol):
    says_above_the_form("clara", "section-c", "5.5(viii)")


@pytest.mark.clause("section-c", "5.8")
@pytest.mark.parametrize("who", ["omar", "clara"])
def test_both_sides_read_above_the_form_about_familiarity(who, clause_protocol):
    says_above_the_form(who, "section-c", "5.8")


@pytest.mark.clause("knutsford", "4.3")
@pytest.mark.parametrize("who", ["omar", "clara"])
def test_both_sides_read_above_the_form_what_can_harm_cooperation(who, clause_protocol):
    says_above_the_form(who, "knutsford", "4.3")


@pytest.mark.clause("knutsford", "5.3(c)")
def test_the_page_on_appointments_leads_to_the_declaration(clause_protocol):
    words = page("clara", reverse("protocols:topic", args=["appointments"]))
    item = "Do not take part if a relative or close friend is a candidate."
    assert cited_after(words, item) == "Knutsford 5.3(c)"
    assert DECLARE in words.partition(item)[2]


def test_the_form_names_its_readers_and_those_who_find_no_trace_of_it(clock):
    words = page("omar", DECLARE)
    assert "Mona Reid, Monitoring Officer" in words
    assert "Cannot see that the declaration exists" in words
    assert "only the Monitoring Officer will be told" in words


def test_each_opening_by_the_office_is_recorded_and_the_author_sees_it(clock):
    declaration = declared()
    page("mona", declaration.get_absolute_url())
    assert "<strong>Mona Reid</strong> opened this declaration" in page(
        "omar", declaration.get_absolute_url()
    )


def test_a_button_pressed_twice_declares_once_and_acknowledges_once(clock):
    key = uuid4()
    declaration = declared(key=key)
    assert declared(key=key) == declaration
    acknowledged(declaration, key=key)
    forget()
    acknowledged(declaration, key=key)
    assert not SealedNotice.objects.exists()
    with pytest.raises(PermissionDenied, match="acknowledged already"):
        acknowledged(declaration)


def test_another_persons_key_makes_another_declaration(clock):
    key = uuid4()
    assert declared(key=key) != declared("nia", "omar", key=key)


def test_a_connection_that_has_ended_stays_on_record(clock):
    declaration = acknowledged()
    url = f"{declaration.get_absolute_url()}end/"
    typed_end = {"on_day": "30", "on_month": "11", "on_year": "2026", "text": "They parted."}
    assert signed_in("mona").post(url, typed_end | {"key": uuid4()}).status_code == 302
    declaration.refresh_from_db()
    assert (declaration.state, declaration.pair) == (DeclarationState.ENDED, "")
    assert "They parted." in page("omar", declaration.get_absolute_url())


@pytest.mark.parametrize(("year", "error"), [("2027", "today or in the past"), ("2020", "after")])
def test_a_connection_ends_after_it_started_and_not_in_the_future(year, error, clock):
    url = f"{declared().get_absolute_url()}end/"
    day = {"on_day": "1", "on_month": "5", "on_year": year, "key": uuid4()}
    response = signed_in("mona").post(url, day)
    assert response.status_code == 200
    assert error in response.content.decode()


def test_the_author_neither_acknowledges_nor_ends_a_declaration(clock):
    declaration = declared()
    for verb in ("acknowledge", "end"):
        page("omar", f"{declaration.get_absolute_url()}{verb}/", status=403)


def test_a_connection_is_between_the_two_sides(clock):
    with pytest.raises(PermissionDenied, match="between a councillor and an officer"):
        declared("omar", "stan")


def test_an_officer_who_leaves_reads_the_declaration_no_more_and_the_office_does(clock):
    declaration = declared()
    User.objects.filter(pk=named("omar").pk).update(is_active=False)
    assert not Declaration.objects.visible_to(named("omar")).exists()
    assert Declaration.objects.visible_to(named("mona")).exists()
    acknowledged(declaration)


@pytest.mark.clause("section-c", "5.7")
def test_nothing_is_declared_under_a_protocol_that_does_not_provide_for_it(clause_protocol):
    assert can_declare(named("omar"), clause_protocol)
    assert not can_declare(named("sam"), clause_protocol)


def test_a_protocol_without_declarations_says_where_to_go(clock):
    adopt_for(clock, "somerset")
    assert "Speak to the Monitoring Officer instead" in page("omar", "/relations/connections/")
    page("omar", DECLARE, status=403)


def test_the_list_has_what_the_reader_declared_and_what_their_office_reads(clock):
    declared()
    assert "Councillor Clara Okafor" in page("omar", "/relations/connections/")
    assert "Omar Haddad, Highways, connection to" in page("mona", "/relations/connections/")
    for who in ("clara", "eve", "dev"):
        words = page(who, "/relations/connections/")
        assert "Omar Haddad" not in words
        assert not any(word in words for word in PLANTED)


def test_a_declaration_waits_for_its_office_on_the_first_page_without_a_name(clock):
    declared()
    words = page("mona", "/")
    assert "Declared connections to acknowledge" in words
    assert "Omar Haddad" not in words
    acknowledged(Declaration.objects.get())
    assert "Declared connections to acknowledge" not in page("mona", "/")


@pytest.mark.parametrize(("who", "number"), [("omar", "5.7"), ("clara", "5.5(xi)")])
def test_the_form_begins_with_the_duty_of_its_side(who, number, clock):
    words = page(who, DECLARE)
    said = {
        "5.7": "must tell the Monitoring Officer in writing.",
        "5.5(xi)": "Tell the Monitoring Officer about any relationship",
    }[number]
    assert cited_after(words, said) == f"Section C {number}"
    assert words.index(said) < words.index("<form")
