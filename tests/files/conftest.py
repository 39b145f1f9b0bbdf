"""A virus scanner of our own at a socket, for the tests of files."""

import tempfile
from pathlib import Path

import pytest

from tests.files.clamd import Clamd


@pytest.fixture
def socket_path(settings):
    with tempfile.TemporaryDirectory(prefix="c-") as folder:  # a short path, as sockets need
        path = Path(folder) / "clamd.ctl"
        settings.CLAMAV_URL = f"unix://{path}"
        yield path


@pytest.fixture
def clamd(socket_path):
    running = Clamd(socket_path)
    yield running
    running.stop()
