"""One POST to a webhook: over https, to the address that was looked at, within a time, and without
following where it is sent on to."""

import contextlib
import http.client
import socket
import ssl
import threading
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError

from api.webhooks.addresses import address_outside, checked_url

PATIENCE, IN_ALL = 10, 20  # seconds for each part of the answer, and for everything


class Answered(NamedTuple):
    """`status` is None if there was no answer; `error` says in words why it does not count."""

    status: int | None
    error: str

    @property
    def is_taken(self) -> bool:
        return self.status is not None and 200 <= self.status < 300


class Pinned(http.client.HTTPSConnection):
    """Connects to one address, and expects the certificate of the host."""

    def __init__(self, host: str, port: int, *, address: str) -> None:
        self.tls = tls()
        super().__init__(host, port, timeout=PATIENCE, context=self.tls)
        self.address = address

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), PATIENCE)
        self.sock = self.tls.wrap_socket(plain, server_hostname=self.host)


def tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def post(url: str, body: bytes, headers: Mapping[str, str]) -> Answered:
    try:
        parts = checked_url(url)
        address = address_outside(parts)
    except ValidationError as refused:
        return Answered(None, refused.messages[0])
    connection = Pinned(str(parts.hostname), parts.port or 443, address=address)
    last_moment = threading.Timer(IN_ALL, hang_up, [connection])
    last_moment.start()
    try:
        connection.request("POST", path_of(url), body, dict(headers))
        status = connection.getresponse().status
    except (OSError, http.client.HTTPException, ValueError) as failed:
        return Answered(None, f"No answer: {type(failed).__name__}")
    finally:
        last_moment.cancel()
        connection.close()
    sentence = "" if 200 <= status < 300 else f"The program answered {status}"
    return Answered(status, sentence)


def hang_up(connection: http.client.HTTPConnection) -> None:
    """A program that answers a byte at a time is not waited for."""
    with contextlib.suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def path_of(url: str) -> str:
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
