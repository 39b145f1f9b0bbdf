"""People, the posts they hold today, and the history of both."""

from datetime import date

import pytest
from django.contrib import admin
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.urls import reverse

from casework.jobs import send_notices
from enquiries.models import Enquiry
from foundation.history import write
from foundation.verdict import ALLOWED, denied
from people import actions
from people.models import (
    Service,
    Standing,
    User,
    Ward,
    holders_of_role,
    system_user,
    unique_people,
)
from people.roles import GRANTS, MEMBER_POSTS, Permission, Role
from tests.administration import appoint as appoint_on_page
from tests.enquiries import cases
from tests.established import change_posts, establish
from tests.people import named

pytestmark = pytest.mark.django_db


def appoint(who, role, **more):
    return establish(person=named(who), role=role, **{"starts_on": date(2026, 1, 1)} | more)


def highways():
    return Service.objects.get(name="Highways")


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "held"),
    [
        (date(2026, 12, 1), None, True),
        (date(2026, 12, 2), None, False),
        (date(2026, 1, 1), date(2026, 12, 1), True),
        (date(2026, 1, 1), date(2026, 11, 30), False),
    ],
)
def test_a_post_is_held_from_its_first_day_to_its_last(starts_on, ends_on, held, clock):
    appoint("ada", Role.COORDINATOR, starts_on=starts_on, ends_on=ends_on)
    assert named("ada").holds(Role.COORDINATOR) is held
    assert named("ada").may(Permission.SEE_EVERY_ENQUIRY) is held


def test_a_day_begins_at_midnight_in_london(clock):
    clock.set(2027, 6, 30, 0, 30)  # 23:30 of the day before, by universal time
    appoint("ada", Role.COORDINATOR, starts_on=date(2027, 6, 30))
    assert named("ada").holds(Role.COORDINATOR)


def test_several_posts_add_up():
    appoint("omar", Role.COORDINATOR)
    granted = GRANTS[Role.OFFICER] | GRANTS[Role.COORDINATOR]
    assert named("omar").permissions == granted


def test_posts_of_today_are_one_query(django_assert_num_queries):
    omar, service = named("omar"), highways()
    with django_assert_num_queries(1):
        assert omar.may(Permission.HANDLE_ENQUIRY)
        assert list(omar.services.values()) == [service]
        assert (omar.ward, omar.offices, omar.is_member) == (None, frozenset(), False)


def test_somebody_who_may_not_sign_in_holds_no_post():
    write(named("dev"), by=named("petra"), reason="changed", is_active=False)
    assert named("dev").posts_today == []
    assert not named("dev").permissions
    assert holders_of_role(Role.COORDINATOR) == []


def test_a_superuser_without_a_post_reads_no_case(clock):
    cases.assigned()
    assert not Enquiry.objects.visible_to(named("sam")).exists()
    assert not named("sam").permissions


def test_every_role_is_granted_something_or_known_to_have_nothing():
    assert set(GRANTS) == set(Role)
    empty = {role for role in Role if not GRANTS[role]}
    assert empty == {Role.GROUP_LEADER, Role.INDEPENDENT_PERSON} | MEMBER_POSTS
    assert frozenset().union(*GRANTS.values()) == set(Permission)


@pytest.mark.parametrize(
    ("who", "styled", "signed"),
    [
        ("clara", "Councillor Clara Okafor", "Councillor Clara Okafor"),
        ("omar", "Omar Haddad", "Omar Haddad, Highways"),
        ("ruth", "Ruth Adeyemi", "Ruth Adeyemi, Head of Highways"),
        ("colin", "Colin Baxter", "Colin Baxter, Director of Place"),
        ("eve", "Eve Larkin", "Eve Larkin, Chief Executive"),
        ("sam", "Sam Vale", "Sam Vale"),
    ],
)
def test_people_are_named_as_letters_and_sentences_name_them(who, styled, signed):
    assert (named(who).styled, named(who).signed) == (styled, signed)


@pytest.mark.parametrize(
    ("who", "role", "standing", "post"),
    [
        ("mona", Role.CHIEF_EXECUTIVE, Standing.ACTING, "Acting Chief Executive"),
        ("mona", Role.CHIEF_EXECUTIVE, Standing.DEPUTY, "Deputy Chief Executive"),
        ("ada", Role.AUDITOR, Standing.HOLDER, "Auditor"),
    ],
)
def test_a_post_is_called_by_its_office_and_standing(who, role, standing, post):
    appointment = appoint(who, role, standing=standing)
    assert appointment.post == post
    assert str(appointment) == f"{appointment.person.name}, {post}"


def test_a_councillors_post_is_the_ward():
    assert named("clara").posts_today[0].post == "Harbour ward"
    assert named("clara").ward == Ward.objects.get(name="Harbour")


def test_a_deputy_is_told_only_while_the_post_is_vacant(clock):
    appoint("mona", Role.CHIEF_EXECUTIVE, standing=Standing.DEPUTY)
    assert holders_of_role(Role.CHIEF_EXECUTIVE) == [named("eve")]
    assert named("mona").offices == {Role.MONITORING_OFFICER}
    change_posts(named("eve").appointments.all(), ends_on=date(2026, 11, 30))
    assert holders_of_role(Role.CHIEF_EXECUTIVE) == [named("mona")]


