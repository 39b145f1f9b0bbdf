"""The mail server: one connection for a batch, and what became of each mail handed over."""

import logging
import smtplib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from types import TracebackType
from typing import Self

from django.core.cache import cache
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from foundation.sweeps import STOPPED

logger = logging.getLogger(__name__)
FAILURE = "mail-server-failure"  # kept in the cache while the server does not answer
REMEMBERED = 7 * 24 * 60 * 60
MOST_LOST = 3  # connections in a row, before the batch waits for the next sweep
LONGEST_REST = timedelta(minutes=10)
ADDRESS_IS_BAD = ("5.1.", "5.2.")  # enhanced status codes of RFC 3463


class MailServerDown(Exception):
    """It does not let us in, so that no notice is to blame."""


class Outcome(Enum):
    TAKEN = "the server has the mail"
    REFUSED = "it will never take mail for this address"
    PUT_OFF = "it did not take the mail"
    UNKNOWN = "it was given the mail and did not say whether it took it"


@dataclass(frozen=True)
class Answer:
    outcome: Outcome
    said: str = ""


def delay_after(attempts: int, most: timedelta = timedelta(hours=1)) -> timedelta:
    """1, 2, 4 … minutes, an hour at most."""
    return min(timedelta(minutes=2 ** min(attempts - 1, 10)), most)


class MailServer:
    """The connection of one batch, opened when there is something to send, and again where it was
    lost."""

    def __init__(self, connection: BaseEmailBackend | None = None) -> None:
        self.connection = connection or get_connection()
        self.is_open = self.has_sent = False
        self.lost = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def is_lost(self) -> bool:
        return self.lost >= MOST_LOST

    def open(self) -> None:
        """Before a notice is claimed, so that a server that does not answer touches none."""
        if self.is_open:
            return
        try:
            self.connection.open()
        except (OSError, smtplib.SMTPException) as failed:
            self.close()
            note_failure(failed)
            raise MailServerDown(error_in_words(failed)) from failed
        self.is_open = True
        cache.delete(FAILURE)

    def close(self) -> None:
        """Whatever it says to our goodbye: what it was given before is settled."""
        self.is_open = self.has_sent = False
        try:
            self.connection.close()
        except (OSError, smtplib.SMTPException) as failed:
            logger.info("The mail server did not end well: %s", type(failed).__name__)

    def hand_over(self, mail: EmailMessage) -> Answer:
        """Give it one mail. If it had closed the connection since the last one, once more."""
        was_used = self.has_sent
        answer, is_lost = self._try(mail)
        if is_lost and was_used and answer.outcome == Outcome.PUT_OFF:
            try:
                self.open()
            except MailServerDown as down:
                self.lost = MOST_LOST
                return Answer(Outcome.PUT_OFF, str(down))
            answer, is_lost = self._try(mail)
        self.lost = self.lost + 1 if is_lost else 0
        return answer

    def _try(self, mail: EmailMessage) -> tuple[Answer, bool]:
        """What became of it, and whether the connection is lost, which is closed then."""
        answer, is_lost = self._send(mail)
        if is_lost:
            self.close()
        return answer, is_lost

    def _send(self, mail: EmailMessage) -> tuple[Answer, bool]:
        try:
            self.connection.send_messages([mail])
        except STOPPED:
            raise
        except smtplib.SMTPRecipientsRefused as refused:
            return answer_to_refusal(refused), False
        except smtplib.SMTPResponseException as refused:
            return Answer(Outcome.PUT_OFF, error_in_words(refused)), refused.smtp_code == 421
        except (OSError, smtplib.SMTPServerDisconnected) as lost:
            given = getattr(self.connection, "was_given", True)
            return Answer(Outcome.UNKNOWN if given else Outcome.PUT_OFF, error_in_words(lost)), True
        except Exception as failed:  # a mail that cannot be put together must not stop the others
            logger.warning("A mail could not be sent: %s", type(failed).__name__)
            return Answer(Outcome.PUT_OFF, error_in_words(failed)), False
        self.has_sent = True
        return Answer(Outcome.TAKEN), False


def answer_to_refusal(refused: smtplib.SMTPRecipientsRefused) -> Answer:
    """For good only where the server means this address. “Relaying denied” is 5xx as well, and
    means the portal."""
    code, text = next(iter(refused.recipients.values()))
    said = f"{code} {words_of(text)}"
    status = words_of(text).split(" ", 1)[0]
    has_status = status[:2] in ("2.", "4.", "5.")
    is_bad = status.startswith(ADDRESS_IS_BAD) if has_status else code in (550, 551, 553)
    return Answer(Outcome.REFUSED if code >= 500 and is_bad else Outcome.PUT_OFF, said[:300])


def words_of(text: bytes | str) -> str:
    return text.decode(errors="replace") if isinstance(text, bytes) else text


def error_in_words(failed: Exception) -> str:
    if isinstance(failed, smtplib.SMTPResponseException):
        return f"{failed.smtp_code} {words_of(failed.smtp_error)}"[:300]
    return (str(failed) or type(failed).__name__)[:300]


def note_failure(failed: Exception) -> None:
    """Since when it does not answer, why, and when to try again."""
    now, before = timezone.now(), cache.get(FAILURE) or {}
    attempts = before.get("attempts", 0) + 1
    logger.warning("The mail server does not answer: %s", type(failed).__name__)
    noted = {
        "since": before.get("since", now.isoformat()),
        "why": error_in_words(failed),
        "attempts": attempts,
        "retry_at": (now + delay_after(attempts, LONGEST_REST)).isoformat(),
    }
    cache.set(FAILURE, noted, REMEMBERED)


def is_resting(now: datetime) -> bool:
    """Whether it did not answer a moment ago, so that it is left alone for now."""
    noted = cache.get(FAILURE)
    return bool(noted) and now < datetime.fromisoformat(noted["retry_at"])


def failure() -> tuple[datetime, str] | None:
    """Since when the mail server does not answer, and what it said; None if it answers."""
    noted = cache.get(FAILURE)
    return (datetime.fromisoformat(noted["since"]), str(noted["why"])) if noted else None


def try_at_once() -> None:
    """Leave it alone no longer."""
    noted = cache.get(FAILURE)
    if noted:
        cache.set(FAILURE, noted | {"retry_at": timezone.now().isoformat()}, REMEMBERED)
