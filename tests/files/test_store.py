"""The store: files lie encrypted, whole or not at all, keys change, and nothing is lost."""

import base64
import os
import resource
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from casework.files import checks, cipher, store
from casework.files.cipher import CHUNK, HEADER, TAG, Unreadable
from casework.files.models import PendingUpload
from tests.enquiries import cases
from tests.files import jpeg, pending, upload
from tests.people import named

SECRET = b"Name of a resident, and where they live"
OLD, NEW = (base64.urlsafe_b64encode(byte * 32).decode() for byte in (b"o", b"n"))


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.FILES_ROOT = tmp_path / "files"
    return settings.FILES_ROOT


def on_disk(folder):
    return sorted(path for path in Path(folder).rglob("*") if path.is_file())


def stored(content=SECRET):
    name = uuid4()
    store.put_file(name, content)
    return name


@given(st.integers(-2, 2), st.integers(0, 3))
def test_encrypted_content_is_read_back_at_every_length(near, chunks):
    import io

    name, content = uuid4(), os.urandom(max(chunks * CHUNK + near, 0))
    sealed = b"".join(cipher.encrypted_pieces(name, content))
    assert b"".join(cipher.decrypted_pieces(name, io.BytesIO(sealed))) == content


def test_neither_content_nor_name_can_be_read_from_the_disk(folder):
    stored()
    (path,) = on_disk(folder)
    assert SECRET not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def swapped(sealed):
    """The first two chunks in each other's place."""
    size = CHUNK + TAG
    first, second = sealed[HEADER : HEADER + size], sealed[HEADER + size : HEADER + 2 * size]
    return sealed[:HEADER] + second + first + sealed[HEADER + 2 * size :]


@pytest.mark.parametrize(
    "change",
    [
        lambda sealed: b"X" + sealed[1:],
        lambda sealed: sealed[:5] + bytes([sealed[5] ^ 1]) + sealed[6:],
        lambda sealed: sealed[:30] + bytes([sealed[30] ^ 1]) + sealed[31:],
        lambda sealed: sealed[:99] + bytes([sealed[99] ^ 1]) + sealed[100:],
        lambda sealed: sealed[:-1],
        lambda sealed: sealed[: HEADER + CHUNK + TAG],
        lambda sealed: sealed[: HEADER + 2 * (CHUNK + TAG)],
        lambda sealed: sealed[:HEADER],
        lambda sealed: sealed[:10],
        lambda sealed: b"",
        lambda sealed: sealed + b"more",
        swapped,
    ],
)
def test_an_altered_cut_off_or_moved_file_is_not_served(change):
    name = stored(os.urandom(2 * CHUNK + 100))
    path = store.file_path(name)
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(Unreadable):
        store.file_content(name)


def test_no_file_can_stand_in_for_another():
    one, other = stored(b"one"), stored(b"other")
    store.file_path(one).write_bytes(store.file_path(other).read_bytes())
    with pytest.raises(Unreadable):
        store.file_content(one)


@pytest.mark.django_db
def test_an_altered_file_gives_a_sentence_and_records_no_opening(client):
    file = cases.with_photo(cases.assigned())
    store.file_path(file.key).write_bytes(b"nothing")
    client.force_login(named("omar"))
    for way in ("save", "picture"):
        page = client.get(f"{file.get_absolute_url()}{way}/")
        assert page.status_code == 403
        assert "This file cannot be read" in page.content.decode()
    assert not file.openings.exists()


@pytest.mark.django_db
def test_the_newest_key_encrypts_and_all_decrypt(settings, capsys):
    settings.FILE_KEYS = [OLD]
    name, waiting = stored(), pending(named("clara"), "photo.jpg", jpeg())
    before = store.file_path(name).read_bytes()
    settings.FILE_KEYS = [NEW, OLD]
    assert store.file_content(name) == SECRET
    call_command("rotate_file_keys")
    assert "newest key: 2. You can now remove the older keys." in capsys.readouterr().out
    settings.FILE_KEYS = [NEW]
    assert store.file_content(name) == SECRET
    assert store.file_content(waiting.key)
    assert PendingUpload.objects.get().name == "photo.jpg"
    assert store.file_path(name).read_bytes()[HEADER:] == before[HEADER:]
    call_command("rotate_file_keys")
    assert "newest key: 0." in capsys.readouterr().out


