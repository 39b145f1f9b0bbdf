"""People as their administrators see them: with posts and seats of each time, sign-ins and an
invitation."""

from datetime import date

from people.actions import invite_person
from people.address_changes.actions import ask_for_address
from people.address_mail import address_token
from people.models import Appointment, Committee, OutsideBody, User
from people.proposals.actions import propose_post
from people.roles import Role
from tests.established import establish
from tests.journeys.account_scenes import signed_in_on_devices
from tests.people import named
from tests.portal import positions

LONG_ADDRESS = "bartholomew.featherstonehaugh-cholmondeley@democratic-services.westhaven.example"


def people_of_all_kinds(clock):
    """Clara, who was an officer once, is the mayor and will lead her group; and somebody invited
    with a long address."""
    clara = named("clara")
    if User.objects.filter(email=LONG_ADDRESS).exists():
        return clara
    group = clara.appointments.get().group
    service = named("stan").appointments.get().service
    past = {"starts_on": date(2011, 4, 4), "ends_on": date(2014, 3, 31)}
    establish(person=clara, role=Role.OFFICER, service=service, job_title="Engineer", **past)
    establish(person=clara, role=Role.MAYOR, starts_on=date(2026, 5, 20))
    establish(person=clara, role=Role.GROUP_LEADER, group=group, starts_on=date(2027, 1, 1))
    new = User(email=LONG_ADDRESS, name="Bartholomew Featherstonehaugh-Cholmondeley")
    invite_person(new, by=named("petra"))
    acting = Appointment(person=named("clara"), role=Role.INDEPENDENT_PERSON)
    propose_post(acting, by=named("petra"), why="She leaves the council in May.")
    signed_in_on_devices(clock)
    positions_of_each_time()
    return clara


def positions_of_each_time():
    """Of Clara: two seats, a portfolio and a place on a body with a long name."""
    licensing = Committee.objects.create(name="Licensing and Regulatory Committee")
    positions.seat(ends_on=date(2026, 10, 31))
    positions.seat(committee=licensing)
    positions.portfolio(ends_on=date(2027, 3, 31))
    body = OutsideBody.objects.create(name="Westhaven and Quayside Internal Drainage Board")
    positions.outside(body=body, capacity="personal")
    positions.outside(starts_on=positions.TO_COME)


def a_councillor(clock):
    return (named("nia").pk, "seat")


def a_position(kind):
    there = positions.KIND_MODELS[kind].objects.order_by("starts_on").last()
    return positions.page_about(there)


def a_place_on_a_body(clock):
    """Which has not begun."""
    people_of_all_kinds(clock)
    return a_position("outside")


def a_portfolio(clock):
    people_of_all_kinds(clock)
    return a_position("portfolio")


def post_in_address(who):
    """What the address of a post takes."""
    post = named(who).appointments.earliest("pk")
    return (post.person_id, post.pk)


def a_post_of_stan(clock):
    return post_in_address("stan")


def a_post_of_ada(clock):
    """Which takes two people."""
    return post_in_address("ada")


def a_post_to_come(clock):
    """Of somebody invited for it, which takes two people."""
    new = invite_person(User(email="jo@westhaven.example", name="Jo Lent"), by=named("petra"))
    establish(person=new, role=Role.AUDITOR, starts_on=date(2027, 4, 1))
    return post_in_address("jo")


def an_office_holder(clock):
    return named("mona")


def an_address_to_confirm(clock):
    nia = named("nia")
    ask_for_address(nia, LONG_ADDRESS.replace("bartholomew", "nia"), by=named("petra"))
    return nia


def a_link_to_confirm(clock):
    """What the address of the page takes."""
    stan = named("stan")
    ask_for_address(stan, "stan@elsewhere.example", by=named("petra"))
    return (address_token(stan.address_changes.latest("pk").pk),)


def a_link_that_ended(clock):
    return ("nothing",)


def a_group(clock):
    """What its address takes."""
    return (named("clara").appointments.earliest("pk").group_id,)
