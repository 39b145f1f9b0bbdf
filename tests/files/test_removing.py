"""Files the sweep removes: what this database itself gave up, and nothing that it only lacks."""

import os
import shutil
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from casework import jobs
from casework.files import arriving, attaching, removing, store
from casework.files.models import PendingUpload, RemovedFile, State
from enquiries.models import EnquiryFile
from foundation.history import write
from tests.enquiries import cases
from tests.files import jpeg, pending
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """What is done in this block is committed, and what waits for that is done too."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def on_disk(folder):
    return sorted(path.name for path in Path(folder).rglob("*") if path.is_file())


def days_pass(folder, days=2):
    """For files and for the rows of uploads."""
    then = time.time() - days * 86_400
    for path in Path(folder).rglob("*"):
        if path.is_file():
            os.utime(path, (then, then))
    moment = timezone.now() - timezone.timedelta(days=days)
    PendingUpload.objects.update(added_at=moment)


def chosen():
    return pending(named("clara"), "photo.jpg", jpeg())


def sent(letter, upload):
    fields = {"case": letter.case, "letter": letter}
    return attaching.attach_uploads([upload], EnquiryFile, by=named("clara"), **fields)[0]


def test_an_older_database_beside_a_newer_folder_loses_no_file(folder, committed):
    """Rows go back to what they were, as from a dump. Files stay as they are."""
    with committed():
        letter = cases.with_photo(cases.assigned()).letter
        first = chosen()
    dump = transaction.savepoint()
    with committed():
        sent(letter, first)
        sent(letter, chosen())
        chosen()
    transaction.savepoint_rollback(dump)
    assert len(before := on_disk(folder)) == 4
    days_pass(folder)
    with committed():
        jobs.sweep_files()
    assert not PendingUpload.objects.exists()
    assert on_disk(folder) == before
    assert len(list(removing.unowned_files())) == 3


def test_files_of_another_database_and_of_none_stay_and_are_counted(folder, caplog):
    store.put_file(chosen().key, jpeg())
    PendingUpload.objects.all().delete()
    days_pass(folder)
    assert jobs.sweep_files() == 0
    assert len(on_disk(folder)) == 1
    assert "no row of this database names, and that stay: 1" in caplog.text


def test_an_upload_that_is_never_sent_goes_after_a_day(folder, committed):
    with committed():
        old = chosen()
    days_pass(folder)
    with committed():
        young = chosen()
    with committed():
        assert jobs.sweep_files() == 1
    assert PendingUpload.objects.get() == young != old
    assert on_disk(folder) == [store.file_path(young.key).name]
    assert not RemovedFile.objects.exists()


class Killed(BaseException):
    """The process ends here."""


def killed(*arguments):
    raise Killed


def test_a_process_that_ends_before_its_file_is_whole_leaves_nothing_for_long(folder, monkeypatch):
    monkeypatch.setattr(store.os, "replace", killed)
    with pytest.raises(Killed):
        chosen()
    monkeypatch.undo()
    assert [name[-5:] for name in on_disk(folder)] == [".part"]
    days_pass(folder)
    jobs.sweep_files()
    assert on_disk(folder) == []
    assert not PendingUpload.objects.exists()


def test_a_process_that_ends_between_row_and_file_is_finished_by_the_sweep(folder):
    """Nothing that waits for a commit is done here, as if the process had ended with it."""
    dropped = chosen()
    removing.discard_uploads([dropped])
    assert not PendingUpload.objects.exists()
    assert len(on_disk(folder)) == 1
    jobs.sweep_files()
    assert on_disk(folder) == []
    assert not RemovedFile.objects.exists()


def test_a_file_whose_process_ended_after_it_was_sent_is_moved_by_the_sweep(folder):
    file = cases.with_photo(cases.assigned())
    assert store.ARRIVING in str(store.file_path(file.key))
    jobs.sweep_files()
    assert store.ARRIVING not in str(store.file_path(file.key))
    assert store.file_content(file.key)
    assert on_disk(folder) == [store.file_path(file.key).name]


def test_what_is_sent_is_moved_and_what_is_taken_back_stays(committed):
    file, upload = cases.with_photo(cases.assigned()), chosen()
    with committed(), transaction.atomic():
        with transaction.atomic():
            sent(file.letter, upload)
            transaction.set_rollback(True)
        kept = sent(file.letter, chosen())
    assert store.ARRIVING in str(store.file_path(upload.key))
    assert store.ARRIVING not in str(store.file_path(kept.key))
    assert store.file_content(upload.key) == store.file_content(kept.key)


def test_a_file_that_moves_while_it_is_looked_for_is_read(monkeypatch):
    upload = chosen()
    arrived = store.file_path(upload.key)
    store.keep_files(upload.key)
    monkeypatch.setattr(store, "file_path", lambda name: arrived)
    assert store.file_content(upload.key)


def test_the_content_of_a_virus_goes_even_if_the_process_ended_first(folder):
    file = cases.with_photo(cases.assigned())
    write(file, by=named("dev"), reason="checked", state=State.UNSAFE)
    jobs.sweep_files()
    assert on_disk(folder) == []
    assert EnquiryFile.objects.get() == file


def test_without_room_for_one_more_nothing_is_stored(folder, monkeypatch):
    monkeypatch.setattr(arriving, "save_if_room", lambda row: False)
    with pytest.raises(arriving.FileRefused):
        chosen()
    assert on_disk(folder) == []


def test_uploads_from_before_there_was_a_place_for_them_are_moved_there_once(folder):
    upload, other = chosen(), chosen()
    for key in (upload.key, other.key):
        store.keep_files(key)
    shutil.rmtree(folder / store.ARRIVING)
    PendingUpload.objects.filter(pk=other.pk).delete()
    removing.separate_uploads()
    assert store.ARRIVING in str(store.file_path(upload.key))
    assert store.ARRIVING not in str(store.file_path(other.key))
    store.keep_files(upload.key)  # it is sent, and an older database comes back
    removing.separate_uploads()
    assert store.ARRIVING not in str(store.file_path(upload.key))


def test_a_person_removes_unowned_files_after_saying_how_many(folder, capsys):
    kept = cases.with_photo(cases.assigned())
    lost = chosen()
    PendingUpload.objects.filter(pk=lost.pk).delete()
    days_pass(folder)
    call_command("unowned_files")
    path, number = capsys.readouterr().out.splitlines()
    assert path == str(store.file_path(lost.key))
    assert number == "Files that no row of this database names: 1."
    with pytest.raises(CommandError, match="There are 1, not 2"):
        call_command("unowned_files", remove=2)
    assert len(on_disk(folder)) == 2
    call_command("unowned_files", remove=1)
    assert on_disk(folder) == [store.file_path(kept.key).name]
