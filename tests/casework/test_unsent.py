"""The page of emails not sent: who sees it, what it never says, and sending again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from casework.jobs import send_notices
from casework.models import Notice, NoticeState, SealedNotice
from casework.notices import discreet, overdue
from casework.notices import mail_server as the_mail_server
from casework.unsent.policy import can_send_again
from people.account_mail import NO_ACCOUNT, send_password_link
from tests.casework.posting import mail_server, state_of, to_smtp, to_whom, written
from tests.people import named

pytestmark = pytest.mark.django_db
NOBODY_THERE = 9  # the port “discard”, where nobody listens


@pytest.fixture
def page(client):
    def show(who="petra", **query):
        client.force_login(named(who))
        return client.get(reverse("unsent"), query)

    return show


def late(clock, **more):
    return written(due_at=clock.at - timedelta(hours=2), **more)


def press(client, name, *arguments, who="petra"):
    client.force_login(named(who))
    return client.post(reverse(name, args=arguments))


def test_it_says_to_whom_since_when_and_why_and_never_about_which_case(clock, page):
    late(clock, error="451 Later", case="enquiry:17", step="due today", reference="D-2026-0009")
    late(clock, who="clara", state=NoticeState.FAILED, error="550 5.1.1 No such person")
    text = page().content.decode()
    for said in ("Omar Haddad", "Reminder about a case", "451 Later", "Clara Okafor", "550 5.1.1"):
        assert said in text
    for secret in ("D-2026-0009", "E-2026-0001", "enquiry", "Something has happened"):
        assert secret not in text


def test_what_is_not_late_is_not_there(clock, page):
    written(due_at=clock.at - timedelta(minutes=14))
    written(due_at=clock.at + timedelta(days=1))
    written(due_at=clock.at - timedelta(days=1), state=NoticeState.SENT, sent_at=clock.at)
    written(due_at=clock.at - timedelta(days=1), state=NoticeState.EXPIRED)
    assert (page().context["lines"], overdue.oldest_unsent()) == ([], None)
    clock.at += timedelta(minutes=2)
    assert len(page().context["lines"]) == 1


@pytest.mark.parametrize("who", ["clara", "omar", "mona", "eve", "ada", "stan"])
def test_it_is_not_there_for_anyone_else(who, clock, page, client):
    notice = late(clock)
    assert page(who).status_code == 404
    assert press(client, "send-unsent", notice.pk, who=who).status_code == 404
    assert press(client, "send-all-unsent", who=who).status_code == 404
    assert "have not been sent" not in client.get(reverse("help")).content.decode()


@pytest.mark.parametrize("number", [0, 1, 4])
def test_those_that_name_no_case_are_not_told_apart_by_their_number(number, clock, page):
    for key in range(number):
        row = discreet.discreet_notice(named("eve"), key=f"summary:{key}", due_at=clock.at)
        row.save()
    discreet.write_sealed_notices([named("eve")] * number, due_at=clock.at)
    clock.at += timedelta(hours=2)
    text = page().content.decode()
    assert "Fewer than 5 not sent" in text
    assert named("eve").name not in text


def test_one_refused_is_sent_when_the_address_is_right_however_often_it_is_pressed(clock, client):
    notice = late(clock, state=NoticeState.FAILED, error="550 No such person")
    for _ in range(2):
        assert press(client, "send-unsent", notice.pk).url == reverse("unsent")
    with mail_server() as server:
        send_notices()
        send_notices()
    assert (to_whom(server), state_of(notice), notice.error) == (["omar"], "sent", "")
    assert press(client, "send-unsent", notice.pk).status_code == 404


def test_all_are_sent_again_also_those_that_name_no_case_and_a_server_left_alone(clock, client):
    rows = [
        late(clock, retry_at=clock.at + timedelta(hours=1)),
        late(clock, state=NoticeState.FAILED),
        late(clock, state=NoticeState.UNCERTAIN, error="timed out", claimed_at=clock.at),
    ]
    nameless = discreet.discreet_notice(named("eve"), key="summary:1", due_at=clock.at)
    nameless.retry_at = clock.at + timedelta(hours=3)
    nameless.save()
    clock.at += timedelta(hours=2)
    with to_smtp(NOBODY_THERE):
        send_notices()
    assert the_mail_server.is_resting(clock.at)
    press(client, "send-all-unsent")
    with mail_server() as server:
        send_notices()
    assert sorted(to_whom(server)) == ["eve", "omar", "omar", "omar"]
    assert {state_of(row) for row in [*rows, nameless]} == {"sent"}


def test_one_that_is_being_sent_now_is_left_alone(clock, client):
    notice = late(clock, state=NoticeState.UNCERTAIN, claimed_at=clock.at)
    assert press(client, "send-unsent", notice.pk).status_code == 404
    press(client, "send-all-unsent")
    assert state_of(notice) == "uncertain"


def test_the_page_says_since_when_the_server_does_not_answer(clock, page):
    notice = late(clock)
    with to_smtp(NOBODY_THERE):
        send_notices()
    text = page().content.decode()
    assert "The mail server does not answer." in text
    assert "refused" in text
    assert overdue.oldest_unsent() == notice.due_at


def test_a_stranger_s_address_is_not_shown(clock, page):
    send_password_link(None, "stranger@elsewhere.example")
    Notice.objects.filter(event=NO_ACCOUNT).update(due_at=clock.at - timedelta(hours=1))
    text = page().content.decode()
    assert "An address without an account" in text
    assert "stranger" not in text


def test_it_is_paged_with_a_fixed_number_of_queries(clock, page):
    counts = []
    for number in (1, 30):
        for _ in range(number):
            late(clock)
        page()  # the session and what is remembered
        with CaptureQueriesContext(
            connection,
        ) as queries:
            shown = page()
        counts.append(len(queries))
    assert len(shown.context["lines"]) == 25
    after = shown.context["next_link"]["url"].partition("after=")[2]
    assert len(page(after=after).context["lines"]) == 6
    assert counts[0] == counts[1]


def test_administrators_are_told_on_every_page_until_all_is_sent(clock, client):
    notice = late(clock)
    client.force_login(named("petra"))
    home = reverse("account")
    assert "Some emails have not been sent." in client.get(home).content.decode()
    assert "Some emails" not in client.get(reverse("unsent")).content.decode()
    notice.state, notice.sent_at = NoticeState.SENT, clock.at
    notice.save()
    assert "Some emails have not been sent." not in client.get(home).content.decode()


def test_no_number_of_encrypted_notices_is_asked_for(clock, page):
    discreet.write_sealed_notices([named("eve")], due_at=clock.at)
    late(clock)
    with CaptureQueriesContext(connection) as queries:
        page()
    table = SealedNotice._meta.db_table
    assert [query["sql"] for query in queries if table in query["sql"]] == []


def test_only_administrators_send_again_and_only_what_is_stuck(clock):
    now, petra = clock.at, named("petra")
    assert "Only people administrators" in can_send_again(named("clara"), late(clock), now).reason
    assert "not late" in can_send_again(petra, written(due_at=now), now).reason
    claimed = late(clock, who="clara", state=NoticeState.UNCERTAIN, claimed_at=now)
    assert "being sent now" in can_send_again(petra, claimed, now).reason
    assert can_send_again(petra, claimed, now + timedelta(hours=1))
