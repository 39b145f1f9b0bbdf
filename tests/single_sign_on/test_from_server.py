"""Commands on the server that let somebody in: told, on record, for one person, and once."""

from datetime import timedelta

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import SESSION_KEY
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from casework.jobs import send_notices
from casework.models import Notice
from people import account_mail
from people.single_sign_on import link
from people.single_sign_on.session import SIGNED_IN_BY
from tests.established import change_account
from tests.people import named
from tests.single_sign_on.issuer import OWN_WARNINGS, signs_in

pytestmark = [pytest.mark.django_db, OWN_WARNINGS]
MONA = "mona@westhaven.example"


def made_link(capsys, address=MONA):
    call_command("sign_in_link", address, why="Entra ID has been down since eight")
    return "/" + capsys.readouterr().out.strip().split("/", 3)[3]


def told(event):
    return {row.addressee.email for row in Notice.objects.filter(event=event)}


def addresses(*names):
    return {f"{name}@westhaven.example" for name in names}


def test_the_link_signs_its_person_in_once_with_its_button(capsys):
    path, desk = made_link(capsys), Client()
    page = desk.get(path)
    assert "Sign in as Mona Reid" in page.content.decode()
    assert SESSION_KEY not in desk.session
    assert desk.post(path).status_code == 302
    assert desk.session[SESSION_KEY] == str(named("mona").pk)
    assert desk.session[SIGNED_IN_BY] == "link"
    assert named("mona").sign_ins.get().way == "link"
    for again in (Client().get(path), Client().post(path)):
        assert again.status_code == 403
        assert "This link no longer works" in again.content.decode()


def test_it_is_told_and_stays_in_the_history(capsys, mailoutbox):
    made_link(capsys)
    assert told(account_mail.LINK_FROM_SERVER) == {MONA}
    assert told(account_mail.LINK_OF_ANOTHER) == addresses("eve", "ada", "petra")
    newest = named("mona").history.first()
    expected = "sign-in link made on the server: Entra ID has been down since eight"
    assert newest.history_change_reason == expected
    send_notices()
    assert len(mailoutbox) == 4
    assert not any("/sign-in/link/" in mail.body for mail in mailoutbox)


def test_it_opens_nothing_that_needs_a_recent_sign_in(capsys, rf):
    desk = Client()
    desk.post(made_link(capsys))
    assert "account_authentication_methods" not in desk.session


def test_it_ends_after_fifteen_minutes(capsys, monkeypatch):
    path = made_link(capsys)
    monkeypatch.setattr(link, "SECONDS", -1)
    assert Client().post(path).status_code == 403


def test_it_ends_when_its_person_signs_in_otherwise_or_can_no_longer(capsys):
    path = made_link(capsys)
    mona = named("mona")
    mona.last_login = timezone.now() - timedelta(seconds=1)
    mona.save(update_fields=["last_login"])
    assert Client().post(path).status_code == 403
    path = made_link(capsys, "omar@westhaven.example")
    change_account(named("omar"), is_active=False)
    assert Client().post(path).status_code == 403


@pytest.mark.parametrize("token", ["x", "x:y:z", "WzEsIiJd:1:abc", "é"])
def test_a_link_that_was_made_up_is_refused(token):
    assert Client().post(reverse("sign-in-link", args=[token])).status_code == 403


@pytest.mark.parametrize(
    ("address", "why"), [("nobody@westhaven.example", "why"), (MONA, " "), (MONA, "x" * 151)]
)
def test_no_link_without_an_account_and_a_reason(address, why):
    with pytest.raises(CommandError):
        call_command("sign_in_link", address, why=why)
    assert not Notice.objects.exists()


def test_a_council_account_is_forgotten_and_the_next_one_connected(issuer):
    for subject in ("m-1", "m-2"):
        issuer.knows(subject, email=MONA, email_verified=True)
    desk = Client()
    signs_in(desk, "m-1")
    assert signs_in(Client(), "m-2").status_code == 403
    call_command("forget_council_account", MONA, why="A new account in the directory")
    assert desk.get(reverse("account")).status_code == 302
    assert told(account_mail.COUNCIL_FORGOTTEN) == {MONA}
    assert told(account_mail.COUNCIL_FORGOTTEN_OF_ANOTHER) == addresses("eve", "ada", "petra")
    reason = named("mona").history.first().history_change_reason
    assert reason == "council account forgotten: A new account in the directory"
    assert signs_in(Client(), "m-2").status_code == 302
    assert signs_in(Client(), "m-1").status_code == 403
    assert [row.uid for row in SocialAccount.objects.all()] == ["m-2"]


def test_nothing_is_forgotten_of_somebody_without_a_council_account():
    with pytest.raises(CommandError, match="No council account"):
        call_command("forget_council_account", MONA, why="by mistake")
    assert not Notice.objects.exists()
