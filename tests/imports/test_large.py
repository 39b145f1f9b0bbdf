"""Large files are left to a worker, and the contents of old ones are removed."""

from datetime import timedelta

import pytest
from django.db import transaction

from foundation.history import update_without_history, write
from people.imports import actions, undo, work
from people.imports.progress import recorded_progress
from people.jobs import forget_old_files, work_on_files
from people.models import ImportLine, User
from tests.imports.files import (
    a_file,
    lines,
    member,
    page_of,
    press_save,
    press_undo,
    saved,
    uploaded,
)
from tests.people import named

pytestmark = pytest.mark.django_db
FIRST = "7 May 2027"
ANNA = member("Anna Reed", starts=FIRST)


@pytest.fixture
def all_are_large(monkeypatch, clock):
    for module in (actions, undo):
        monkeypatch.setattr(module, "AT_A_GLANCE", 0)


def worked_on(row):
    assert work_on_files() == 1
    row.refresh_from_db()
    return row.state


def test_a_worker_compares_saves_and_undoes_it(all_are_large):
    row = uploaded(ANNA)
    page = page_of(row)
    assert page["Refresh"] == "2"
    assert "compared 0 of 1 rows, 0%" in page.content.decode()
    assert worked_on(row) == "ready"
    assert press_save(row).status_code == 302
    assert "We are saving all 1 rows together" in page_of(row).content.decode()
    assert not User.objects.filter(name="Anna Reed").exists()
    assert worked_on(row) == "done"
    assert named("anna").appointments.exists()
    press_undo(row)
    assert row.state == "undoing"
    assert worked_on(row) == "undone"
    assert not named("anna").appointments.exists()
    assert work_on_files() == 0


def test_progress_is_said_while_it_is_compared(clock, monkeypatch):
    monkeypatch.setattr(actions, "PROGRESS_EVERY", 1)
    row = a_file(ANNA, member("Ben Hale", starts=FIRST))
    actions.progress_of(row)(2)
    row.refresh_from_db()
    assert row.percent == 100


@pytest.mark.django_db(transaction=True)
def test_progress_is_said_while_the_transaction_that_saves_is_open(council, all_are_large):
    row = uploaded(ANNA, member("Ben Hale", starts=FIRST))
    worked_on(row)
    press_save(row)
    row.refresh_from_db()
    with transaction.atomic(), recorded_progress(row, every=1) as progress:
        actions.save(row, progress)
        transaction.set_rollback(True)
    row.refresh_from_db()
    assert (row.state, row.percent) == ("saving", 100)
    assert not User.objects.filter(name="Anna Reed").exists()


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "compared 1 of 2 rows once more, 25%"), (3, "written 1 of 2 rows, 75%")],
)
def test_the_page_says_how_far_saving_is(number, words, all_are_large):
    row = uploaded(ANNA, member("Ben Hale", starts=FIRST))
    worked_on(row)
    press_save(row)
    row.checked = number
    update_without_history([row], ["checked"])
    page = page_of(row)
    assert page["Refresh"] == "2"
    assert words in page.content.decode()


def test_what_has_changed_by_the_time_a_worker_saves_it_is_shown_again(all_are_large):
    row = uploaded(member("Clara Okafor", "Harbour", ends="6 May 2027"))
    worked_on(row)
    press_save(row)
    post = named("clara").appointments.get()
    write(post, by=named("dev"), reason="x", ends_on=post.starts_on)
    assert worked_on(row) in ("ready", "problems")
    post.refresh_from_db()
    assert post.ends_on == post.starts_on
    assert row.undo_until is None
    assert lines(row, "change") != [
        "Clara Okafor stops being councillor for Harbour after 6 May 2027."
    ]


def test_a_worker_that_is_killed_leaves_everything_as_it_was(all_are_large, monkeypatch, clock):
    row = uploaded(ANNA, member("Ben Hale", starts=FIRST))
    worked_on(row)
    press_save(row)

    def killed(*args, **more):
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("people.imports.saving.begin_posts", killed)
        assert work_on_files() == 0
    assert not User.objects.filter(name__in=["Anna Reed", "Ben Hale"]).exists()
    assert work_on_files() == 0
    clock.at += timedelta(minutes=16)
    assert worked_on(row) == "done"


def test_of_two_workers_one_has_it(all_are_large):
    row = uploaded(ANNA)
    assert work.claim(row.pk).pk == row.pk
    assert work.claim(row.pk) is None


def test_a_file_that_nobody_saves_is_forgotten_after_a_day(clock):
    row = a_file(ANNA)
    clock.at += timedelta(hours=23)
    assert forget_old_files() == 0
    clock.at += timedelta(hours=2)
    assert forget_old_files() == 1
    row.refresh_from_db()
    assert (row.state, row.rows) == ("lapsed", [])
    assert not ImportLine.objects.exists()
    page = page_of(row).content.decode()
    assert "was not saved within a day" in page
    assert "Anna Reed" not in page
    assert press_save(row).status_code == 403
    assert forget_old_files() == 0


def test_what_was_in_a_saved_file_is_forgotten_when_it_cannot_be_undone(clock):
    row = saved(ANNA)
    clock.at = row.undo_until - timedelta(minutes=1)
    assert forget_old_files() == 0
    clock.at = row.undo_until + timedelta(minutes=1)
    assert forget_old_files() == 1
    row.refresh_from_db()
    assert (row.state, row.rows, row.done) == ("done", [], {})
    assert named("anna").appointments.get().people_import == row
    assert page_of(row).status_code == 200


def test_the_history_of_a_file_says_nothing_of_its_contents(clock):
    row = saved(ANNA)
    for past in row.history.all():
        assert not {"rows", "done", "counts"} & set(vars(past))
