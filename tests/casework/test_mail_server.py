"""What becomes of notices when a real mail server refuses, hangs, drops or is gone."""

import re
import socket
from datetime import timedelta

import pytest

from casework.jobs import send_notices
from casework.models import Notice, NoticeState
from casework.notices import mail_server as the_mail_server
from casework.notices.mail import message_id
from tests.casework.posting import mail_server, state_of, to_smtp, to_whom, written
from tests.people import named
from tests.smtp import DROP, HANG

pytestmark = pytest.mark.django_db
NO_WORD = 0.3  # seconds until a server that says nothing counts as gone


def unused_port():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return door.getsockname()[1]


def test_a_batch_goes_over_one_connection(clock):
    for _ in range(20):
        written()
    with mail_server() as server:
        assert send_notices() == 20
    assert (len(server.messages), server.connections) == (20, 1)


def test_a_sweep_with_nothing_to_send_opens_none(clock):
    with mail_server() as server:
        assert send_notices() == 0
    assert server.connections == 0


@pytest.mark.parametrize("said", [DROP, "421 4.7.0 Too many messages"])
def test_a_server_that_ends_the_connection_between_mails_loses_and_doubts_none(said, clock):
    for _ in range(9):
        written()

    def three_each(command):
        # The client says MAIL once more for the mail that did not go.
        full = len(server.messages) >= 3 * server.connections
        return said if command.startswith("MAIL") and full else None

    with mail_server(three_each) as server:
        send_notices()
    assert (len(server.messages), server.connections) == (9, 3)
    assert set(Notice.objects.values_list("state", "times_uncertain")) == {("sent", 0)}


def test_an_address_refused_for_good_is_set_apart_and_somebody_is_told_once(clock):
    first, second, other = written("omar"), written("omar"), written("clara")

    def no_such_person(command):
        return "550 5.1.1 No such person" if command.startswith("RCPT TO:<OMAR") else None

    with mail_server(no_such_person) as server:
        send_notices()
        assert to_whom(server) == ["clara"]
        assert (state_of(first), first.error) == ("failed", "550 5.1.1 No such person")
        assert (state_of(second), state_of(other)) == ("failed", "sent")
        clock.next_day()
        send_notices()
    told = [m for m in server.messages if "refused an email" in m["Subject"]]
    assert (to_whom(server)[1:], len(told)) == (["petra"], 1)
    assert "omar" not in str([m.as_string() for m in told])
    assert Notice.objects.filter(state=NoticeState.FAILED).count() == 2


@pytest.mark.parametrize(
    "said",
    [
        "550 5.7.1 Relaying denied",
        "554 5.7.1 Service unavailable; client host blocked",
        "451 4.3.0 Try again later",
        "452 4.2.2 Mailbox full",
        "530 5.7.0 Authentication required",
    ],
)
def test_what_the_server_has_against_the_portal_is_no_fault_of_the_address(said, clock):
    notice = written()
    with mail_server(lambda command: said if command.startswith("RCPT") else None):
        send_notices()
    assert (state_of(notice), notice.error) == ("waiting", said)
    with mail_server() as server:
        clock.next_day()
        send_notices()
    assert (state_of(notice), notice.error, len(server.messages)) == ("sent", "", 1)


