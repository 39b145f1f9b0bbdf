"""manage.py deliver_mail: one email on standard input, as a mail server hands it to a program."""

import logging
import os
import sys
from typing import BinaryIO

from django.conf import settings
from django.core.management.base import BaseCommand

from enquiries.email_in.actions import LARGEST, receive_email
from foundation.sweeps import STOPPED

logger = logging.getLogger(__name__)
AT_ONCE = 1024 * 1024


class Command(BaseCommand):
    help = (
        "Reads one email that the mail server delivers. Its exit status is 0 once the email is "
        "dealt with. Any failure is 75, after which Postfix and Exim deliver the email again."
    )

    def handle(self, **options: object) -> None:
        """Any other status would have the mail server send the email back to a forged address."""
        if not settings.EMAIL_IN_ADDRESS:
            self.stderr.write("Set EMAIL_IN_ADDRESS. See .env.example.")
            sys.exit(os.EX_TEMPFAIL)
        try:
            deliver(sys.stdin.buffer)
        except STOPPED:
            raise
        except Exception:
            logger.exception("An email could not be dealt with.")
            sys.exit(os.EX_TEMPFAIL)


def deliver(source: BinaryIO) -> None:
    """Deal with the email, read to its end. Of one that is too long only the header is kept."""
    raw = source.read(LARGEST + 1)
    too_long = len(raw) > LARGEST
    while too_long and source.read(AT_ONCE):
        pass
    receive_email(header_of(raw) if too_long else raw, too_long=too_long)


def header_of(raw: bytes) -> bytes:
    ends = [end for mark in (b"\n\n", b"\r\n\r\n") if (end := raw.find(mark)) > 0]
    return raw[: min(ends, default=0)]
