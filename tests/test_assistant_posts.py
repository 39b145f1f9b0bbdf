"""Posts of assistants: who can hold one, whose assistant they are, and when it ends."""

from datetime import date

import pytest
from django.db import IntegrityError

from foundation.history import write
from people.models import Appointment, Service, User
from people.roles import Role
from tests.administration import appoint
from tests.assistants import assistant
from tests.people import named

pytestmark = pytest.mark.django_db


def given(who, role=Role.ASSISTANT, **more):
    return appoint(who, role, **{"councillor": named("clara").pk} | more)


def refusal(who, **more):
    response = given(who, **more)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_a_people_administrator_appoints_an_assistant_of_a_councillor(clock):
    User.objects.create_user("asha@westhaven.example", "Asha Rahman")
    assert given("asha").status_code == 302
    asha = named("asha")
    assert (asha.is_assistant, list(asha.assisted)) == (True, [named("clara").pk])
    assert [post.post for post in asha.posts_today] == ["Assistant to Clara Okafor"]
    assert (asha.is_member, asha.side, asha.services) == (False, "", {})


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("nia", "No one can be both a councillor and an assistant."),
        ("omar", "No one can be both an officer and an assistant."),
    ],
)
def test_neither_a_councillor_nor_an_officer_is_an_assistant(who, words, clock):
    assert words in refusal(who)


@pytest.mark.parametrize("role", [Role.COUNCILLOR, Role.OFFICER])
def test_an_assistant_becomes_neither_a_councillor_nor_an_officer(role, clock):
    assistant()
    words = refusal("asha", role=role, councillor="", service=Service.objects.first().pk)
    assert "Asha Rahman is an assistant (Assistant to Clara Okafor)." in words


def test_an_assistant_assists_someone_who_is_a_councillor_that_day(clock):
    User.objects.create_user("asha@westhaven.example", "Asha Rahman")
    assert "Select a councillor from the list" in refusal("asha", councillor=named("omar").pk)
    assert "is not a councillor on 1 June 2019." in refusal("asha", starts_on="2019-06-01")
    assert "Select the councillor an assistant works for." in refusal("asha", councillor="")


def test_an_assistant_has_no_service_of_their_own(clock):
    User.objects.create_user("asha@westhaven.example", "Asha Rahman")
    words = refusal("asha", service=Service.objects.first().pk)
    assert "An assistant has none of their own. Leave this blank." in words


def test_an_assistant_without_a_councillor_is_refused_by_the_database():
    with pytest.raises(IntegrityError):
        Appointment.objects.create(person=named("sam"), role=Role.ASSISTANT)


def test_no_other_post_has_a_councillor_it_assists():
    with pytest.raises(IntegrityError):
        named("nia").appointments.update(councillor=named("clara"))


def test_an_assistants_post_gives_nothing_once_the_councillor_has_left(clock):
    assistant()
    assistant(of="nia")
    seat = Appointment.objects.get(person=named("clara"), role=Role.COUNCILLOR)
    write(seat, by=named("petra"), reason="changed", ends_on=date(2026, 11, 30))
    assert list(named("asha").assisted) == [named("nia").pk]
    named("nia").appointments.update(ends_on=date(2026, 11, 30))
    assert (named("asha").posts_today, named("asha").permissions) == ([], frozenset())


def test_the_posts_of_someone_who_assists_no_one_take_one_statement(
    clock, django_assert_num_queries
):
    omar = named("omar")
    with django_assert_num_queries(1):
        assert omar.posts_today
