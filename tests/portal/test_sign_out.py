"""A people administrator signs somebody out everywhere: who can, who hears, what is recorded."""

import pytest
from django.conf import settings
from django.urls import reverse

from casework.jobs import send_notices
from casework.models import Notice
from people.account_mail import SIGNED_OUT_BY_OTHERS
from tests.people import named, signed_in
from tests.test_sign_in import logged_sign_ins

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog):
    yield from logged_sign_ins(caplog)


def sign_out(by, who="omar"):
    return signed_in(by).post(reverse("administration:sign-out", args=[named(who).pk]), typed())


def typed():
    return {"key": "7a3c1e0e-2c63-4a59-9f43-1df5f2a7c111"}


def is_signed_in(client):
    return client.get(reverse("account")).status_code == 200


def told(who):
    return Notice.objects.filter(event=SIGNED_OUT_BY_OTHERS, addressee=named(who)).count()


@pytest.mark.parametrize("by", ["petra", "sam"])
def test_every_session_ends_at_once_and_nobody_elses(by, clock):
    omars, stan = [signed_in("omar") for _ in range(3)], signed_in("stan")
    assert sign_out(by).status_code == 302
    assert [is_signed_in(client) for client in (*omars, stan)] == [False] * 3 + [True]
    assert is_signed_in(signed_in("omar"))


@pytest.mark.parametrize("by", ["clara", "ruth", "dev", "eve", "mona", "pat", "ada"])
def test_nobody_else_can(by, clock):
    omar = signed_in("omar")
    assert sign_out(by).status_code == 404
    assert is_signed_in(omar)


def test_its_owner_is_told_and_the_record_says_who_did_it(lines, clock, mailoutbox):
    signed_in("omar")
    sign_out("petra")
    send_notices()
    [mail] = mailoutbox
    assert mail.to == ["omar@westhaven.example"]
    assert "A people administrator has signed you out" in mail.body
    assert settings.BASE_URL + reverse("account_reset_password") in mail.body
    newest = named("omar").history.first()
    assert (newest.history_user.name, newest.history_change_reason) == (
        "Petra Hall",
        "signed out everywhere",
    )
    assert [line.split(" roles")[0] for line in lines()] == [
        f"event=sessions_ended user={named('omar').pk} sessions=1",
        f"event=signed_out_somebody_else user={named('petra').pk}",
    ]


def test_pressed_twice_it_is_told_and_recorded_once(clock):
    signed_in("omar")
    before = named("omar").history.count()
    for _ in range(2):
        assert sign_out("petra").status_code == 302
    assert told("omar") == 1
    assert named("omar").history.count() == before + 1


def test_an_administrator_signs_out_alone_on_their_own_page(clock):
    petra = signed_in("petra")
    answer = petra.post(reverse("administration:sign-out", args=[named("petra").pk]), typed())
    assert answer.url == reverse("own-sessions")
    assert is_signed_in(petra)


def test_nobody_is_told_what_somebody_did(clock):
    """The page of a person says where they are signed in, never what they opened."""
    signed_in("omar").get(reverse("enquiries:queue"))
    page = signed_in("petra").get(reverse("administration:sign-out", args=[named("omar").pk]))
    assert "queue" not in page.content.decode().lower()
