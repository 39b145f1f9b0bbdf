"""The mail of a notice: a reference and a link, and the subject only if the council chose so.

Some mail is put together when it is sent, by its event: a link that lets someone in is made then,
so that the ledger has none. Apps add theirs to `AT_SENDING`.
"""

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.crypto import salted_hmac

from casework.models import Notice, SentMail
from casework.notices.mail_subjects import reference_and_subject
from casework.notices.reply_address import reply_address

# By event: the mail without its headers. Whether it is still useful is said by `LIVES`.
AT_SENDING: dict[str, Callable[[Notice], EmailMessage]] = {}


def mail_of_notice(notice: Notice) -> EmailMessage:
    """The mail to one addressee, with a number that is the same each time it is tried."""
    write = AT_SENDING.get(notice.event, mail_with_link)
    mail = write(notice)
    mail.to = [notice.address or notice.addressee.email]
    if address := reply_address(notice):
        mail.reply_to = [address]
    mail.extra_headers |= {
        "Message-ID": message_id(notice.number),
        "Auto-Submitted": "auto-generated",
    }
    return mail


def mail_with_link(notice: Notice) -> EmailMessage:
    words = {
        "reference": reference_and_subject(notice),
        "sentence": notice.sentence,
        "url": settings.BASE_URL + notice.path,
    }
    return EmailMessage(
        subject=render_to_string("casework/mail/subject.txt", words).strip(),
        body=render_to_string("casework/mail/notice.txt", words),
    )


def message_id(number: UUID) -> str:
    """Made of the number of a row and not that number itself: a notice about a complaint has its
    row elsewhere, so that a copy of the ledger would else tell which mails were about one."""
    code = salted_hmac("casework.notices.mail", number.hex, algorithm="sha256").hexdigest()[:32]
    return f"<{code}@{host()}>"


def host() -> str:
    """The portal’s, as RFC 5322 has it: an address of IPv6 stands in brackets."""
    name = urlsplit(settings.BASE_URL).hostname or "localhost"
    return f"[{name}]" if ":" in name else name


class SentMailBackend(BaseEmailBackend):
    """Keeps mail in a table instead of sending it, for the demo's page of sent mail."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            SentMail.objects.create(
                to=", ".join(message.to),
                subject=str(message.subject),
                body=str(message.body),
                sent_at=timezone.now(),
            )
        return len(email_messages)
