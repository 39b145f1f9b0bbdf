"""Links to set a password: how many are sent, where they lead, and what the log says of others."""

import pytest
from django.test import Client
from django.urls import reverse

from casework.jobs import send_notices
from people.throttle import mailbox
from tests.test_sign_in import (
    ELSEWHERE,
    MONA,
    OFFICE,
    logged_sign_ins,
    mailed_link,
    mona_with_password,
    most,
    set_password,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mona():
    return mona_with_password()


@pytest.fixture
def lines(caplog):
    yield from logged_sign_ins(caplog)


def ask_for_link(address, network=ELSEWHERE, **more):
    answer = Client().post(
        reverse("account_reset_password"), {"email": address}, REMOTE_ADDR=network, **more
    )
    send_notices()
    return answer


SPELLINGS = (
    MONA,
    "MONA@westhaven.example",
    "Mona+a@westhaven.example",
    "m.o.n.a@westhaven.example",
)


def test_a_stranger_has_no_more_mail_sent_than_the_limit(mailoutbox, lines):
    allowed = most("link_to_mailbox")
    for number in range(allowed + 4):
        answer = ask_for_link(SPELLINGS[number % len(SPELLINGS)], f"192.0.{number}.9")
        assert (answer.status_code == 302) == (number < allowed)
    assert "try again in an hour" in answer.content.decode()
    assert len(mailoutbox) == allowed
    assert any(line.startswith("event=link_throttled ") for line in lines())


def test_a_network_has_no_more_mail_sent_than_the_limit(mailoutbox):
    allowed = most("link_in_network")
    for number in range(allowed + 2):
        ask_for_link(f"person{number}@elsewhere.example")
    assert len(mailoutbox) == allowed
    assert ask_for_link(MONA, OFFICE).status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        *SPELLINGS,
        '"mona"@westhaven.example',
        '"mo\\na"@westhaven.example',
        " mona@WESTHAVEN.example",
    ],
)
def test_every_spelling_of_an_address_is_one_mailbox(address):
    assert mailbox(address) == MONA


FORGED = (
    {"HTTP_HOST": "testserver:4444"},
    {"HTTP_HOST": "internal.example"},
    {"HTTP_X_FORWARDED_HOST": "evil.example"},
    {"HTTP_X_FORWARDED_PORT": "4444"},
    {"HTTP_X_FORWARDED_PROTO": "http"},
)


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_the_link_leads_to_the_portal_whatever_the_request_says(forged, mailoutbox, settings):
    settings.ALLOWED_HOSTS = ["testserver", "internal.example"]
    settings.BASE_URL = "https://portal.council.example"
    assert ask_for_link("MONA@westhaven.example", **forged).status_code == 302
    (mail,) = mailoutbox
    links = [word for word in mail.body.split() if "://" in word]
    assert len(links) == 1
    assert links[0].startswith("https://portal.council.example/password/")
    assert mail.to == [MONA]
    assert mail.subject == "Set a new password"
    for host in ("4444", "internal.example", "evil.example", "testserver"):
        assert host not in str(mail.message())


@pytest.mark.parametrize("forged", FORGED, ids=str)
def test_no_mail_to_an_unknown_address_names_the_host_of_a_request(forged, mailoutbox, settings):
    settings.ALLOWED_HOSTS = ["testserver", "internal.example"]
    ask_for_link("nobody@elsewhere.example", **forged)
    for host in ("4444", "internal.example", "evil.example", "testserver"):
        assert host not in str(mailoutbox[0].message())


def refused_links(lines):
    return [line for line in lines() if line.startswith("event=link_refused ")]


@pytest.mark.parametrize("how", ["used", "expired", "made up", "of nobody", "without a session"])
def test_a_link_that_no_longer_works_is_logged_without_the_link(
    how, lines, mona, mailoutbox, monkeypatch
):
    phone = Client(REMOTE_ADDR=ELSEWHERE)
    link = mailed_link(phone, mailoutbox)
    if how == "used":
        set_password(phone, link)
    elif how == "expired":
        monkeypatch.setattr("django.conf.settings.PASSWORD_RESET_TIMEOUT", -1)
    elif how == "made up":
        link = link[:-2] + ("0/" if link[-2] != "0" else "1/")
    elif how == "of nobody":
        link = "/password/zzzz-" + link.partition("-")[2]
    else:
        link = link.partition("-")[0] + "-set-password/"
    assert refused_links(lines) == []
    assert "This link no longer works" in phone.get(link).content.decode()
    known = how in ("used", "expired", "made up")
    who = f"user={mona.pk} roles=monitoring-officer" if known else "user=- roles=-"
    assert refused_links(lines) == [f"event=link_refused {who} network=203.0.113.0/24"]
    assert link.partition("-")[2] not in "\n".join(lines())
