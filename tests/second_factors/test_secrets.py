"""Secrets of second factors: in no table as they are, and under whichever key is the newest."""

import base64

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.urls import reverse

from people.second_factors.cipher import UnreadableFactor, decrypted, encrypted
from tests.people import signed_in
from tests.second_factors.passkeys import (
    add_app,
    recovery_codes_of,
    rows_of,
    secret_of,
    signed_in_by_password,
)

pytestmark = pytest.mark.django_db
OLD, NEW = (base64.urlsafe_b64encode(bytes([byte]) * 32).decode() for byte in (9, 11))


@pytest.fixture(autouse=True)
def nobody_has_guessed():
    cache.clear()


def dump():
    """Every row of every table, with what is in sessions."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public'")
        names = [name for (name,) in cursor.fetchall()]
        text = []
        for name in names:
            cursor.execute(f'SELECT to_jsonb(t)::text FROM "{name}" AS t')
            text += [line for (line,) in cursor.fetchall()]
    return "\n".join(text)


def sessions_in_plain():
    return str([row.get_decoded() for row in Session.objects.all()])


def test_no_table_has_a_secret_as_it_is(clock):
    browser = signed_in_by_password("clara")
    being_set_up = browser.get(reverse("mfa_activate_totp")).context["form"].secret
    assert being_set_up not in dump() + sessions_in_plain()
    secret = add_app(browser)
    assert secret == being_set_up
    browser.get(reverse("mfa_view_recovery_codes"))
    everything = dump() + sessions_in_plain()
    for text in (secret, base64.b32decode(secret).hex(), *recovery_codes_of("clara")):
        assert text not in everything
    assert encrypted(secret) not in (secret, encrypted(secret))


def test_what_was_changed_or_is_under_another_key_is_not_read(settings):
    stored = encrypted("secret")
    for wrong in (stored[:-4], "", "x", "AAAA", stored[:-8] + "AAAAAAA=", "é"):
        with pytest.raises(UnreadableFactor):
            decrypted(wrong)
    settings.FILE_KEYS = [NEW]
    with pytest.raises(UnreadableFactor):
        decrypted(stored)


def test_lost_keys_are_a_sentence_and_not_an_error(clock, settings):
    clara = signed_in("clara")
    add_app(clara)
    settings.FILE_KEYS = [NEW]
    answer = clara.get(reverse("mfa_view_recovery_codes"))
    assert answer.status_code == 403
    assert "The portal cannot read this authenticator app" in answer.content.decode()


def test_a_new_key_takes_over_and_the_old_one_can_go(clock, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    settings.FILE_KEYS = [OLD]
    add_app(signed_in("clara"))
    secret, codes = secret_of("clara"), recovery_codes_of("clara")
    settings.FILE_KEYS = [NEW, OLD]
    call_command("rotate_file_keys")
    settings.FILE_KEYS = [NEW]
    assert (secret_of("clara"), recovery_codes_of("clara")) == (secret, codes)


def test_a_factor_under_no_known_key_keeps_the_old_ones(clock, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    settings.FILE_KEYS = [OLD]
    add_app(signed_in("clara"))
    settings.FILE_KEYS = [NEW]
    with pytest.raises(CommandError, match="second factor"):
        call_command("rotate_file_keys")
    assert rows_of("clara").count() == 2
