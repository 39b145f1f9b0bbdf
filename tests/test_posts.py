"""Posts of councillors besides their wards: their days, and who they pass to."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from foundation.history import write
from people import posts
from people.models import (
    Appointment,
    Committee,
    OutsideAppointment,
    OutsideBody,
    Portfolio,
    Service,
    Standing,
)
from people.positions.actions import give_position
from people.roles import COMMITTEE_POSTS, MEMBER_POSTS, Role
from tests.administration import appoint
from tests.people import named
from tests.portal.positions import press_twice

pytestmark = pytest.mark.django_db


def held(who, role, starts_on=date(2026, 6, 1), **more):
    post = Appointment(person=named(who), role=role, starts_on=starts_on, **more)
    write(post, by=named("petra"), reason="added")
    return post


def words(response):
    return " ".join(response.content.decode().split())


def current(role):
    return [post.person.name for post in Appointment.objects.current().filter(role=role)]


def test_posts_of_a_person_are_in_one_order_however_their_rows_lie(client):
    later = held("nia", Role.CABINET_MEMBER, date(2026, 6, 2))
    held("nia", Role.MAYOR, date(2026, 6, 1))
    days = [post.starts_on for post in named("nia").posts_today]
    assert days == sorted(days)
    assert days[-1] == later.starts_on


@pytest.mark.clause("knutsford", "6.1")
def test_a_new_mayor_takes_the_place_of_the_one_before_and_history_says_so(clause_protocol, client):
    before = held("clara", Role.MAYOR, date(2025, 5, 20))
    assert appoint("nia", Role.MAYOR).status_code == 302
    assert current(Role.MAYOR) == ["Nia Menon"]
    before.refresh_from_db()
    assert before.ends_on == date(2026, 5, 31)
    row = before.history.first()
    assert (row.history_user, row.history_change_reason) == (named("petra"), "given to another")
    assert Appointment.objects.get(person=named("nia"), role=Role.MAYOR).history.count() == 1
    client.force_login(named("omar"))
    contacts = words(client.get(reverse("protocols:contacts")))
    assert "Nia Menon" in contacts
    assert "Knutsford 6.1" in contacts


@pytest.mark.clause("knutsford", "6.1")
def test_two_are_never_mayor_on_one_day(clause_protocol, client):
    held("clara", Role.MAYOR, date(2026, 9, 1))
    refused = words(appoint("nia", Role.MAYOR))
    assert "Clara Okafor is mayor from 1 September 2026." in refused
    assert "There can only be one mayor at a time." in refused
    assert appoint("nia", Role.MAYOR, ends_on="2026-08-31").status_code == 302
    with pytest.raises(IntegrityError), transaction.atomic():
        held("nia", Role.MAYOR, date(2026, 10, 1))


@pytest.mark.parametrize("role", sorted(MEMBER_POSTS))
def test_only_a_councillor_is_given_a_councillors_post(role, client):
    committee = Committee.objects.create(name="Planning Committee")
    refused = words(appoint("sam", role, committee=committee.pk))
    assert "Sam Vale is not a councillor on 1 June 2026." in refused
    officer = words(appoint("omar", role, committee=committee.pk))
    assert "No one can be both a councillor and an officer" in officer
    assert appoint("clara", role, committee=committee.pk).status_code == 302


def test_a_councillors_post_ends_with_being_a_councillor(clock):
    held("clara", Role.CABINET_MEMBER)
    assert named("clara").holds(Role.CABINET_MEMBER)
    seat = Appointment.objects.get(person=named("clara"), role=Role.COUNCILLOR)
    write(seat, by=named("petra"), reason="changed", ends_on=date(2026, 11, 30))
    assert named("clara").posts_today == []


@pytest.mark.parametrize(
    ("role", "called"),
    [
        (Role.COMMITTEE_CHAIR, "Chair of Planning Committee"),
        (Role.VICE_CHAIR, "Vice-chair of Planning Committee"),
        (Role.SPOKESPERSON, "Spokesperson on Planning Committee"),
    ],
)
def test_a_post_on_a_committee_names_it_and_is_called_by_it(role, called, client, clock):
    assert "Select the committee of this post." in words(appoint("clara", role))
    planning = Committee.objects.create(name="Planning Committee")
    assert held("clara", role, committee=planning).post == called


def test_a_councillors_post_gives_no_right_of_its_own(clock):
    before = named("clara").permissions
    for role in MEMBER_POSTS - COMMITTEE_POSTS:
        held("clara", role)
    assert named("clara").permissions == before


def portfolio(who="clara", service="Highways", **more):
    """A cabinet member’s post with a service in its portfolio."""
    post = Appointment.objects.filter(person=named(who), role=Role.CABINET_MEMBER).first()
    post = post or held(who, Role.CABINET_MEMBER)
    row = Portfolio(
        post=post,
        service=Service.objects.get(name=service),
        **{"starts_on": date(2026, 6, 1)} | more,
    )
    write(row, by=named("petra"), reason="added")
    return row


def test_a_portfolio_has_dates_of_its_own_and_ends_with_the_post(clock):
    highways = portfolio().service
    portfolio(service="Waste", ends_on=date(2026, 11, 30))
    assert list(named("clara").portfolio.values()) == [highways]
    assert posts.cabinet_members_for(highways.pk) == [named("clara")]
    post = Appointment.objects.get(role=Role.CABINET_MEMBER)
    write(post, by=named("petra"), reason="changed", ends_on=date(2026, 11, 30))
    assert named("clara").portfolio == {}
    assert posts.cabinet_members_for(highways.pk) == []


def test_a_portfolio_opens_no_enquiry_of_its_services(clock):
    portfolio("nia")
    assert named("nia").services == {}


def test_only_a_cabinet_members_post_has_a_portfolio(clock):
    service, petra = Service.objects.get(name="Highways"), named("petra")
    row = Portfolio(post=named("clara").appointments.get(), service=service)
    with pytest.raises(ValidationError, match="Select a cabinet member’s post"):
        give_position(row, by=petra)
    row.post = held("clara", Role.CABINET_MEMBER)
    give_position(row, by=petra)
    assert Portfolio.objects.get().history.get().history_user == petra


def test_a_minority_leader_leads_a_group_without_cabinet_members(clock):
    group = named("clara").appointments.get().group
    held("clara", Role.GROUP_LEADER, group=group)
    assert posts.leads_a_minority(named("clara"))
    held("nia", Role.CABINET_MEMBER)  # of the same group
    assert not posts.leads_a_minority(named("clara"))
    assert not posts.leads_a_minority(named("nia"))


@pytest.mark.clause("cheshire-east", "4.6")
@pytest.mark.parametrize("who", ["omar", "clara"])
def test_an_outside_appointment_has_a_person_a_capacity_and_a_first_day(
    clause_protocol, who, client
):
    body = OutsideBody.objects.create(name="Harbour Trust")
    typed = {"body": body.pk, "capacity": "personal", "starts_on": "2026-05-01"}
    given = press_twice("give-position", named(who).pk, "outside", **typed)
    assert given.status_code == 302
    place = OutsideAppointment.objects.get()
    assert (place.person, place.body, place.capacity) == (named(who), body, "personal")
    row = place.history.get()
    assert (row.history_user, row.history_change_reason) == (named("petra"), "added")
    client.force_login(named(who))
    page = words(client.get(reverse("protocols:role")))
    assert "Harbour Trust, personally, since 1 May 2026" in page


def test_a_lay_member_needs_no_ward_and_nobody_else_is_lay(client):
    assert appoint("sam", Role.COUNCILLOR, standing=Standing.LAY).status_code == 302
    assert named("sam").is_member
    refused = words(appoint("ada", Role.COORDINATOR, standing=Standing.CO_OPTED))
    assert "Only a member can be lay or co-opted" in refused
