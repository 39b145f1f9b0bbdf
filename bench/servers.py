"""Servers of the bench: PostgreSQL, Valkey and gunicorn, in a folder that goes again."""

import base64
import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg

from casework.sealing import key_files
from dev.embedded import Postgres, Valkey, spawn
from evidence import keys as chain

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK")
START_SECONDS = 30


@contextlib.contextmanager
def temporary_folder() -> Iterator[Path]:
    """Short enough for sockets, open enough for PostgreSQL's own user."""
    folder = Path(tempfile.mkdtemp(prefix="concordat-bench-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def databases(folder: Path) -> Iterator[Postgres]:
    """Both servers, over sockets, with their addresses and keys of the day in the environment."""
    postgres, valkey = Postgres(folder / "postgres"), Valkey(folder / "valkey", durable=False)
    with contextlib.ExitStack() as stopping:
        for server in (postgres, valkey):
            stopping.callback(server.stop)
            server.start()
        postgres.create()
        with psycopg.connect(postgres.url()) as superuser:
            superuser.execute("GRANT pg_checkpoint TO concordat_owner")
        os.environ |= {
            **postgres.addresses(),
            "REDIS_URL": valkey.url(),
            "DJANGO_SETTINGS_MODULE": "bench.settings",
            "SECRET_KEY": "for measuring only",
            "DEBUG": "0",
            "DEMO": "1",
            **write_keys(folder),
        }
        yield postgres


def write_keys(folder: Path) -> dict[str, str]:
    """What the demo council's files and complaints are sealed with, gone with the folder."""
    of_complaints = folder / "sealing-keys"
    of_complaints.write_text("\n".join(key_files.new_key_lines()))
    of_chain = folder / "chain-keys"
    of_chain.write_text("\n".join(chain.new_key_lines()))
    of_files = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    return {
        "SEALING_KEY_FILE": str(of_complaints),
        "FILE_KEYS": of_files,
        "CHAIN_KEY_FILE": str(of_chain),
        "FILES_ROOT": str(folder / "files"),
    }


class Web:
    """gunicorn with two workers, on the loopback only."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        command = f"-m gunicorn portal.wsgi --workers=2 --threads=4 --bind=127.0.0.1:{self.port}"
        argv = [sys.executable, *command.split(), "--no-control-socket", "--keep-alive=600"]
        self.log = folder / "web.log"
        env = os.environ | {"DATABASE_OWNER_URL": ""}
        self.process: subprocess.Popen[bytes] = spawn(
            argv, self.log, signal.SIGTERM, cwd=ROOT, env=env
        )

    def wait(self) -> None:
        """RuntimeError with the end of the log when it does not listen in time."""
        give_up_at = time.monotonic() + START_SECONDS
        while time.monotonic() < give_up_at:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            time.sleep(0.1)
        raise RuntimeError(self.log.read_text(errors="replace")[-2000:])

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(20)


def cpu_seconds(*roots: int) -> float:
    """What processes have used of the processor so far, with those they started (Linux).

    What children used that have ended stands in the account of the process that started them.
    """
    children: dict[int, list[int]] = {}
    used: dict[int, float] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = stat.read_text().rpartition(")")[2].split()
            pid, parent = int(stat.parent.name), int(fields[1])
            children.setdefault(parent, []).append(pid)
            used[pid] = sum(map(int, fields[11:15])) / TICKS
    total, waiting = 0.0, list(roots)
    while waiting:
        pid = waiting.pop()
        total += used.get(pid, 0.0)
        waiting += children.get(pid, [])
    return total
