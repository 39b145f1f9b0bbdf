"""Leavers that the directory sends, and those of them who come back."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from casework.models import Notice
from foundation.history import write
from people.models import DirectoryAccount, User
from people.scim.brake import most_in_an_hour
from tests.people import named, signed_in
from tests.scim.directory import USER, USERS, Directory, reasons, replace, tariq

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(clock):
    return Directory()


@pytest.fixture
def joined(directory):
    return directory.post().json()["id"]


@pytest.mark.parametrize(
    "operation",
    [
        {"op": "Replace", "path": "active", "value": False},
        {"op": "Replace", "path": "active", "value": "False"},
        {"op": "replace", "path": "active", "value": False},
        {"op": "Add", "path": "active", "value": "false"},
        {"op": "replace", "value": {"active": False}},
        {"op": "replace", "path": f"{USER}:active", "value": False},
    ],
)
def test_a_leaver_is_signed_out_at_once_and_cannot_sign_in(operation, directory):
    omar, browser = named("omar"), signed_in("omar")
    assert browser.get("/account/").status_code == 200
    before = Session.objects.count()
    response = directory.patch(omar.pk, operation)
    assert (response.status_code, response.json()["active"]) == (200, False)
    assert Session.objects.count() == before - 1
    assert browser.get("/account/").status_code == 302
    assert not named("omar").is_active
    assert named("omar").appointments.exists()


def test_a_leaver_who_comes_back_can_sign_in_again(directory, joined):
    directory.patch(joined, replace("active", "False"))
    body = directory.patch(joined, replace("active", "True")).json()
    assert body["active"] is True


def test_delete_stops_the_sign_in_and_erases_nothing(directory, joined):
    response = directory.delete(joined)
    assert (response.status_code, response.content) == (204, b"")
    assert directory.get(f"{USERS}/{joined}").status_code == 404
    assert directory.delete(joined).status_code == 404
    assert directory.find('userName eq "tariq.aziz@westhaven.example"')["totalResults"] == 0
    assert (tariq().name, tariq().is_active) == ("Tariq Aziz", False)
    assert reasons(tariq())[-1] == ("removed by the directory", "Entra ID")


def test_the_same_object_of_the_directory_comes_back_as_the_same_person(directory, joined):
    directory.delete(joined)
    response = directory.post(title="Engineer")
    assert (response.status_code, response.json()["id"]) == (201, joined)
    assert tariq().is_active
    assert DirectoryAccount.objects.get().removed_at is None


def test_a_namesake_who_joins_later_does_not_get_the_account_of_a_leaver(directory, joined):
    directory.delete(joined)
    response = directory.post(externalId="another-object")
    assert (response.status_code, response.json()["scimType"]) == (409, "uniqueness")
    assert "was removed" in response.json()["detail"]
    assert not tariq().is_active


def test_a_closed_account_is_not_linked_to_another_object(directory, joined):
    directory.patch(joined, replace("active", False))
    response = directory.patch(
        joined, replace("active", True), replace("externalId", "another-object")
    )
    assert (response.status_code, response.json()["scimType"]) == (400, "mutability")
    assert not tariq().is_active


def by_hand(active):
    write(tariq(), by=named("petra"), reason="changed", is_active=active)


def test_what_an_administrator_closed_the_directory_does_not_open(directory, joined):
    by_hand(active=False)
    assert directory.patch(joined, replace("active", "False")).status_code == 200
    response = directory.patch(joined, replace("active", "True"))
    assert response.status_code == 403
    assert "administrator stopped" in response.json()["detail"]
    assert not tariq().is_active


def test_who_closed_it_last_counts(directory, joined):
    directory.patch(joined, replace("active", "False"))
    by_hand(active=True)
    by_hand(active=False)
    assert directory.put(joined).status_code == 403
    by_hand(active=True)
    directory.delete(joined)
    assert directory.post().status_code == 201
    assert tariq().is_active


def test_a_mass_deactivation_stops_and_the_administrators_are_told(directory, settings, clock):
    settings.DIRECTORY_LEAVERS_AN_HOUR = 2
    for who in ("omar", "grace"):
        assert directory.patch(named(who).pk, replace("active", False)).status_code == 200
    stan = named("stan")
    for answer in (directory.patch(stan.pk, replace("active", False)), directory.delete(stan.pk)):
        assert answer.status_code == 429
        assert "stopped 2 people" in answer.json()["detail"]
    assert named("stan").is_active
    told = Notice.objects.filter(event="directory-stopped")
    assert [notice.addressee for notice in told] == [named("petra")]
    assert directory.patch(stan.pk, replace("title", "Engineer")).status_code == 200
    clock.at += timedelta(hours=1, minutes=1)
    assert directory.delete(stan.pk).status_code == 204


def test_in_a_large_council_a_tenth_can_leave_in_an_hour(directory, settings):
    settings.DIRECTORY_LEAVERS_AN_HOUR = 0
    assert most_in_an_hour() == User.objects.filter(is_active=True, is_system=False).count() // 10


def test_the_page_of_a_person_shows_what_the_directory_says(directory):
    omar = named("omar")
    directory.patch(omar.pk, replace("title", "Senior engineer"))
    page = signed_in("petra").get(reverse("administration:person", args=[omar.pk]))
    assert "Senior engineer" in page.content.decode()
