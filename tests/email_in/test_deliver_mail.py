"""manage.py deliver_mail: what the mail server is told of the email that it delivers."""

import io
import os
import sys

import pytest
from django.core.management import call_command

from casework.models import Notice
from enquiries.email_in.actions import LARGEST
from enquiries.models import Draft, ReceivedEmail
from tests.email_in.emails import ADDRESS, email

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def email_in(settings, clock):
    settings.EMAIL_IN_ADDRESS, settings.EMAIL_IN_URL = ADDRESS, ""


class BrokenPipe(io.BytesIO):
    """The mail server goes away before the email has come whole."""

    def read(self, size=-1):
        raise OSError


def delivered(raw, monkeypatch):
    """The exit status of the command."""
    source = io.BytesIO(raw) if isinstance(raw, bytes) else raw
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(source))
    try:
        call_command("deliver_mail", stderr=io.StringIO())
    except SystemExit as ended:
        return ended.code
    return os.EX_OK


def test_an_email_that_is_delivered_becomes_a_draft_once(monkeypatch):
    assert delivered(email(), monkeypatch) == os.EX_OK
    assert delivered(email(), monkeypatch) == os.EX_OK
    assert Draft.objects.get().answers["title"] == "Light out"


def test_one_that_is_ignored_is_not_sent_back(monkeypatch):
    assert delivered(email(From="stranger@example.org"), monkeypatch) == os.EX_OK
    assert ReceivedEmail.objects.get().outcome == "ignored"


def test_one_that_fails_is_delivered_again_later(monkeypatch):
    assert delivered(BrokenPipe(), monkeypatch) == os.EX_TEMPFAIL
    assert not ReceivedEmail.objects.exists()


def test_nothing_is_taken_while_email_in_is_off(monkeypatch, settings):
    settings.EMAIL_IN_ADDRESS = ""
    assert delivered(email(), monkeypatch) == os.EX_TEMPFAIL
    assert not ReceivedEmail.objects.exists()


@pytest.mark.parametrize("line", [b"\n", b"\r\n"])
def test_of_one_that_is_too_long_the_header_is_read(monkeypatch, line):
    raw = email().replace(b"\n", line) + b"x" * LARGEST
    assert delivered(raw, monkeypatch) == os.EX_OK
    assert not Draft.objects.exists()
    assert Notice.objects.get().sentence.startswith("Your email was over 40 MB")
