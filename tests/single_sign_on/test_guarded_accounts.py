"""Council accounts and guards: two people for an address, a second step, a recent sign-in."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from people.models import Proposal, User
from people.proposals.actions import propose_address
from tests.complaints import cases as complaints
from tests.established import change_account
from tests.people import PASSWORD, named
from tests.second_factors.passkeys import add_app, signed_in_by_password
from tests.single_sign_on.issuer import OWN_WARNINGS, signs_in

pytestmark = [pytest.mark.django_db, OWN_WARNINGS]
MINE = "attacker@westhaven.example"


def lets_in(subject, name):
    desk = Client()
    signs_in(desk, subject)
    return desk.session.get(SESSION_KEY) == str(named(name).pk)


@pytest.fixture
def attacker(issuer):
    """Has a council account, and wants the account of the Monitoring Officer."""
    issuer.knows("a-1", email=MINE, email_verified=True)
    return "a-1"


def test_nobody_alone_moves_a_guarded_account_to_their_council_account(attacker):
    mona = named("mona")
    mona.email = MINE
    with pytest.raises(PermissionDenied):
        mona.save()
    with pytest.raises(PermissionDenied):
        User.objects.filter(pk=mona.pk).update(email=MINE)
    propose_address(named("mona"), MINE, by=named("petra"), why="She has married")
    assert Proposal.objects.open().exists()
    assert not lets_in(attacker, "mona")


def test_an_address_that_two_people_have_changed_is_matched(issuer):
    issuer.knows("m-1", email="mona.reid@westhaven.example", email_verified=True)
    change_account(named("mona"), email="mona.reid@westhaven.example")
    desk = Client()
    signs_in(desk, "m-1")
    person = User.objects.get(email="mona.reid@westhaven.example")
    assert desk.session[SESSION_KEY] == str(person.pk)


def test_a_new_address_moves_no_council_account_that_is_connected(issuer, attacker):
    """Not even one that two people agreed to: the first one stays connected."""
    issuer.knows("m-1", email="mona@westhaven.example", email_verified=True)
    assert lets_in("m-1", "mona")
    person = named("mona").pk
    change_account(named("mona"), email=MINE)
    desk = Client()
    assert signs_in(desk, attacker).status_code == 403
    signs_in(desk, "m-1")
    assert desk.session[SESSION_KEY] == str(person)


def test_no_second_step_is_asked_for_after_a_council_account(issuer, clock):
    add_app(signed_in_by_password("clara"))
    issuer.knows("c-1", email="clara@westhaven.example", email_verified=True)
    assert lets_in("c-1", "clara")


def test_a_link_from_the_server_is_no_second_step(capsys, clock):
    add_app(signed_in_by_password("clara"))
    call_command("sign_in_link", "clara@westhaven.example", why="The directory is down")
    desk = Client()
    answer = desk.post("/" + capsys.readouterr().out.strip().split("/", 3)[3])
    assert answer.url == reverse("mfa_authenticate")
    assert SESSION_KEY not in desk.session


def test_a_password_after_an_unfinished_council_sign_in_is_asked_for_its_second_step(issuer, clock):
    """What an earlier sign-in left in the browser says nothing of the next one."""
    add_app(signed_in_by_password("clara"))
    issuer.knows("c-1", email="clara@westhaven.example", email_verified=True)
    desk = Client()
    signs_in(desk, "c-1")
    desk.post(reverse("account_logout"))
    session = desk.session
    session["signed_in_by"] = "sso"
    session.save()
    answer = desk.post(
        reverse("account_login"),
        {"login": "clara@westhaven.example", "password": PASSWORD},
    )
    assert SESSION_KEY not in desk.session
    assert answer.status_code in (200, 302)
    assert desk.session.get("signed_in_by") is None


def test_a_link_from_the_server_opens_no_complaint(settings, capsys, issuer, clock):
    settings.LOCAL_PASSWORDS = False
    complaint = complaints.sent()
    call_command("sign_in_link", "eve@westhaven.example", why="The directory is down")
    desk = Client()
    desk.post("/" + capsys.readouterr().out.strip().split("/", 3)[3])
    assert desk.session[SESSION_KEY] == str(named("eve").pk)
    answer = desk.get(complaint.get_absolute_url(), follow=True)
    assert answer.status_code == 403
    assert answer.redirect_chain[-1][0].startswith(reverse("council-again"))
