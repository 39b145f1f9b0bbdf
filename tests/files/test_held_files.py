"""Held files: each is checked by itself, and one that cannot be decided keeps no other waiting."""

from datetime import timedelta

import pytest
from django.db import connection

from casework import jobs
from casework.files import scanner, store
from casework.files.models import PendingUpload, State
from casework.models import SetAside
from tests.files import EICAR
from tests.files.clamd import Clamd, arrived

pytestmark = pytest.mark.django_db
TOO_LONG = b"INSTREAM size limit exceeded. ERROR\0"


def held(clamd, *contents):
    """Text files that arrived while the scanner said nothing about any."""
    clamd.answer = b""
    files = [arrived(f"{number}.txt", content) for number, content in enumerate(contents)]
    clamd.answer = None
    return files


def states_of(files):
    return [PendingUpload.objects.get(pk=file.pk).state for file in files]


def test_a_held_file_whose_content_is_lost_stops_no_other(clamd):
    lost, other = held(clamd, b"a", b"b")
    store.remove_files(lost.key)
    assert jobs.check_held_files() == 1
    assert states_of([lost, other]) == [State.CHECKING, State.READY]
    assert set_aside() == [str(lost.pk)]


def set_aside():
    sweep = "virus check of casework.PendingUpload"
    return list(SetAside.objects.filter(sweep=sweep).values_list("row", flat=True))


@pytest.mark.parametrize("answer", [b"", TOO_LONG, b"stream: Heuristics.Limits ERROR\0"])
def test_a_file_that_the_scanner_cannot_decide_is_set_aside_and_the_others_go_on(answer, clamd):
    odd, *others = files = held(clamd, b"odd", b"b", EICAR, b"d")
    clamd.answers[b"odd"] = answer
    assert jobs.check_held_files() == 3
    assert not PendingUpload.objects.filter(pk=others[1].pk).exists()  # it had a virus
    assert states_of([files[0], files[1], files[3]]) == ["checking", "ready", "ready"]
    assert set_aside() == [str(odd.pk)]


def test_what_is_set_aside_is_asked_about_again_later_and_later(clamd, clock):
    (odd,) = held(clamd, b"odd")
    clamd.answers[b"odd"] = TOO_LONG
    clamd.scanned.clear()
    asked = []
    for minute in range(20):
        jobs.check_held_files()
        if clamd.scanned:
            asked.append(minute)
        clamd.scanned.clear()
        clock.at += timedelta(minutes=1)
    assert asked == [0, 1, 3, 7, 15]
    clamd.answers.clear()
    clock.at += timedelta(minutes=20)
    assert jobs.check_held_files() == 1
    assert (states_of([odd]), set_aside()) == ([State.READY], [])


def test_new_files_come_before_what_is_set_aside(clamd, clock):
    held(clamd, b"odd")
    clamd.answers[b"odd"] = TOO_LONG
    jobs.check_held_files()
    clock.at += timedelta(minutes=5)
    held(clamd, b"new")
    clamd.scanned.clear()
    jobs.check_held_files()
    assert clamd.scanned == [b"new", b"odd"]


def test_while_the_scanner_is_down_no_file_is_blamed(socket_path, clock):
    files = [arrived(name, b"x") for name in ("a.txt", "b.txt")]
    assert jobs.check_held_files() == 0
    assert set_aside() == []
    running = Clamd(socket_path)
    try:
        assert jobs.check_held_files() == 2
    finally:
        running.stop()
    assert states_of(files) == [State.READY, State.READY]


def test_a_scanner_that_hangs_is_asked_about_one_file_only(clamd):
    files = held(clamd, b"a", b"b", b"c")
    clamd.answer, clamd.hangs = b"", True
    clamd.scanned.clear()
    assert jobs.check_held_files() == 0
    assert clamd.scanned == [b"a"]
    clamd.answer, clamd.hangs = None, False
    assert jobs.check_held_files() == 2
    assert states_of(files) == ["checking", "ready", "ready"]


def test_no_transaction_is_open_while_the_scanner_thinks(clamd, monkeypatch):
    held(clamd, b"a")
    outer = len(connection.savepoint_ids)
    seen = []
    look = scanner.virus_in

    def watched(content):
        seen.append(len(connection.savepoint_ids))
        return look(content)

    monkeypatch.setattr(scanner, "virus_in", watched)
    assert jobs.check_held_files() == 1
    assert seen == [outer]
