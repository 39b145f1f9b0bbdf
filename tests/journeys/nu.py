"""The Nu HTML checker: what it finds in a page as it was served, before a browser mends it.

It comes from npm and needs Java. One checker answers all pages of a worker, as it takes seconds to
start and then hundredths of a second for a page.
"""

import contextlib
import json
import secrets
import shutil
import socket
import subprocess
import time
from urllib.request import Request, urlopen

from django.conf import settings

JAR = settings.ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
LONGEST_START = 120  # seconds, on a busy machine
PORTS = range(12_000, 32_000)


def is_there():
    return bool(shutil.which("java")) and JAR.exists()


def free_port():
    """A port that nothing listens on. The checker takes seconds to listen there itself, so it is
    none of those that the system gives to others meanwhile, nor probably one of another worker."""
    while True:
        port = secrets.choice(PORTS)
        with socket.socket() as one, contextlib.suppress(OSError):
            one.bind(("127.0.0.1", port))
            return port


class Checker:
    """`faults(page)` are sentences; none for a page that is right."""

    def __init__(self):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}/?out=json&level=error"
        bound = "-Dnu.validator.servlet.bind-address=127.0.0.1"
        # Its schemas nest too deeply for the stack that Java gives by itself. To compile for speed
        # takes longer than it saves in some hundred pages.
        java = ["java", "-Xss16m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"]
        java += [bound, "-cp", str(JAR)]
        self.process = subprocess.Popen(
            [*java, "nu.validator.servlet.Main", str(port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.wait_until_it_answers(port)

    def wait_until_it_answers(self, port):
        deadline = time.monotonic() + LONGEST_START
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise
                time.sleep(0.2)

    def faults(self, page):
        kind = {"Content-Type": "text/html; charset=utf-8"}
        with urlopen(Request(self.url, page.encode(), kind), timeout=60) as answer:
            messages = json.load(answer)["messages"]
        return [f"{one['message']} {one.get('extract', '').strip()!r}" for one in messages]

    def stop(self):
        self.process.terminate()
        self.process.wait()