def test_a_post_in_a_service_is_that_services_alone():
    assert holders_of_role(Role.HEAD_OF_SERVICE, service_id=highways().pk) == [named("ruth")]
    assert holders_of_role(Role.HEAD_OF_SERVICE) == []


def test_the_same_person_is_in_a_list_once():
    clara, omar = named("clara"), named("omar")
    assert unique_people([clara, omar, named("clara")]) == [clara, omar]


def test_the_portal_is_one_person_who_cannot_sign_in(client):
    portal = system_user()
    assert portal == system_user()
    assert (portal.is_system, portal.is_active, str(portal)) == (True, False, "The portal")
    assert not client.login(email=portal.email, password="")
    assert named("clara").is_system is False


@pytest.mark.parametrize(
    ("role", "more"),
    [
        (Role.COUNCILLOR, {}),
        (Role.OFFICER, {}),
        (Role.AUDITOR, {"ends_on": date(2025, 12, 31)}),
    ],
)
def test_a_post_that_makes_no_sense_is_refused_by_the_database(role, more):
    with pytest.raises(IntegrityError):
        appoint("ada", role, **more)


def test_an_address_is_one_however_it_is_spelt():
    assert User.objects.get_by_natural_key("CLARA@westhaven.example") == named("clara")
    with pytest.raises(IntegrityError):
        User.objects.create_user("Clara@Westhaven.example", "Another Clara")


def test_a_verdict_is_yes_or_a_sentence():
    assert ALLOWED
    assert ALLOWED.or_raise() is None
    refusal = denied("Not today.", clause="3.4", later=True)
    assert not refusal
    with pytest.raises(PermissionDenied, match=r"Not today\."):
        refusal.or_raise()


def test_an_invitation_says_where_to_choose_a_password():
    person = actions.invite_person(
        User(email="New@Westhaven.example", name="Ned"), by=named("petra")
    )
    send_notices()
    assert person.email == "new@westhaven.example"
    assert not person.has_usable_password()
    (sent,) = mail.outbox
    assert sent.to == ["new@westhaven.example"]
    assert reverse("account_reset_password") in sent.body
    row = person.history.get()
    assert (row.history_user, row.history_change_reason) == (named("petra"), "invited")


def test_nobody_makes_an_account_for_themselves(client):
    page = client.get(reverse("account_signup"))
    assert b"password1" not in page.content
    typed = {
        "email": "x@example.org",
        "password1": "long enough 123",
        "password2": "long enough 123",
    }
    client.post(reverse("account_signup"), typed)
    assert not User.objects.filter(email="x@example.org").exists()


# Reference data, whose pages are Django’s own. Nothing that a person has or holds is among it.
CHANGED_IN_ADMINISTRATION = {
    *("people.Ward", "people.Service", "people.Committee", "people.OutsideBody"),
    *("relations.Premises", "relations.ScrutinyBody"),
}


@pytest.mark.parametrize("who", ["petra", "sam"])
def test_the_administration_changes_reference_data_and_removes_nothing(who, client):
    client.force_login(named(who))
    models = {model._meta.label: model for model in admin.site._registry}
    assert models.keys() > CHANGED_IN_ADMINISTRATION
    for label, model in models.items():
        page = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        assert b"delete_selected" not in client.get(reverse(f"{page}_changelist")).content
        is_changed = label in CHANGED_IN_ADMINISTRATION
        for method in (client.get, client.post):
            assert method(reverse(f"{page}_delete", args=[1])).status_code == 403, label
            added = method(reverse(f"{page}_add"))
            assert added.status_code == (200 if is_changed else 403), label
        row = model._default_manager.first()
        if row:
            change = reverse(f"{page}_change", args=[row.pk])
            assert (b"_save" in client.get(change).content) is is_changed, label
            assert client.post(change).status_code == (200 if is_changed else 403), label


def given(person, role, **more):
    service = highways().pk if role == Role.OFFICER else ""
    ward = Ward.objects.get().pk if role == Role.COUNCILLOR else ""
    who = person.email.split("@")[0]
    return appoint_on_page(who, role, **{"service": service, "ward": ward} | more)


@pytest.mark.clause("north-yorkshire", "10.5-p2")
@pytest.mark.clause("cheshire-east", "5.1-p2")
@pytest.mark.clause("oxford", "23.9(a)-p6")
@pytest.mark.parametrize(
    ("who", "role", "was"),
    [("clara", Role.OFFICER, "a councillor"), ("omar", Role.COUNCILLOR, "an officer")],
)
def test_nobody_is_made_councillor_and_officer(who, role, was, clause_protocol):
    person = named(who)
    page = given(person, role).content.decode()
    assert f"{person.name} is {was}" in page
    assert "No one can be both a councillor and an officer" in page
    assert person.appointments.count() == 1
    post = person.appointments.get()
    write(post, by=named("petra"), reason="changed", ends_on=date(2026, 5, 31))
    assert given(person, role).status_code == 302
    assert person.appointments.count() == 2


@pytest.mark.clause("section-c", "5.4(i)")
def test_no_officers_post_is_given_a_political_group(clause_protocol):
    group = named("clara").appointments.get().group
    page = given(named("stan"), Role.OFFICER, group=group.pk).content.decode()
    assert "Only a councillor can have a political group. Leave this blank." in page
    assert named("stan").appointments.count() == 1
