"""A pytest plugin: PostgreSQL and Valkey for this run, unless their addresses are given.

Loaded with -p, because pytest-django reads the settings before any conftest.py.
"""

import atexit
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = "concordat_template"


@contextlib.contextmanager
def temporary_root():
    """A folder with a short path, as sockets need, that PostgreSQL's own user may walk into."""
    root = Path(tempfile.mkdtemp(prefix="concordat-"))
    root.chmod(0o711)
    try:
        yield root
    finally:
        shutil.rmtree(root, ignore_errors=True)


def say(sentence):
    sys.stdout.write(sentence + "\n")
    sys.stdout.flush()


def make_template(postgres):
    """Migrates one database, of which every worker's own is a copy: a second, not forty."""
    say("Making the tables that each test worker starts with")
    started = time.monotonic()
    postgres.create(TEMPLATE)
    environment = os.environ | {"DATABASE_URL": postgres.addresses(TEMPLATE)["DATABASE_OWNER_URL"]}
    command = [sys.executable, "-m", "tests.template"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    os.environ["TEST_TEMPLATE"] = TEMPLATE
    say(f"  done in {time.monotonic() - started:.0f} s")


def start_servers(variables, stopping):
    """Starts a server for each of these variables and names it there."""
    from dev.embedded import Postgres, Valkey

    root = stopping.enter_context(temporary_root())
    kinds = {"DATABASE_URL": Postgres, "REDIS_URL": Valkey}
    for variable in variables:
        server = kinds[variable](root / kinds[variable].__name__.lower(), durable=False)
        stopping.callback(server.stop)
        os.environ[variable] = server.start().url()
        if variable == "DATABASE_URL":
            make_template(server)


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    missing = [name for name in ("DATABASE_URL", "REDIS_URL") if not os.environ.get(name)]
    if missing:  # nothing is, in pytest-xdist's workers: they inherit the addresses
        stopping = contextlib.ExitStack()
        atexit.register(stopping.close)  # also when pytest stops before its tests begin
        start_servers(missing, stopping)
    return (yield)
