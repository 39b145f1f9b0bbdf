"""Access tokens: the mailbox is opened with one, and nothing of the client's secrets is logged."""

import contextlib
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from imaplib import IMAP4
from urllib.parse import parse_qsl

import pytest

from enquiries.email_in.access_token import NoAccessToken
from enquiries.jobs import receive_emails
from enquiries.models import Draft
from tests.email_in.emails import ADDRESS, email
from tests.imap import mailbox

pytestmark = pytest.mark.django_db
CREDENTIALS = {
    "client_id": "7f3a",
    "client_secret": "s:ecret",
    "scope": "https://outlook.office365.com/.default",
}


class Tokens(BaseHTTPRequestHandler):
    """Gives what its server says, and remembers what it was asked."""

    def do_POST(self):
        asked = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.asked.append(dict(parse_qsl(asked)))
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *words):
        """It says nothing."""


@contextlib.contextmanager
def server_of_tokens():
    with HTTPServer(("127.0.0.1", 0), Tokens) as server:
        server.asked, server.status = [], 200
        server.answer = json.dumps({"access_token": "access", "expires_in": 3599}).encode()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


@pytest.fixture
def tokens(settings):
    with server_of_tokens() as server:
        settings.EMAIL_IN_TOKEN_URL = f"http://127.0.0.1:{server.server_address[1]}/token"
        settings.EMAIL_IN_CLIENT = "7f3a:s:ecret"
        settings.EMAIL_IN_SCOPE = CREDENTIALS["scope"]
        yield server


@pytest.fixture
def box(settings, clock):
    with mailbox() as server:
        settings.EMAIL_IN_ADDRESS = ADDRESS
        settings.EMAIL_IN_URL = server.url.replace(":secret", "")
        yield server


def test_a_mailbox_is_opened_with_the_clients_own_token(box, tokens):
    box.deliver(email())
    assert receive_emails() == 1
    assert Draft.objects.exists()
    assert tokens.asked == [CREDENTIALS | {"grant_type": "client_credentials"}]


def test_a_refresh_token_is_turned_into_an_access_token(box, tokens, settings):
    settings.EMAIL_IN_CLIENT, settings.EMAIL_IN_REFRESH_TOKEN = "7f3a", "refresh"
    box.deliver(email())
    assert receive_emails() == 1
    [asked] = tokens.asked
    assert (asked["grant_type"], asked["refresh_token"]) == ("refresh_token", "refresh")
    assert "client_secret" not in asked


@pytest.mark.parametrize(
    ("status", "answer"), [(401, b'{"error":"s:ecret"}'), (200, b"s:ecret"), (200, b"[]")]
)
def test_without_a_token_no_email_is_read_and_no_secret_is_said(box, tokens, status, answer):
    tokens.status, tokens.answer = status, answer
    number = box.deliver(email())
    with pytest.raises(NoAccessToken) as failed:
        receive_emails()
    assert "ecret" not in str(failed.value)
    assert (box.flags[number], box.fetched) == (set(), [])


def test_a_token_that_the_mailbox_refuses_leaves_the_emails_unread(box, tokens):
    box.token = b"another"
    number = box.deliver(email())
    with pytest.raises(IMAP4.error):
        receive_emails()
    assert (box.flags[number], box.fetched) == (set(), [])
