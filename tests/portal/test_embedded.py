import contextlib
import signal
import subprocess
import sys
import time

import psycopg
import pytest

from dev.embedded import Postgres, Valkey, socket_folder
from tests.servers import temporary_root

OWNER = """
import sys, time
from pathlib import Path
from dev.embedded import Postgres, Valkey
root = Path(sys.argv[1])
for server in Postgres(root / "postgres", durable=False), Valkey(root / "valkey"):
    server.start()
print("started", flush=True)
time.sleep(60)
"""


@pytest.fixture
def root():
    with temporary_root() as folder:
        yield folder


@contextlib.contextmanager
def running(server):
    server.start()
    try:
        yield server
    finally:
        server.stop()


def test_data_outlives_a_killed_server(root):
    with running(Postgres(root / "postgres")) as server:
        server.create("kept")
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
    with running(Postgres(root / "postgres")) as server:
        psycopg.connect(server.url("kept")).close()


def test_servers_end_with_a_killed_owner(root):
    owner = subprocess.Popen([sys.executable, "-c", OWNER, root], stdout=subprocess.PIPE)
    assert owner.stdout.readline() == b"started\n"
    servers = Postgres(root / "postgres"), Valkey(root / "valkey")
    assert all(server.ready() for server in servers)
    owner.kill()
    owner.communicate()
    give_up_at = time.monotonic() + 10
    while any(server.ready() for server in servers):
        assert time.monotonic() < give_up_at
        time.sleep(0.05)


def test_a_long_path_gets_a_short_socket(tmp_path):
    deep = tmp_path / ("x" * 120)
    folder = socket_folder(deep, "valkey.sock")
    assert len(bytes(folder / "valkey.sock")) < 108
    assert folder == socket_folder(deep, "valkey.sock") != socket_folder(tmp_path, "valkey.sock")


def test_a_server_that_cannot_start_says_why(root):
    server = Postgres(root / "postgres")
    server.settings["shared_buffers"] = "nonsense"
    with pytest.raises(RuntimeError, match="nonsense"):
        server.start(timeout=1)
