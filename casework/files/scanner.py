"""The virus scanner: ClamAV over its Unix socket, if the portal has one."""

import socket
import struct

from django.conf import settings

TIMEOUT_SECONDS = 60  # seconds
PIECE_SIZE = 2**16


class ScannerDown(Exception):
    """It did not answer, or not so that it can be understood: nobody knows."""


def is_configured() -> bool:
    return bool(settings.CLAMD_SOCKET)


def virus_in(content: bytes) -> str:
    """The name of the virus, or nothing. Raises ScannerDown."""
    try:
        answer = clamd_answer(content)
    except OSError as failed:
        raise ScannerDown(str(failed)) from None
    if answer == "stream: OK":
        return ""
    if answer.startswith("stream: ") and answer.endswith(" FOUND"):
        return answer.removeprefix("stream: ").removesuffix(" FOUND")
    raise ScannerDown(answer or "it said nothing")


def clamd_answer(content: bytes) -> str:
    """What clamd answers to INSTREAM."""
    with socket.socket(socket.AF_UNIX) as clamd:
        clamd.settimeout(TIMEOUT_SECONDS)
        clamd.connect(settings.CLAMD_SOCKET)
        clamd.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), PIECE_SIZE):
            piece = content[start : start + PIECE_SIZE]
            clamd.sendall(struct.pack("!L", len(piece)) + piece)
        clamd.sendall(struct.pack("!L", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := clamd.recv(4096)):
            answer += more
    return answer.rstrip(b"\0").decode("utf-8", "replace").strip()