def test_there_is_no_last_attempt_and_the_delay_grows_to_an_hour(clock):
    notice = written()
    delays = []
    with mail_server(lambda command: "451 Later" if command == "END" else None):
        for _ in range(10):
            send_notices()
            assert (state_of(notice), notice.attempts) == ("waiting", len(delays) + 1)
            delays.append(notice.retry_at - clock.at)
            clock.at = notice.retry_at - timedelta(seconds=1)
            assert send_notices() == 0
            clock.at = notice.retry_at
    minutes = [delay // timedelta(minutes=1) for delay in delays]
    assert minutes == [1, 2, 4, 8, 16, 32] + 4 * [60]
    with mail_server() as server:
        send_notices()
    assert (state_of(notice), len(server.messages)) == ("sent", 1)


def test_while_the_server_is_gone_no_notice_is_touched_and_all_go_when_it_is_back(clock):
    rows = [written() for _ in range(3)]
    with to_smtp(unused_port()):
        for _ in range(30):
            send_notices()
            clock.at += timedelta(hours=1)
    assert {(state_of(row), row.attempts) for row in rows} == {("waiting", 0)}
    since, why = the_mail_server.failure()
    assert since.day == 1
    assert "refused" in why
    with mail_server() as server:
        clock.at += timedelta(minutes=10)
        send_notices()
    assert len(server.messages) == 3
    assert the_mail_server.failure() is None


def test_a_server_that_says_nothing_is_left_alone_for_a_while(clock):
    notice = written()
    with mail_server(lambda command: HANG, timeout=NO_WORD) as server:
        for _ in range(3):
            assert send_notices() == 0
        assert server.connections == 1
        clock.at += timedelta(minutes=1)
        send_notices()
        assert server.connections == 2
    assert (state_of(notice), notice.attempts) == ("waiting", 0)


@pytest.mark.parametrize("how", [DROP, HANG])
@pytest.mark.parametrize("when", ["MAIL", "RCPT", "DATA"])
def test_a_server_that_fails_before_it_has_the_mail_leaves_nothing_uncertain(how, when, clock):
    notice = written()

    def fail_once(command):
        return how if command.startswith(when) and server.connections == 1 else None

    with mail_server(fail_once, timeout=NO_WORD) as server:
        send_notices()
        assert (state_of(notice), notice.times_uncertain) == ("waiting", 0)
        clock.at += timedelta(minutes=1)
        send_notices()
    assert (state_of(notice), len(server.messages)) == ("sent", 1)


@pytest.mark.parametrize("how", [DROP, HANG])
@pytest.mark.parametrize(("event", "copies"), [("assigned", 2), ("raised", 1)])
def test_a_server_that_takes_mail_and_answers_too_late_gets_no_ten_copies(
    how, event, copies, clock
):
    notice = written(event=event)
    with mail_server(lambda command: how if command == "END" else None, timeout=NO_WORD) as server:
        for _ in range(10):
            send_notices()
            clock.next_day()
    assert len(server.messages) == copies
    assert len({message["Message-ID"] for message in server.messages}) == 1
    assert (state_of(notice), notice.times_uncertain) == ("uncertain", copies)
    assert notice.error


def test_a_server_that_loses_every_connection_is_left_alone_for_the_rest_of_the_sweep(clock):
    for _ in range(20):
        written(event="raised")
    with mail_server(lambda command: DROP if command == "END" else None) as server:
        send_notices()
    assert server.connections == 3
    assert Notice.objects.filter(state=NoticeState.WAITING).count() == 17


def test_one_that_cannot_be_put_together_does_not_stop_the_others(clock):
    bad, good = written(sentence="Two\nlines"), written()
    with mail_server() as server:
        send_notices()
    assert (state_of(bad), state_of(good), len(server.messages)) == ("waiting", "sent", 1)
    assert bad.error


DOT_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
RFC_5322 = re.compile(rf"<{DOT_ATOM}@({DOT_ATOM}|\[[!-Z^-~]*\])>")


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://portal.council.example", "portal.council.example"),
        ("http://localhost:8000", "localhost"),
        ("https://portal.council.example:8443/concordat", "portal.council.example"),
        ("http://[::1]:8000", "[::1]"),
    ],
)
def test_the_number_of_a_mail_is_valid_and_does_not_change(address, host, clock, settings):
    settings.BASE_URL = address
    notice = written()
    with mail_server(lambda command: "451 Later" if command == "END" else None) as server:
        for _ in range(3):
            send_notices()
            clock.next_day()
    numbers = [message["Message-ID"] for message in server.messages]
    assert numbers == 3 * [message_id(notice.number)]
    assert RFC_5322.fullmatch(numbers[0])
    assert numbers[0].endswith(f"@{host}>")
    assert notice.number.hex not in numbers[0]


def test_nobody_who_has_left_is_sent_anything_and_the_row_says_so(clock):
    notice, omar = written("omar"), named("omar")
    omar.is_active = False
    omar.save()
    with mail_server() as server:
        send_notices()
    assert (state_of(notice), notice.sent_at, server.messages) == ("not-sent", None, [])
    assert notice.error == "Omar Haddad cannot sign in"
