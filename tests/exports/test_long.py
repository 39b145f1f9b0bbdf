"""Long exports: asked for, made by a worker, fetched once by the same person, and gone."""

import csv
import os
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.utils import timezone

from casework.exports import making, storing
from casework.exports.xlsx_file import TooManyRows
from casework.files import store
from casework.files.store import FileNotStored
from casework.models import Export
from foundation.history import update_without_history
from people.models import Service
from tests.established import change_posts, establish
from tests.exports.long import QUEUE, ask, asked, fetch, long_queue, made
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def files_root(settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def queue(clock, monkeypatch):
    return long_queue(monkeypatch)


def files_on_disk(root):
    return [path for path in root.rglob("*") if path.is_file()]


def later(export, **before):
    """As if these times of its row had been longer ago."""
    for name, ago in before.items():
        setattr(export, name, timezone.now() - ago)
    update_without_history([export], list(before))


def leave(who):
    change_posts(named(who).appointments.all(), ends_on="2026-11-30")


def text_of(page):
    return page.content.decode()


def own_page(who="omar"):
    return text_of(signed_in(who).get("/exports/own/"))


def test_a_long_list_is_made_by_a_worker_and_fetched_once(queue, files_root):
    page = signed_in("omar").get(QUEUE)
    assert "This list is too long to download at once" in text_of(page)
    assert not Export.objects.exists()
    export = asked()
    assert "We will start in a few seconds." in own_page()
    assert making.make_waiting() == 1
    export.refresh_from_db()
    assert (export.state, export.rows, export.attempts) == ("ready", 4, 1)
    assert "4 rows. We will delete it" in own_page()
    answer = fetch(export)
    assert answer["Content-Disposition"].startswith('attachment; filename="enquiries-2026-12-')
    assert answer["Cache-Control"] == "no-store, private"
    written = b"".join(answer.streaming_content).decode().removeprefix("\ufeff")
    rows = list(csv.DictReader(StringIO(written)))
    assert [row["Reference"] for row in rows] == [case.reference for case in reversed(queue)]
    assert files_on_disk(files_root) == []
    again = fetch(export)
    assert again.status_code == 403
    assert "This file has been downloaded, so we have deleted it." in text_of(again)


def test_it_is_encrypted_on_the_disk(queue, files_root):
    made()
    (path,) = files_on_disk(files_root)
    assert queue[0].reference.encode() not in path.read_bytes()


def test_the_words_searched_for_are_encrypted_and_gone_once_it_is_made(queue):
    export = asked()
    assert b"resurfacing" not in bytes(export.sealed_query)
    assert "q=resurfacing" in export.query
    making.make_waiting()
    export.refresh_from_db()
    assert bytes(export.sealed_query) == b""
    assert export.filters == "List: Any state. Words were searched for."
    assert "resurfacing" not in str(list(export.history.values())).lower()


@pytest.mark.parametrize("who", ["grace", "ruth", "dev", "ada", "clara", "sam"])
def test_nobody_else_can_fetch_it_or_know_of_it(who, queue):
    export = made()
    assert fetch(export, who).status_code == 404
    assert "queue" not in own_page(who)
    export.refresh_from_db()
    assert export.state == "ready"


def test_who_lost_the_post_meanwhile_cannot_fetch_it(queue):
    export = made()
    leave("omar")
    refused = fetch(export)
    assert refused.status_code == 403
    export.refresh_from_db()
    assert export.state == "ready"


def test_who_was_given_another_post_instead_cannot_fetch_what_the_first_one_saw(queue):
    export = made()
    leave("omar")
    waste = Service.objects.get(name="Waste")
    establish(person=named("omar"), role="officer", service=waste, starts_on="2026-01-01")
    refused = fetch(export)
    assert refused.status_code == 403
    assert "Your posts have changed since this file was made." in text_of(refused)


def test_who_lost_the_post_before_it_was_made_gets_none(queue, files_root):
    export = asked()
    leave("omar")
    assert making.make_waiting() == 0
    export.refresh_from_db()
    assert export.state == "failed"
    assert "The queue is for officers." in export.why
    assert files_on_disk(files_root) == []


def test_its_button_pressed_twice_asks_once(queue):
    key = uuid4()
    assert [ask(key=key).status_code for _ in range(2)] == [302, 302]
    assert Export.objects.count() == 1


def test_one_person_has_at_most_three_at_a_time(queue):
    for _ in range(3):
        asked()
    assert signed_in("omar").get(QUEUE).status_code == 403
    assert ask().status_code == 403
    assert ask("grace").status_code == 302


def test_a_worker_that_was_killed_is_followed_by_another_and_after_three_it_has_failed(
    queue, files_root
):
    export = asked()
    for attempt in (1, 2, 3):
        claimed = making.claimed_export()
        assert (claimed.pk, claimed.attempts) == (export.pk, attempt)
        assert making.make_waiting() == 0  # it seems to be at work
        later(claimed, seen_at=Export.GIVEN_UP * 2)
    assert making.make_waiting() == 0
    export.refresh_from_db()
    assert (export.state, export.why) == ("failed", making.STOPPED)
    assert "could not finish this file" in own_page()


def test_a_worker_given_up_for_dead_that_comes_second_leaves_nothing(queue, files_root):
    asked()
    first = making.claimed_export()
    later(first, seen_at=Export.GIVEN_UP * 2)
    assert making.make_waiting() == 1
    assert making.make(first) is False
    export = Export.objects.get()
    (path,) = files_on_disk(files_root)
    assert path.name.startswith(export.file_key.hex)
    assert export.history.filter(history_change_reason="made").count() == 1


@pytest.mark.parametrize(
    ("problem", "words"),
    [(TooManyRows, making.TOO_MANY), (FileNotStored, making.NO_ROOM)],
)
def test_what_its_person_can_do_something_about_is_said(problem, words, queue, monkeypatch):
    def failing(*_):
        raise problem

    export = asked()
    monkeypatch.setattr(making, "keep_export", failing)
    making.make_waiting()
    export.refresh_from_db()
    assert (export.state, export.why) == ("failed", words)
    assert words in own_page()


def test_without_a_worker_it_waits_and_its_page_says_so(queue):
    later(asked(), asked_at=timedelta(minutes=3))
    page = own_page()
    assert "We have not started yet" in page
    assert "Refresh this page" in page


def test_it_is_gone_after_a_day(queue, files_root):
    export = made()
    assert making.remove_unfetched_exports() == 0
    later(export, expires_at=timedelta(seconds=1))
    assert fetch(export).status_code == 403  # before any sweep
    assert making.remove_unfetched_exports() == 1
    export.refresh_from_db()
    assert (export.state, export.file_key) == ("expired", None)


def test_one_that_nobody_made_within_a_day_has_failed(queue):
    export = asked()
    later(export, asked_at=Export.KEPT_FOR * 2)
    making.remove_unfetched_exports()
    export.refresh_from_db()
    assert export.state == "failed"


def test_the_sweep_removes_what_no_row_names_and_keeps_what_one_does(queue, files_root):
    export, stray = made(), uuid4()
    storing.keep_export(stray, [b"left behind"])
    unfinished = store.path_in(storing.PLACE, stray).with_suffix(store.UNFINISHED)
    unfinished.write_bytes(b"half")
    assert making.remove_unfetched_exports() == 0  # it may be at work
    for path in files_on_disk(files_root):
        os.utime(path, (1, 1))
    assert making.remove_unfetched_exports() == 2
    (kept,) = files_on_disk(files_root)
    assert kept.name.startswith(export.file_key.hex)
