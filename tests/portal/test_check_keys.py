"""check_keys says which key is missing after a restore, and so do prepare and verify_history."""

import base64
import re
import shutil

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command
from django.test import override_settings
from django.utils import timezone

from casework.files import cipher
from casework.notices import discreet
from casework.sealing import keys as sealing
from evidence import keys as chain
from people.second_factors.cipher import encrypted
from tests.complaints import cases as complaints
from tests.enquiries import cases
from tests.evidence.world import link_and_fold
from tests.files import jpeg, pending
from tests.owner import as_owner
from tests.people import named

pytestmark = pytest.mark.django_db
OTHER = base64.b64encode(b"\x7f" * 32).decode()
OTHER_FILE_KEY = base64.urlsafe_b64encode(b"\x7f" * 32).decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("files")


@pytest.fixture(scope="module", autouse=True)
def council_at_work(scene_kept, folder):
    """Something of each kind that needs a key."""

    def make():
        with override_settings(FILES_ROOT=folder):
            cases.with_photo(cases.assigned())
        complaints.sent()
        complaints.drafted(by="omar", about="nia", track="conduct")
        discreet.write_sealed_notices([named("eve")], due_at=timezone.now())
        for type, data in (("totp", "secret"), ("recovery_codes", "seed")):
            factor = {"user": named("omar"), "type": type, "data": {data: encrypted("of Omar")}}
            Authenticator.objects.create(**factor)
        link_and_fold()

    scene_kept(make)


@pytest.fixture(autouse=True)
def files_of_this_council(settings, folder, clock):
    settings.FILES_ROOT = folder
    yield
    forget()


def forget():
    sealing.forget_keys()
    chain.forget_keys()


@pytest.fixture
def restored_with(settings):
    """From now on this process has these keys instead."""

    def use(**values):
        for name, value in values.items():
            setattr(settings, name, value)
        forget()

    return use


def checked(capsys):
    capsys.readouterr()
    call_command("check_keys")
    return capsys.readouterr().out


def said(command="check_keys", **options):
    with pytest.raises(CommandError) as refused:
        call_command(command, **options)
    return str(refused.value)


def test_with_every_key_everything_that_was_looked_at_opens(capsys):
    lines = checked(capsys).splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        "Second factors",
        "Files",
        "Complaints",
        "Drafts of complaints",
        "Notices about complaints",
        "Links of history",
        "Heads of history",
        "Tags of complaints",
        "Files that no row of this database names",
    ]
    assert all(line.endswith(" opened.") and " 0 opened" not in line for line in lines[:-1])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"SEALING_PRIVATE_KEYS": [OTHER]}, "Complaints: no key here decrypts"),
        ({"SEALING_DRAFT_KEYS": [OTHER], "SEALING_PRIVATE_KEYS": []}, "Drafts of complaints: no"),
        ({"SEALING_NOTICE_KEYS": [OTHER]}, "SEALING_NOTICE_KEYS lacks a key"),
        ({"SEALING_TAG_KEY": OTHER}, "finds no complainant of 1 of the 1 complaints"),
        ({"SEALING_PRIVATE_KEYS": [], "SEALING_TAG_KEY": ""}, "has no keys for complaints"),
        ({"CHAIN_KEY": OTHER}, "CHAIN_KEY is another key than the one with which"),
        ({"CHAIN_KEY": ""}, "There is no chain key, and history has links"),
        (
            {"HEAD_SIGNING_KEY": OTHER},
            "HEAD_PUBLIC_KEY is another key than the one with which Head",
        ),
        ({"FILE_KEYS": [OTHER_FILE_KEY]}, "FILE_KEYS lacks the key"),
        ({"FILE_KEYS": [OTHER_FILE_KEY]}, "Second factors: no key here decrypts 2 of the 2 looked"),
        ({"FILE_KEYS": []}, "FILE_KEYS is not set, and there are 1 files"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_key_that_is_missing_or_another_is_named(values, sentence, restored_with):
    restored_with(**values)
    assert sentence in said()


def test_an_older_key_that_only_some_files_need_is_named_by_its_mark(settings, folder, tmp_path):
    settings.FILES_ROOT = shutil.copytree(folder, tmp_path / "files")
    old = settings.FILE_KEYS
    settings.FILE_KEYS = [OTHER_FILE_KEY, *old]
    pending(named("clara"), "photo.jpg", jpeg())
    settings.FILE_KEYS = [OTHER_FILE_KEY]
    mark = cipher.key_mark(base64.urlsafe_b64decode(old[0])).hex()
    assert f"FILE_KEYS lacks the key {mark}, which 1 files need" in said()
    settings.FILE_KEYS = old
    assert "which 2 files need" in said()  # the upload and its name


def test_a_file_that_is_not_there_is_named(settings, tmp_path):
    settings.FILES_ROOT = tmp_path  # of a folder from before the dump
    assert "enquiries_enquiryfile" in (sentence := said())
    assert "the stored file is gone." in sentence


def test_the_worker_says_what_it_cannot_check(restored_with, capsys):
    public = sealing.sealing_keys().public.public_bytes_raw()
    restored_with(
        SEALING_PRIVATE_KEYS=[],
        SEALING_DRAFT_KEYS=[],
        SEALING_PUBLIC_KEY=base64.b64encode(public).decode(),
    )
    lines = checked(capsys)
    why = "not checked, because this process has no key that decrypts them."
    assert f"Complaints: {why}" in lines
    assert f"Drafts of complaints: {why}" in lines
    assert re.search(r"Notices about complaints: [1-9]\d* opened\.", lines)


def test_a_public_key_without_its_private_one_is_named(restored_with):
    restored_with(SEALING_PUBLIC_KEY=OTHER)
    assert "is not that of the first private key" in said()


@pytest.mark.parametrize(
    "values", [{"SEALING_PRIVATE_KEYS": [OTHER]}, {"SEALING_TAG_KEY": OTHER}], ids=str
)
def test_verify_history_notices_a_wrong_key_of_complaints(values, restored_with):
    call_command("verify_history")
    restored_with(**values)
    assert "keys: " in said("verify_history")


@pytest.mark.parametrize("values", [{"CHAIN_KEY": OTHER}, {"FILE_KEYS": [OTHER_FILE_KEY]}], ids=str)
def test_verify_history_notices_another_chain_key_or_file_key(values, restored_with):
    restored_with(**values)
    said("verify_history")


def test_on_a_machine_that_only_verifies_no_key_of_complaints_is_missed(restored_with):
    restored_with(SEALING_PRIVATE_KEYS=[], SEALING_DRAFT_KEYS=[], SEALING_TAG_KEY="")
    call_command("verify_history")


def test_prepare_fails_unless_told_to_go_on(restored_with):
    restored_with(SEALING_PRIVATE_KEYS=[OTHER])
    with as_owner():
        assert "Complaints: no key here decrypts" in said("prepare")
        call_command("prepare", without_key_check=True)
