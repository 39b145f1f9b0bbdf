"""Who gets what at each address of scrutiny requests, under Cheshire East. Clara chairs the body
and asks Highways, whose Director is Colin."""

import pytest
from django.urls import reverse

from people.models import Seat, User
from tests.access_tables import check_access
from tests.clause_protocols import adopt_for
from tests.files import pdf, pending
from tests.people import STARTED, named
from tests.relations.scrutiny import agreed, asked, highways, scrutiny_body

pytestmark = pytest.mark.django_db

WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


SEEN = everybody(404, clara=200, colin=200)
DIRECTORS = everybody(404, clara=403, colin=200)
MEMBERS = everybody(404, clara=200, colin=403)
CHAIRS = everybody(403, clara=200)
SCRUTINY = {
    "relations:scrutiny": everybody(200),
    "relations:choose-scrutiny": CHAIRS,
    "relations:ask-scrutiny": CHAIRS,
    "relations:scrutiny-request": SEEN,
    "relations:scrutiny-file": SEEN,
    "relations:scrutiny-paper": SEEN,
    "relations:name-officer": DIRECTORS,
    "relations:decline-scrutiny": DIRECTORS,
    "relations:leave-topic": everybody(404, clara=403, colin=403),
    "relations:withdraw-scrutiny": MEMBERS,
}


def address(name):
    if name in ("relations:scrutiny", "relations:choose-scrutiny"):
        scrutiny_body()
        return reverse(name)
    if name == "relations:ask-scrutiny":
        return reverse(name, args=[scrutiny_body().pk, highways().pk])
    if name == "relations:scrutiny-paper":
        paper = pending(named("clara"), "advice.pdf", pdf())
        return asked(papers=[paper]).papers.get().get_absolute_url()
    return reverse(name, args=[asked().reference])


def statuses(client, url):
    found = {}
    for who in WHO:
        client.force_login(named(who))
        found[who] = client.get(url).status_code
    return found


def test_each_person_gets_what_the_table_says(subtests, clock):
    adopt_for(clock, "cheshire-east")
    check_access(SCRUTINY, address, subtests)


def test_the_officer_who_was_named_sees_the_request_and_can_leave_a_topic(client, clock):
    adopt_for(clock, "cheshire-east")
    request = agreed()
    page = statuses(client, request.get_absolute_url())
    assert page == everybody(404, clara=200, colin=200, omar=200)
    leave = statuses(client, reverse("relations:leave-topic", args=[request.reference]))
    assert leave == everybody(404, clara=403, colin=403, omar=200)


def test_every_councillor_of_the_body_sees_its_requests_while_they_sit_on_it(client, clock):
    adopt_for(clock, "cheshire-east")
    request = asked()
    seat = {"person": named("nia"), "committee": request.body.committee, "starts_on": STARTED}
    seat = Seat.objects.create(**seat)
    client.force_login(named("nia"))
    assert client.get(request.get_absolute_url()).status_code == 200
    seat.ends_on = clock.at.date().replace(year=2025)
    seat.save()
    client.force_login(named("nia"))
    assert client.get(request.get_absolute_url()).status_code == 404


def test_a_body_of_others_is_not_found(client, clock):
    adopt_for(clock, "cheshire-east")
    scrutiny_body()
    other = scrutiny_body("Children’s scrutiny", chair="nia")
    client.force_login(named("clara"))
    url = reverse("relations:ask-scrutiny", args=[other.pk, highways().pk])
    assert client.get(url).status_code == 404
    assert client.get(url.replace(f"/{highways().pk}/", "/999999/")).status_code == 404


def test_the_chief_executive_decides_for_a_service_without_a_director(client, clock):
    adopt_for(clock, "cheshire-east")
    request = asked()
    User.objects.filter(pk=named("colin").pk).update(is_active=False)
    found = {}
    for who in ("eve", "ruth", "omar"):
        client.force_login(named(who))
        url = reverse("relations:name-officer", args=[request.reference])
        found[who] = client.get(url).status_code
    assert found == {"eve": 200, "ruth": 404, "omar": 404}
