"""A virus scanner that speaks as clamd does, at a Unix socket, and answers as a test wants."""

import contextlib
import socket
import struct
import threading

from tests.files import EICAR


class Clamd:
    """`answer`, if set, is what it says instead of having looked; `scanned` is what it was sent."""

    def __init__(self, path):
        self.path, self.answer, self.scanned = str(path), None, []
        self.door = socket.socket(socket.AF_UNIX)
        self.door.bind(self.path)
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
        assert stream.read(10) == b"zINSTREAM\0"
        content = b""
        while size := struct.unpack("!L", stream.read(4))[0]:
            content += stream.read(size)
        self.scanned.append(content)
        verdict = b"stream: Eicar-Signature FOUND\0" if EICAR in content else b"stream: OK\0"
        caller.sendall(verdict if self.answer is None else self.answer)

    def stop(self):
        self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        self.thread.join(5)
