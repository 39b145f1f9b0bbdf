"""Guarded accounts: the directory proposes, and changes nothing until a second person confirms."""

from datetime import timedelta

import pytest

from people import jobs
from people.models import Proposal, User
from people.proposals.actions import confirm, refuse
from people.proposals.facts import facts_of, mark_of
from people.roles import Role
from tests.established import change_posts, establish
from tests.people import named, signed_in
from tests.scim.directory import USERS, Directory, replace

pytestmark = pytest.mark.django_db
EMAIL = 'emails[type eq "work"].value'
GUARDED = ("mona", "eve", "petra", "pat", "ada", "sam")


def proposals():
    """Those of the directory."""
    return Proposal.objects.filter(proposed_by__service_account__isnull=False)


@pytest.fixture
def directory(clock):
    return Directory()


@pytest.mark.parametrize("who", GUARDED)
def test_stopping_a_guarded_sign_in_is_proposed(who, directory):
    person, browser = named(who), signed_in(who)
    response = directory.patch(person.pk, replace("active", "False"))
    assert response.status_code == 403
    assert "It has been proposed" in response.json()["detail"]
    assert named(who).is_active
    assert browser.get("/account/").status_code == 200
    proposal = proposals().get()
    assert (proposal.person, proposal.can_sign_in, proposal.state) == (person, False, "proposed")
    assert str(proposal.proposed_by) == "Entra ID"


@pytest.mark.parametrize("who", GUARDED)
def test_a_guarded_address_is_proposed(who, directory):
    person = named(who)
    for change in (replace(EMAIL, "new@westhaven.example"), replace("userName", "new@example.uk")):
        assert directory.patch(person.pk, change).status_code == 403
        assert User.objects.get(pk=person.pk).email == person.email
    assert proposals().count() == 1


def test_delete_and_put_are_proposed_too(directory):
    mona = named("mona")
    assert directory.delete(mona.pk).status_code == 403
    assert directory.get(f"{USERS}/{mona.pk}").json()["active"] is True
    assert directory.put(mona.pk, active=False, externalId="mona").status_code == 403
    assert named("mona").is_active
    kinds = proposals().values_list("kind", flat=True)
    assert sorted(kinds) == ["address", "sign-in"]


def test_nothing_else_of_a_refused_request_is_changed(directory):
    mona = named("mona")
    directory.patch(mona.pk, replace("displayName", "Someone Else"), replace("active", False))
    assert named("mona").name == mona.name
    assert not hasattr(named("mona"), "directory_account")


def test_a_guarded_name_is_changed_as_on_the_pages(directory):
    response = directory.patch(named("mona").pk, replace("name.formatted", "Mona Reid-Hall"))
    assert (response.status_code, named("mona").name) == (200, "Mona Reid-Hall")


def test_the_same_request_again_proposes_it_once(directory):
    for _ in range(3):
        assert directory.patch(named("mona").pk, replace("active", False)).status_code == 403
    assert proposals().count() == 1


def test_a_change_that_was_refused_is_not_proposed_every_hour(directory, clock):
    mona = named("mona")
    directory.patch(mona.pk, replace("active", False))
    refuse(proposals().get(), why="She is here", by=named("eve"))
    response = directory.patch(mona.pk, replace("active", False))
    assert response.status_code == 403
    assert "declined" in response.json()["detail"]
    assert proposals().count() == 1
    clock.at += timedelta(days=31)
    directory.patch(mona.pk, replace("active", False))
    assert proposals().count() == 2


def test_once_it_is_in_effect_the_same_request_succeeds(directory, clock):
    ada = named("ada")
    directory.patch(ada.pk, replace("active", False))
    row = proposals().get()
    confirm(row, shown=mark_of(facts_of(row)), by=named("mona"))
    clock.at += timedelta(days=3)
    assert jobs.put_into_effect() == 1
    response = directory.patch(ada.pk, replace("active", False))
    assert (response.status_code, response.json()["active"]) == (200, False)
    assert not named("ada").is_active


def test_somebody_proposed_for_a_guarded_post_or_who_had_one_is_guarded(directory):
    stan = named("stan")
    post = establish(person=stan, role=Role.AUDITOR, starts_on=named("stan").joined_at.date())
    change_posts(stan.appointments.filter(pk=post.pk), ends_on=post.starts_on)
    assert directory.patch(stan.pk, replace(EMAIL, "x@westhaven.example")).status_code == 403
    assert named("stan").email == stan.email
