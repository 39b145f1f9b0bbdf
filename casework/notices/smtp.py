"""Django's SMTP backend, which also knows whether the server was given the mail that failed."""

import smtplib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.core.mail.backends import smtp

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class Noted(smtplib.SMTP):
    """A conversation that notes when a mail itself, and not a command, goes to the server."""

    was_given = False

    def mail(self, sender: str, options: Sequence[str] = ()) -> tuple[int, bytes]:
        self.was_given = False
        return super().mail(sender, options)

    def send(self, s: "ReadableBuffer | str") -> None:
        self.was_given = self.was_given or isinstance(s, bytes)  # commands are text
        super().send(s)


class NotedSSL(Noted, smtplib.SMTP_SSL):
    """The same over TLS from the start."""


class EmailBackend(smtp.EmailBackend):
    """After a failure `was_given` says whether the server may have the mail all the same."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return NotedSSL if self.use_ssl else Noted

    @property
    def was_given(self) -> bool:
        return isinstance(self.connection, Noted) and self.connection.was_given
