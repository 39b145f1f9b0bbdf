"""Mail about accounts outlives an outage: invitations and links to set a password."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from casework.jobs import send_notices
from casework.models import Notice, NoticeState
from people.actions import invite_person
from people.models import User
from tests.casework.posting import mail_server, to_smtp, to_whom
from tests.people import named

pytestmark = pytest.mark.django_db
MONA = "mona@westhaven.example"
NOBODY = "nobody@elsewhere.example"
NOBODY_THERE = 9  # the port “discard”, where nobody listens


def ask_for_link(address):
    return Client().post(reverse("account_reset_password"), {"email": address})


def link_in(message):
    return re.search(r"https?://\S+/password/\S+", message.get_content())[0]


def row_of(event):
    return Notice.objects.filter(event=event).order_by("pk").last()


@pytest.mark.parametrize("address", [MONA, NOBODY])
def test_while_mail_is_down_the_page_is_the_same_and_the_mail_comes_later(address, clock):
    with mail_server():
        usual = ask_for_link(address)
        send_notices()
    with to_smtp(NOBODY_THERE):
        answer = ask_for_link(address)
        send_notices()
    assert (answer.status_code, answer.url) == (usual.status_code, usual.url)
    assert Client().get(answer.url).status_code == 200
    with mail_server() as server:
        clock.at += timedelta(hours=9)
        send_notices()
    assert [message["To"] for message in server.messages] == [address]


def test_the_link_that_comes_late_still_lets_in(clock):
    with to_smtp(NOBODY_THERE):
        ask_for_link(MONA)
        send_notices()
    clock.at += timedelta(days=2)
    with mail_server() as server:
        send_notices()
    path = link_in(server.messages[0]).removeprefix(settings.BASE_URL)
    page = Client().get(path, follow=True)
    assert b"password1" in page.content


def test_an_address_that_has_an_account_takes_the_same_statements_as_one_that_has_none():
    for address in (MONA, NOBODY):  # what is remembered
        ask_for_link(address)
    asked = []
    for address in (MONA, NOBODY):
        with CaptureQueriesContext(connection) as queries:
            ask_for_link(address)
        asked.append([re.sub(r"\d+", "", query["sql"])[:60] for query in queries])
    assert asked[0] == asked[1]


def test_the_ledger_holds_no_link_and_forgets_the_address(clock):
    ask_for_link(MONA)
    ask_for_link(NOBODY)
    with mail_server() as server:
        send_notices()
    (link,) = [link_in(m) for m in server.messages if m["To"] == MONA]
    token = link.rstrip("/").rpartition("-")[2]
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(n)::text FROM casework_notice n")
        text = " ".join(row for (row,) in cursor.fetchall())
    assert "password-link" in text
    for secret in (token, link, NOBODY):
        assert secret not in text


def test_a_link_that_was_not_sent_in_its_life_is_expired(clock):
    with to_smtp(NOBODY_THERE):
        ask_for_link(MONA)
        send_notices()
    clock.at += timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT, hours=1)
    with mail_server() as server:
        send_notices()
    assert (server.messages, row_of("password-link").state) == ([], NoticeState.EXPIRED)


def test_of_several_links_asked_for_while_mail_was_down_the_newest_is_sent(clock):
    with to_smtp(NOBODY_THERE):
        for _ in range(3):
            ask_for_link(MONA)
    with mail_server() as server:
        send_notices()
    states = Notice.objects.filter(event="password-link").order_by("pk")
    assert [*states.values_list("state", flat=True)] == ["superseded", "superseded", "sent"]
    assert len(server.messages) == 1


def test_a_stranger_s_address_that_is_refused_alarms_nobody(clock):
    ask_for_link(NOBODY)
    with mail_server(lambda command: "550 5.1.1 No" if command.startswith("RCPT") else None):
        send_notices()
    row = row_of("no-account")
    assert (row.state, row.address) == (NoticeState.NOT_SENT, "")
    assert not Notice.objects.filter(event="mail-refused").exists()


def test_an_invitation_is_sent_when_mail_returns(clock):
    with to_smtp(NOBODY_THERE):
        invite_person(User(email="ned@westhaven.example", name="Ned"), by=named("petra"))
        send_notices()
    clock.at += timedelta(days=20)
    with mail_server() as server:
        send_notices()
    assert to_whom(server) == ["ned"]


def test_an_invitation_is_no_longer_sent_to_someone_who_has_signed_in(clock):
    ned = invite_person(User(email="ned@westhaven.example", name="Ned"), by=named("petra"))
    User.objects.filter(pk=ned.pk).update(last_login=timezone.now())
    with mail_server() as server:
        send_notices()
    row = row_of("invitation")
    assert (server.messages, row.state) == ([], NoticeState.EXPIRED)
    assert row.error == "Ned has signed in since."


SENDS = re.compile(
    r"(?<!def )\b(send_mail|EmailMessage|get_connection|mail_admins|mail_managers)\("
)


APPS = (
    "foundation people protocols casework evidence enquiries documents complaints relations"
    " announcements reports retention portal"
)


def test_nothing_is_sent_past_the_ledger():
    root = Path(__file__).parent.parent
    found = {
        str(path.relative_to(root))
        for app in APPS.split()
        for path in (root / app).rglob("*.py")
        if SENDS.search(path.read_text())
    }
    assert found <= {
        "casework/notices/mail.py",
        "casework/notices/account_mail.py",
        "casework/notices/mail_server.py",
        "casework/notices/morning_mail.py",  # puts its mail together, and hands it to nobody
        "evidence/mailing.py",  # puts its mail together, and hands it to nobody
        "evidence/writing.py",  # a connection to the database
    }
