"""The mail of a notice: a reference and a link, never content."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.crypto import salted_hmac

from casework.models import Notice, SentMail


def mail_of_notice(notice: Notice) -> EmailMessage:
    """The mail to one addressee. Its Message-ID comes from the notice's key, so a repeat can be
    spotted, and does not tell it: the key of a notice without a reference says what it is about."""
    words = {
        "reference": notice.reference,
        "sentence": notice.sentence,
        "url": settings.BASE_URL + notice.path,
    }
    number = salted_hmac("casework.notices.mail", notice.key).hexdigest()[:32]
    host = settings.BASE_URL.partition("://")[2].partition(":")[0]
    return EmailMessage(
        subject=render_to_string("casework/mail/subject.txt", words).strip(),
        body=render_to_string("casework/mail/notice.txt", words),
        to=[notice.addressee.email],
        headers={"Message-ID": f"<{number}@{host}>", "Auto-Submitted": "auto-generated"},
    )


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
