"""A worker killed between the mail server's yes and the portal's commit; twice only where that is
better than never."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

import casework
from casework.jobs import send_notices
from casework.models import Notice, NoticeState, SealedNotice
from casework.notices import discreet, sending, sending_discreet, uncertain
from casework.notices.uncertain import SENT_AGAIN, is_sent_again
from tests.casework.posting import mail_server, state_of, to_whom, written
from tests.complaints import sealed_notices
from tests.owner import address
from tests.people import named
from tests.smtp import smtp_sink

ROOT = Path(casework.__file__).parent.parent


@pytest.fixture
def killed(monkeypatch):
    """Ends the worker after the mail server has taken a mail, before anything is settled."""

    def end(*arguments):
        raise SystemExit

    def send_and_be_killed():
        with monkeypatch.context() as patched:
            patched.setattr(sending, "settle", end)
            patched.setattr(sending_discreet, "settle_sealed", end)
            with pytest.raises(SystemExit):
                send_notices()

    return send_and_be_killed


def later(clock, minutes):
    clock.at += timedelta(minutes=minutes)
    send_notices()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "copies", "state"),
    [
        ({"event": "assigned"}, 2, "sent"),
        ({"event": "reply", "step": "due today"}, 2, "sent"),
        ({"event": "password-link", "reference": "Link to set a password"}, 2, "sent"),
        ({"event": "raised"}, 1, "uncertain"),
        ({"event": "never heard of"}, 1, "uncertain"),
    ],
)
def test_one_that_may_have_been_sent_goes_again_only_if_twice_is_better(
    fields, copies, state, clock, killed
):
    notice = written(**fields)
    with mail_server() as server:
        killed()
        assert (state_of(notice), notice.sent_at, notice.attempts) == ("uncertain", None, 1)
        later(clock, 9)
        assert len(server.messages) == 1  # somebody may still be sending it
        later(clock, 2)
        assert (state_of(notice), notice.times_uncertain) != ("uncertain", 0)
        later(clock, 60)
    assert (len(server.messages), state_of(notice), notice.times_uncertain) == (copies, state, 1)
    assert len({message["Message-ID"] for message in server.messages}) == 1


@pytest.mark.django_db
def test_one_worker_killed_twice_sends_no_third(clock, killed):
    notice = written()
    with mail_server() as server:
        killed()
        clock.at += timedelta(minutes=11)
        send_notices()
        clock.at += timedelta(minutes=5)
        killed()
        for _ in range(5):
            later(clock, 60)
    assert (len(server.messages), state_of(notice), notice.times_uncertain) == (2, "uncertain", 2)
    assert notice.error == uncertain.NO_ANSWER


@pytest.mark.django_db
def test_an_answer_that_comes_after_it_was_given_up_changes_nothing(clock):
    notice = written(event="raised")
    claimed, _ = sending.claim(notice.pk, clock.at)
    clock.at += timedelta(minutes=11)
    uncertain.settle_abandoned(clock.at)
    Notice.objects.filter(pk=notice.pk).update(state=NoticeState.WAITING, retry_at=None)
    sending.claim(notice.pk, clock.at)
    sending.settle(claimed, sending.Answer(sending.Outcome.PUT_OFF, "too late"))
    assert (state_of(notice), notice.error) == ("uncertain", "")


@pytest.mark.django_db
def test_an_encrypted_one_is_sent_twice_or_three_times_but_not_for_ever(clock, killed):
    discreet.write_sealed_notices([named("eve")], due_at=clock.at)
    with mail_server() as server:
        for _ in range(3):
            killed()
            assert sealed_notices.told() == ["Eve Larkin"]
            later(clock, 9)
            later(clock, 2)
            clock.at += timedelta(days=1)
            clock.at += discreet.next_batch(clock.at) - clock.at
        later(clock, 0)
    assert (len(server.messages), sealed_notices.told()) == (3, [])
    assert len({message["Message-ID"] for message in server.messages}) == 1


@pytest.mark.django_db
def test_an_encrypted_one_has_one_size_while_it_is_sent(clock, killed):
    discreet.write_sealed_notices([named("eve")], due_at=clock.at)
    before = SealedNotice.objects.get()
    with mail_server():
        killed()
    after = SealedNotice.objects.get()
    assert (before.key, len(before.contents.token)) == (after.key, len(after.contents.token))
    assert before.contents.token != after.contents.token


@pytest.mark.worker
@pytest.mark.django_db(transaction=True)
def test_a_process_killed_when_the_server_has_the_mail_leaves_an_uncertain_notice(council):
    notice = written("omar")
    worker = None

    def kill(command):
        if command == "END":
            os.killpg(worker.pid, signal.SIGKILL)

    with smtp_sink(kill) as server:
        worker = subprocess.Popen(
            [sys.executable, "manage.py", "shell", "-c", SEND],
            cwd=ROOT,
            env=os.environ
            | {
                "DJANGO_SETTINGS_MODULE": "portal.settings",
                "DATABASE_URL": address(),
                "EMAIL_URL": server.url,
                "DEMO": "0",
            },
            start_new_session=True,
        )
        assert worker.wait(60) == -signal.SIGKILL
        assert to_whom(server) == ["omar"]
    assert (state_of(notice), notice.sent_at) == ("uncertain", None)
    assert notice.claimed_at <= timezone.now()


SEND = "from casework.jobs import send_notices; send_notices()"


def test_the_table_of_what_is_sent_again_names_only_events_that_are_written():
    source = " ".join(path.read_text() for path in ROOT.glob("*/**/*.py") if is_ours(path))
    unknown = {event for event in SENT_AGAIN if source.count(f'"{event}"') < 2}
    assert unknown == set()


def is_ours(path):
    return path.parent.name not in ("migrations", "tests") and ".venv" not in str(path)


def test_what_only_informs_is_not_sent_again():
    told = [Notice(event=event) for event in ("raised", "passed", "informed", "redirected")]
    assert [one.event for one in told if is_sent_again(one)] == []
