"""The virus scanner: ClamAV at a Unix socket or over TCP, if the portal has one."""

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from foundation import timeouts

PIECE_SIZE = 2**16


class ScannerDown(Exception):
    """It did not answer, or not so that it can be understood: nobody knows."""


class Undecided(ScannerDown):
    """It took this file, and gave no verdict on it: too large for its limits, or too slow."""


def is_configured() -> bool:
    return bool(settings.CLAMAV_URL)


def virus_in(content: bytes) -> str:
    """The name of the virus, or nothing. Raises ScannerDown, or Undecided."""
    try:
        with connected() as clamd:
            answer = verdict_on(content, clamd)
    except OSError as failed:
        raise ScannerDown(str(failed)) from None
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise Undecided(answer or "it said nothing")


def is_answering() -> bool:
    """Whether it answers at all."""
    try:
        with connected() as clamd:
            clamd.settimeout(timeouts.SCANNER_CONNECT)
            clamd.sendall(b"zPING\0")
            return answer_from(clamd) == "PONG"
    except OSError:
        return False


def address() -> str | tuple[str, int]:
    """The path of its socket, or its host and port. Raises ImproperlyConfigured."""
    try:
        url = urlsplit(str(settings.CLAMAV_URL))
        host, port = url.hostname, url.port
    except ValueError:
        url, host, port = urlsplit(""), None, None
    if url.scheme == "unix" and not url.netloc and len(url.path) > 1:
        return url.path
    if url.scheme == "tcp" and host and port:
        return host, port
    raise ImproperlyConfigured("CLAMAV_URL is unix:///path of a socket, or tcp://host:port.")


def connected() -> socket.socket:
    """Ready to be spoken to. Raises OSError."""
    try:
        where = address()
    except ImproperlyConfigured as wrong:
        raise OSError(str(wrong)) from None
    if not isinstance(where, str):
        clamd = socket.create_connection(where, timeouts.SCANNER_CONNECT)
        clamd.settimeout(timeouts.SCANNER_ANSWER)
        return clamd
    clamd = socket.socket(socket.AF_UNIX)
    try:
        clamd.settimeout(timeouts.SCANNER_CONNECT)
        clamd.connect(where)
    except OSError:
        clamd.close()
        raise
    clamd.settimeout(timeouts.SCANNER_ANSWER)
    return clamd


def verdict_on(content: bytes, clamd: socket.socket) -> str:
    """What clamd answers to INSTREAM. Raises Undecided if it goes away half-way."""
    try:
        clamd.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), PIECE_SIZE):
            piece = content[start : start + PIECE_SIZE]
            clamd.sendall(struct.pack("!L", len(piece)) + piece)
        clamd.sendall(struct.pack("!L", 0))
        return answer_from(clamd)
    except OSError as failed:
        raise Undecided(str(failed)) from None


def answer_from(clamd: socket.socket) -> str:
    answer = b""
    while not answer.endswith(b"\0") and (more := clamd.recv(4096)):
        answer += more
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()
