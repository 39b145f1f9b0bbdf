"""The mail of a notice: a reference and a link, never content."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import timezone

from casework.models import Notice, SentMail


def mail_of_notice(notice: Notice) -> EmailMessage:
    """The mail to one addressee. Its Message-ID is the notice's key, so a repeat can be spotted."""
    words = {
        "reference": notice.reference,
        "sentence": notice.sentence,
        "url": settings.BASE_URL + notice.path,
    }
    host = settings.BASE_URL.partition("://")[2].partition(":")[0]
    return EmailMessage(
        subject=render_to_string("casework/mail/subject.txt", words).strip(),
        body=render_to_string("casework/mail/notice.txt", words),
        to=[notice.addressee.email],
        headers={"Message-ID": f"<{notice.key}@{host}>", "Auto-Submitted": "auto-generated"},
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
