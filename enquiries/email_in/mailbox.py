"""The mailbox that councillors write to: its unread emails, each dealt with and marked as read.

Off unless EMAIL_IN_URL names one: imaps://user:password@host:port/folder.
"""

import logging
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from django.conf import settings
from imap_tools import AND, BaseMailBox, MailBox, MailBoxUnencrypted, MailMessageFlags

from enquiries.email_in.actions import receive_email
from foundation import timeouts
from foundation.sweeps import STOPPED

logger = logging.getLogger(__name__)
MOST_AT_ONCE = 50
LARGEST = 40 * 1024 * 1024  # bytes; a longer email is left unread and marked


def receive_emails() -> int:
    """Deal with the unread emails of the mailbox. Returns how many were dealt with."""
    if not settings.EMAIL_IN_URL:
        return 0
    with open_mailbox(settings.EMAIL_IN_URL) as mailbox:
        return sum(receive_one(mailbox, uid) for uid in list(uids_to_read(mailbox)))


def open_mailbox(url: str) -> BaseMailBox:
    """Signed in, with the folder open. Raises what imap_tools and sockets raise."""
    at = urlsplit(url)
    kind = MailBox if at.scheme == "imaps" else MailBoxUnencrypted
    port = at.port or (993 if at.scheme == "imaps" else 143)
    mailbox = kind(at.hostname or "", port=port, timeout=timeouts.MAIL)
    folder = at.path.strip("/") or "INBOX"
    return mailbox.login(unquote(at.username or ""), unquote(at.password or ""), folder)


def uids_to_read(mailbox: BaseMailBox) -> Iterator[str]:
    """The oldest unread emails. One that is too long, or failed before, carries a flag."""
    unread = AND(seen=False, flagged=False)
    heads = mailbox.fetch(unread, headers_only=True, mark_seen=False, limit=MOST_AT_ONCE, bulk=True)
    for head in heads:
        if head.uid and head.size_rfc822 <= LARGEST:
            yield head.uid
        elif head.uid:
            logger.warning("An email of %s bytes is too long to be read.", head.size_rfc822)
            mailbox.flag(head.uid, MailMessageFlags.FLAGGED, True)


def receive_one(mailbox: BaseMailBox, uid: str) -> bool:
    """It is marked as read only when what became of it is in the database: killed before that, it
    comes again. One that fails is flagged for people to look at, and leaves the others."""
    try:
        for message in mailbox.fetch(AND(uid=uid), mark_seen=False):
            receive_email(message.obj.as_bytes())
    except STOPPED:
        raise
    except Exception:
        logger.exception("An email could not be dealt with.")
        mailbox.flag(uid, MailMessageFlags.FLAGGED, True)
        return False
    mailbox.flag(uid, MailMessageFlags.SEEN, True)
    return True