@pytest.mark.django_db
def test_a_file_under_a_lost_key_is_named_and_the_others_are_done(settings):
    settings.FILE_KEYS = [base64.urlsafe_b64encode(b"l" * 32).decode()]
    lost = stored()
    settings.FILE_KEYS = [OLD]
    there = stored()
    settings.FILE_KEYS = [NEW, OLD]
    with pytest.raises(CommandError, match=f"newest key: 1[^$]*{lost}"):
        call_command("rotate_file_keys")
    settings.FILE_KEYS = [NEW]
    assert store.file_content(there) == SECRET


def test_checks_name_keys_that_are_missing_or_malformed(settings, tmp_path):
    assert checks.keys_are_well_formed() == []
    settings.FILE_KEYS = ["too short"]
    assert [error.id for error in checks.keys_are_well_formed()] == ["files.E001"]
    settings.FILE_KEYS, settings.CLAMAV_URL = [], ""
    ids = [error.id for error in checks.files_can_be_kept()]
    assert ids == ["files.E002", "files.W001"]


@pytest.mark.django_db
def test_without_a_key_nothing_is_stored_and_the_page_says_so(settings, folder, client):
    settings.FILE_KEYS = []
    sentences = refused(client, jpeg())
    assert sentences == [
        "“photo.jpg” could not be saved because the portal has run out of space. Try again later"
    ]
    assert on_disk(folder) == []


class SmallDisk:
    """The operating system refuses to let a file of this process grow beyond so many bytes."""

    def __init__(self, size):
        self.size = size

    def __enter__(self):
        self.before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (self.size, self.before[1]))

    def __exit__(self, *failed):
        resource.setrlimit(resource.RLIMIT_FSIZE, self.before)


def refused(client, content, name="photo.jpg"):
    enquiry = cases.assigned()
    client.force_login(named("clara"))
    form = {"key": uuid4(), "text": "Look", "attached": [upload(name, content)]}
    page = client.post(reverse("enquiries:add", args=[enquiry.pk]), form)
    assert page.status_code == 200
    assert "Look" in page.content.decode()
    assert not enquiry.files.exists()
    assert not PendingUpload.objects.exists()
    return page.context["form"].errors["attached"]


@pytest.mark.django_db
@pytest.mark.parametrize("size", [1_500_000, 4_000_000])  # while it is kept; while it comes in
def test_a_disk_that_is_full_half_way_keeps_nothing_and_says_so(size, client, folder):
    with SmallDisk(1_000_000):
        sentences = refused(client, b"Noted. " * (size // 7), "notes.txt")
    assert len(sentences) == 1
    assert "“notes.txt” could not be saved because the portal has run out of space." in sentences[0]
    assert on_disk(folder) == []


def test_a_write_that_fails_leaves_what_was_there(folder):
    name = stored(b"first")
    with SmallDisk(100_000), pytest.raises(store.FileNotStored):
        store.put_file(name, os.urandom(500_000))
    assert store.file_content(name) == b"first"
    assert len(on_disk(folder)) == 1


@pytest.mark.django_db
def test_only_its_owner_sees_a_pending_upload():
    mine = pending(named("clara"), "photo.jpg", jpeg())
    assert PendingUpload.objects.visible_to(named("clara")).get() == mine
    for who in ("nia", "omar", "dev", "mona", "sam"):
        assert not PendingUpload.objects.visible_to(named(who)).exists()
    assert b"photo" not in bytes(PendingUpload.objects.get().sealed_name)
