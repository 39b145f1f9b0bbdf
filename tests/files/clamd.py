"""A virus scanner that speaks as clamd does, at a Unix socket, and answers as a test wants."""

import contextlib
import socket
import struct
import threading

from casework.files import arriving
from tests.files import EICAR, upload
from tests.people import named


class Clamd:
    """`answer`, if set, is what it says instead of having looked, and `answers` what it says to
    content that begins so; `scanned` is what it was sent. While it `hangs` it says nothing else.
    Without a path it listens on a port of its own."""

    def __init__(self, path=None):
        self.answer, self.scanned = None, []
        self.answers, self.hangs = {}, False
        self.door = socket.socket(socket.AF_UNIX) if path else socket.socket()
        self.door.bind(str(path) if path else ("127.0.0.1", 0))
        self.door.listen()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        while True:
            try:
                caller, _ = self.door.accept()
            except OSError:
                return
            with caller, contextlib.suppress(OSError):
                self.talk(caller)

    def talk(self, caller):
        stream = caller.makefile("rb")
        if stream.read(6) == b"zPING\0":
            caller.sendall(b"" if self.hangs else b"PONG\0")
            return
        assert stream.read(4) == b"EAM\0"
        content = b""
        while size := struct.unpack("!L", stream.read(4))[0]:
            content += stream.read(size)
        self.scanned.append(content)
        verdict = b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
        special = (said for start, said in self.answers.items() if content.startswith(start))
        caller.sendall(next(special, verdict if self.answer is None else self.answer))

    def stop(self):
        self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        self.thread.join(5)


def arrived(name, content):
    return arriving.accept_upload(upload(name, content), by=named("clara"))
