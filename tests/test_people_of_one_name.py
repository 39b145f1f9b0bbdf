"""Two people of one name are told apart by service, ward or post in every field that names people,
and in the administration found without accents."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from people import directory
from people.models import User
from people.roles import Role
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.established import establish
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def another(name, role, starts_on=date(2026, 3, 3), **post):
    """Somebody else of this name."""
    person = User.objects.create_user(f"second.{name.split()[0].lower()}@westhaven.example", name)
    establish(person=person, role=role, starts_on=starts_on, **post)
    directory.forget_directory()
    return person


def post_of(who, role):
    post = named(who).appointments.get()
    return another(named(who).name, role or post.role, service=post.service, ward=post.ward)


def offered(who, address):
    return re.findall(r"<option[^>]*>([^<]*)<", signed_in(who).get(address).content.decode())


@pytest.mark.parametrize("name", ["enquiries:assign", "enquiries:queue"])
def test_officers_of_one_name_show_their_service_or_post(name, clock):
    post_of("grace", Role.HEAD_OF_SERVICE)
    enquiry = cases.raised()
    address = reverse(name, args=[enquiry.pk] if name.endswith("assign") else [])
    names = offered("ruth", address)
    assert {"Grace Lund, Highways", "Grace Lund, Head of Highways", "Omar Haddad"} <= {*names}


def test_officers_of_one_name_in_one_service_show_since_when(clock):
    post_of("grace", None)
    cases.raised()
    names = offered("ruth", reverse("enquiries:queue"))
    expected = {
        "Grace Lund, Highways, since 1 January 2020",
        "Grace Lund, Highways, since 3 March 2026",
    }
    assert expected <= {*names}


def test_officers_of_one_name_are_told_apart_for_a_document(clock):
    post_of("grace", Role.HEAD_OF_SERVICE)
    names = offered("ruth", reverse("documents:assign", args=[requests.requested().reference]))
    assert {"Grace Lund, Highways", "Grace Lund, Head of Highways", "Omar Haddad"} <= {*names}


def test_colleagues_of_one_name_who_can_cover_are_told_apart(clock):
    post_of("grace", None)
    names = offered("omar", reverse("absences:absence"))
    expected = {f"Grace Lund, Highways, since {day}" for day in ("1 January 2020", "3 March 2026")}
    assert expected <= {*names}


def test_councillors_of_one_name_show_their_ward(clock):
    ward = named("clara").appointments.get().ward
    other = type(ward).objects.create(name="Old Town")
    another("Clara Okafor", Role.COUNCILLOR, ward=other)
    names = offered("omar", reverse("enquiries:ask-member"))
    expected = {"Councillor Clara Okafor, Harbour ward", "Councillor Clara Okafor, Old Town ward"}
    assert expected | {"Councillor Nia Menon"} <= {*names}


def test_a_name_is_the_same_without_accents_and_only_todays_posts_count(clock):
    another("Gráce Lund", Role.OFFICER, service=named("stan").appointments.get().service)
    gone = User.objects.create_user("omar.gone@westhaven.example", "Omar Haddad")
    establish(person=gone, role=Role.AUDITOR, starts_on=date(2020, 1, 1), ends_on=date(2020, 2, 1))
    directory.forget_directory()
    apart = directory.directory().apart
    assert [apart(named(who).pk) for who in ("grace", "omar")] == [", Highways", ""]


@pytest.mark.parametrize("typed", ["sian", "Siân", "evans sian"])
def test_the_administration_finds_people_and_places_without_accents(typed, clock):
    ward = named("clara").appointments.get().ward
    place = type(ward).objects.create(name="Siân Evans Close")
    person = another("Siân Evans", Role.COUNCILLOR, ward=place)
    petra = signed_in("petra")
    for model, key in (("user", person.pk), ("ward", place.pk)):
        page = petra.get(reverse(f"admin:people_{model}_changelist"), {"q": typed})
        assert [row.pk for row in page.context["cl"].result_list] == [key]
    posts = petra.get(reverse("admin:people_appointment_changelist"), {"q": typed})
    assert [row.person_id for row in posts.context["cl"].result_list] == [person.pk]


def test_the_administration_tells_people_of_one_name_apart_when_one_is_chosen(clock):
    post_of("grace", Role.HEAD_OF_SERVICE)
    field = {"app_label": "people", "model_name": "appointment", "field_name": "person"}
    found = signed_in("petra").get("/admin/autocomplete/", field | {"term": "grace"}).json()
    texts = [one["text"] for one in found["results"]]
    assert texts == ["Grace Lund, Highways", "Grace Lund, Head of Highways"]


def test_no_field_names_people_by_a_plain_choice():
    """`PersonChoice`, `CouncillorChoice` and what is derived from them tell namesakes apart."""
    plain = []
    for path in settings.ROOT.glob("*/**/*forms*.py"):
        plain += plain_choices_of_people(path)
    for path in settings.ROOT.glob("*/**/ask_*.py"):
        plain += plain_choices_of_people(path)
    assert plain == []


def plain_choices_of_people(path: Path):
    if ".venv" in path.parts or "node_modules" in path.parts:
        return
    for node in ast.walk(ast.parse(path.read_text())):
        value = ast.unparse(node.value) if isinstance(node, ast.Assign) else ""
        if "User.objects" in value and "ModelChoiceField" in value:
            yield path.name, ast.unparse(node.targets[0])
