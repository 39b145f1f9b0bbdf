"""The mailbox that councillors write to: its unread emails, each dealt with and marked as read.

Off unless EMAIL_IN_URL names one: imaps://user:password@host:port/folder, without a password where
an access token takes its place.
"""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from imaplib import IMAP4, IMAP4_SSL
from ssl import create_default_context
from urllib.parse import unquote, urlsplit

from django.conf import settings

from enquiries.email_in.access_token import access_token
from enquiries.email_in.actions import LARGEST, receive_email
from foundation import timeouts
from foundation.sweeps import STOPPED

logger = logging.getLogger(__name__)
MOST_AT_ONCE = 50
SIZE = re.compile(rb"RFC822\.SIZE ([0-9]+)")
SEEN, FLAGGED = r"(\Seen)", r"(\Flagged)"


def read_mailbox() -> int:
    """Deal with the unread emails of the mailbox. Returns how many were dealt with."""
    if not settings.EMAIL_IN_URL:
        return 0
    with open_mailbox(settings.EMAIL_IN_URL) as mailbox:
        return sum(receive_one(mailbox, uid) for uid in unread_uids(mailbox))


@contextmanager
def open_mailbox(url: str) -> Iterator[IMAP4]:
    """Signed in, with the folder open. Raises what imaplib and sockets raise."""
    at = urlsplit(url)
    host = at.hostname or ""
    if at.scheme == "imaps":
        context = create_default_context()
        mailbox: IMAP4 = IMAP4_SSL(host, at.port or 993, ssl_context=context, timeout=timeouts.MAIL)
    else:
        mailbox = IMAP4(host, at.port or 143, timeout=timeouts.MAIL)
    with mailbox:
        sign_in(mailbox, unquote(at.username or ""), unquote(at.password or ""))
        said, answer = mailbox.select(f'"{at.path.strip("/") or "INBOX"}"')
        if said != "OK":
            raise IMAP4.error(f"The folder cannot be opened: {answer!r}")
        yield mailbox


def sign_in(mailbox: IMAP4, user: str, password: str) -> None:
    """By password, or by XOAUTH2 with an access token, as Microsoft 365 asks."""
    if not settings.EMAIL_IN_TOKEN_URL:
        mailbox.login(user, password)
        return
    words = [f"user={user}\x01auth=Bearer {access_token()}\x01\x01".encode()]
    # A server that refuses the token says why first, and waits for an empty line.
    mailbox.authenticate("XOAUTH2", lambda _: words.pop() if words else b"")


def unread_uids(mailbox: IMAP4) -> list[str]:
    """The oldest unread emails. One that failed before carries a flag."""
    _, [found] = mailbox.uid("SEARCH", "UNSEEN", "UNFLAGGED")
    return [uid.decode() for uid in (found or b"").split()[:MOST_AT_ONCE]]


def receive_one(mailbox: IMAP4, uid: str) -> bool:
    """It is marked as read only when what became of it is in the database: killed before that, it
    comes again. One that fails is flagged for people to look at, and leaves the others."""
    done = True
    try:
        too_long = size_of(mailbox, uid) > LARGEST
        raw = fetched(mailbox, uid, "BODY.PEEK[HEADER]" if too_long else "BODY.PEEK[]")
        receive_email(raw, too_long=too_long)
    except STOPPED:
        raise
    except (OSError, IMAP4.abort):  # the connection is gone, and the sweep with it
        raise
    except Exception:
        logger.exception("An email could not be dealt with.")
        done = False
    mailbox.uid("STORE", uid, "+FLAGS", SEEN if done else FLAGGED)
    return done


def size_of(mailbox: IMAP4, uid: str) -> int:
    """How many bytes an email has."""
    _, sizes = mailbox.uid("FETCH", uid, "(RFC822.SIZE)")
    return next((int(found[1]) for row in sizes if (found := SIZE.search(row or b""))), 0)


def fetched(mailbox: IMAP4, uid: str, part: str) -> bytes:
    """The bytes of an email or of its header. It stays unread."""
    _, parts = mailbox.uid("FETCH", uid, f"({part})")
    return next((part[1] for part in parts if isinstance(part, tuple)), b"")
