"""The virus scanner: a file not yet scanned cannot be opened, and a virus is refused."""

import pytest

from casework import jobs
from casework.files import checks, scanner, store
from casework.files.models import PendingUpload, State
from casework.models import Notice
from enquiries.models import EnquiryFile
from foundation import timeouts
from foundation.history import write
from tests.enquiries import cases
from tests.files import EICAR, jpeg, pending
from tests.files.clamd import Clamd, arrived
from tests.people import named

pytestmark = pytest.mark.django_db


def test_the_file_that_is_stored_is_the_one_that_was_scanned(clamd):
    file = arrived("photo.jpg", jpeg())
    assert (file.state, file.scanned_at is None) == (State.READY, False)
    assert clamd.scanned == [store.file_content(file.key)]


def test_a_large_file_is_sent_whole(clamd):
    content = b"line of notes\n" * 50_000
    arrived("notes.txt", content)
    assert clamd.scanned == [content]


def test_a_virus_is_refused_and_not_kept(clamd, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    refused = arrived("notes.txt", EICAR)
    assert refused.sentence == "“notes.txt” contains a virus, so it was not saved"
    assert not PendingUpload.objects.exists()
    assert list(tmp_path.iterdir()) == []


def test_without_a_scanner_files_are_taken(settings):
    settings.CLAMAV_URL = ""
    file = arrived("photo.jpg", jpeg())
    assert (file.state, file.scanned_at) == (State.READY, None)


TOO_LONG = b"INSTREAM size limit exceeded. ERROR\0"
WAYS_TO_FAIL = [b"", TOO_LONG, b"stream: \0", b"\xff\xfe\0", b"OK\0"]


@pytest.mark.parametrize("answer", WAYS_TO_FAIL)
def test_an_unknown_answer_of_the_scanner_holds_the_file(answer, clamd):
    clamd.answer = answer
    assert arrived("photo.jpg", jpeg()).state == State.CHECKING


def test_a_scanner_that_says_nothing_holds_the_file(socket_path, monkeypatch):
    import socket

    monkeypatch.setattr(timeouts, "SCANNER_ANSWER", 0.2)
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(str(socket_path))
        deaf.listen()
        assert arrived("photo.jpg", jpeg()).state == State.CHECKING


def test_a_held_file_goes_with_its_letter_and_opens_when_the_scanner_is_back(socket_path, client):
    file = cases.with_photo(cases.assigned())
    client.force_login(named("omar"))
    about = file.get_absolute_url()
    assert "Being checked for viruses" in client.get(file.case.get_absolute_url()).content.decode()
    assert "still being checked for viruses" in client.get(about).content.decode()
    for way in ("save", "picture"):
        page = client.get(f"{about}{way}/")
        assert page.status_code == 403
        assert "still being checked for viruses" in page.content.decode()
    assert jobs.check_held_files() == 0
    assert not file.openings.exists()
    running = Clamd(socket_path)
    try:
        assert jobs.check_held_files() == 1
    finally:
        running.stop()
    assert client.get(f"{about}picture/").status_code == 200
    row = EnquiryFile.objects.get().history.first()
    assert (row.history_change_reason, row.state) == ("checked", State.READY)


def test_a_virus_found_later_takes_the_content_away_and_tells_the_sender(
    socket_path, client, django_capture_on_commit_callbacks
):
    file = cases.with_photo(cases.assigned(), EICAR, "notes.txt")
    running = Clamd(socket_path)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            assert jobs.check_held_files() == 1
    finally:
        running.stop()
    file.refresh_from_db()
    assert file.state == State.UNSAFE
    assert not store.file_path(file.key).exists()
    client.force_login(named("omar"))
    assert client.get(f"{file.get_absolute_url()}save/").status_code == 403
    assert "This file contains a virus" in client.get(file.get_absolute_url()).content.decode()
    notice = Notice.objects.get(event="file-refused")
    assert (notice.addressee, notice.reference) == (named("clara"), file.case.reference)
    assert file.name not in notice.sentence


def test_a_pending_upload_with_a_virus_goes(socket_path):
    pending(named("clara"), "notes.txt", EICAR)
    running = Clamd(socket_path)
    try:
        assert jobs.check_held_files() == 1
    finally:
        running.stop()
    assert not PendingUpload.objects.exists()


def test_a_pending_upload_that_was_held_is_ready_afterwards(clamd):
    clamd.answer = b""
    file = arrived("photo.jpg", jpeg())
    clamd.answer = None
    assert jobs.check_held_files() == 1
    file.refresh_from_db()
    assert file.state == State.READY


def test_held_files_open_once_there_is_no_scanner(clamd, settings):
    clamd.answer = b""
    file = cases.with_photo(cases.assigned())
    settings.CLAMAV_URL = ""
    assert jobs.check_held_files() == 1
    file.refresh_from_db()
    assert (file.state, file.scanned_at) == (State.READY, None)


def test_a_file_held_by_hand_is_held(client):
    file = cases.with_photo(cases.assigned())
    write(file, by=named("dev"), reason="checked", state=State.CHECKING)
    client.force_login(named("clara"))
    assert client.get(f"{file.get_absolute_url()}save/").status_code == 403


def test_a_file_is_scanned_over_tcp(settings):
    running = Clamd()
    settings.CLAMAV_URL = f"tcp://127.0.0.1:{running.door.getsockname()[1]}"
    try:
        assert arrived("photo.jpg", jpeg()).state == State.READY
        assert arrived("notes.txt", EICAR).sentence.endswith(
            "contains a virus, so it was not saved"
        )
        assert scanner.is_answering()
    finally:
        running.stop()
    assert arrived("photo.jpg", jpeg()).state == State.CHECKING
    assert not scanner.is_answering()


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("unix:///run/clamav/clamd.ctl", "/run/clamav/clamd.ctl"),
        ("tcp://clamav:3310", ("clamav", 3310)),
        ("tcp://[::1]:3310", ("::1", 3310)),
        ("tcp://clamav", None),
        ("tcp://clamav:port", None),
        ("/run/clamav/clamd.ctl", None),
        ("unix://run/clamd.ctl", None),
        ("http://clamav:3310", None),
    ],
)
def test_an_address_of_the_scanner_is_read_in_one_place(url, where, settings):
    settings.CLAMAV_URL = url
    if where:
        assert scanner.address() == where
        assert checks.scanner_has_an_address() == []
    else:
        assert [error.id for error in checks.scanner_has_an_address()] == ["files.E004"]
        assert arrived("photo.jpg", jpeg()).state == State.CHECKING
