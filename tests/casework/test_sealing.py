"""Sealing: only the private key opens a value, and only in its own row and column."""

import base64
import stat

import pytest
from django.core.checks import run_checks
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.core.management import CommandError, call_command

from casework.sealing import key_files
from casework.sealing import keys as sealing_keys
from casework.sealing.field import SealedField
from casework.sealing.keys import CannotOpen, Sealed

WORDS = "Words that are planted – 7KQ4M"


@pytest.fixture
def keys(settings):
    """Sets the keys of this process; as they were afterwards."""

    def use(**values):
        for name in ("PRIVATE_KEYS", "PUBLIC_KEY", "TAG_KEY"):
            setattr(settings, f"SEALING_{name}", values.get(name.lower(), ""))
        settings.SEALING_KEY_FILE = str(values.get("file", ""))
        sealing_keys.forget_keys()

    yield use
    sealing_keys.forget_keys()


def public(settings):
    key = sealing_keys.sealing_keys().public
    return base64.b64encode(key.public_bytes_raw()).decode(), settings.SEALING_TAG_KEY


def test_a_sealed_value_opens_again_and_shows_nothing_meanwhile():
    value = {"text": WORDS, "days": [1, None]}
    sealed = sealing_keys.seal_value(value, "complaint.body:1")
    assert sealed.open("complaint.body:1") == value
    assert WORDS.encode() not in sealed.token
    assert f"{sealed} {sealed!r}" == "Sealed Sealed"
    assert sealing_keys.seal_value(value, "complaint.body:1").token != sealed.token


@pytest.mark.parametrize("elsewhere", ["complaint.body:2", "complaint.title:1", ""])
def test_bytes_copied_to_another_row_or_column_do_not_open(elsewhere):
    with pytest.raises(CannotOpen, match="no key that opens it"):
        sealing_keys.seal_value(WORDS, "complaint.body:1").open(elsewhere)


def test_a_changed_byte_does_not_open():
    token = bytearray(sealing_keys.sealed_bytes(b"x", "a"))
    token[-1] ^= 1
    with pytest.raises(CannotOpen):
        sealing_keys.opened_bytes(bytes(token), "a")


def test_the_public_key_alone_seals_and_opens_nothing(keys, settings):
    key, tag_key = public(settings)
    keys(public_key=key, tag_key=tag_key)
    assert (sealing_keys.can_seal(), sealing_keys.can_open()) == (True, False)
    with pytest.raises(CannotOpen):
        sealing_keys.seal_value(WORDS, "a").open("a")


def test_an_older_key_opens_and_the_newest_seals(keys, tmp_path):
    file = tmp_path / "keys"
    call_command("make_sealing_keys", file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    keys(file=file)
    old = sealing_keys.seal_value(WORDS, "a")
    tag = sealing_keys.blind_tag("reader", 7)
    call_command("make_sealing_keys", file)
    sealing_keys.forget_keys()
    assert old.open("a") == WORDS
    assert sealing_keys.blind_tag("reader", 7) == tag
    assert not sealing_keys.opens_with_newest(old.token, "a")
    assert sealing_keys.opens_with_newest(sealing_keys.sealed_bytes(b"x", "a"), "a")


def test_a_tag_is_the_same_for_the_same_words_and_needs_its_key(keys, settings):
    first = sealing_keys.blind_tag("reader", 7)
    assert first == sealing_keys.blind_tag("reader", "7") != sealing_keys.blind_tag("reader", 8)
    assert sealing_keys.blind_tag("a", "bc") != sealing_keys.blind_tag("ab", "c")
    keys(private_keys=settings.SEALING_PRIVATE_KEYS, tag_key=key_files.key_text(b"\x09" * 32))
    assert sealing_keys.blind_tag("reader", 7) != first


def test_without_keys_the_check_says_so_and_nothing_is_sealed(keys):
    assert run_checks(tags=["casework"], include_deployment_checks=True) == []
    keys()
    errors = run_checks(tags=["casework"], include_deployment_checks=True)
    assert [error.id for error in errors] == ["casework.E001"]
    assert run_checks(tags=["casework"]) == []
    assert not sealing_keys.can_seal()
    with pytest.raises(ImproperlyConfigured):
        sealing_keys.seal_value(WORDS, "a")
    with pytest.raises(ImproperlyConfigured):
        sealing_keys.blind_tag("a")


@pytest.mark.parametrize("line", ["private short", "privat abc", "tag " + "A" * 43 + "!"])
def test_a_spoilt_key_file_is_named_by_the_check(line, keys, tmp_path):
    file = tmp_path / "keys"
    file.write_text(line)
    keys(file=file)
    errors = run_checks(tags=["casework"], include_deployment_checks=True)
    assert "cannot be used" in errors[0].msg
    assert line.split()[1] not in errors[0].msg
    assert (sealing_keys.can_seal(), sealing_keys.can_open()) == (False, False)


def test_a_key_file_that_is_not_there_is_named_by_the_check(keys, tmp_path):
    keys(file=tmp_path / "nowhere")
    errors = run_checks(tags=["casework"], include_deployment_checks=True)
    assert "nowhere" in errors[0].msg
    assert not sealing_keys.can_seal()


def test_a_key_file_that_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(CommandError, match="cannot be written"):
        call_command("make_sealing_keys", tmp_path / "nowhere" / "keys")


def test_a_sealed_field_takes_no_plain_text_and_is_never_looked_up():
    field = SealedField(table="t", null=True)
    field.set_attributes_from_name("body")
    with pytest.raises(FieldError, match="holds only what"):
        field.get_prep_value(WORDS)
    assert field.get_prep_value(Sealed(b"x")) == b"x"
    assert field.get_lookup("exact") is field.get_lookup("contains") is None
    assert field.formfield() is None
