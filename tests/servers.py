"""A pytest plugin: PostgreSQL and Valkey for this run, unless their addresses are given.

Loaded with -p, because pytest-django reads the settings before any conftest.py.
"""

import atexit
import contextlib
import os
import shutil
import tempfile
from pathlib import Path

import pytest


@contextlib.contextmanager
def temporary_root():
    """A folder with a short path, as sockets need, that PostgreSQL's own user may walk into."""
    root = Path(tempfile.mkdtemp(prefix="concordat-"))
    root.chmod(0o711)
    try:
        yield root
    finally:
        shutil.rmtree(root, ignore_errors=True)


def start_servers(stopping):
    from portal.embedded import Postgres, Valkey

    root = stopping.enter_context(temporary_root())
    postgres = Postgres(root / "postgres", durable=False)
    valkey = Valkey(root / "valkey", durable=False)
    for variable, server in {"DATABASE_URL": postgres, "REDIS_URL": valkey}.items():
        if not os.environ.get(variable):
            stopping.callback(server.stop)
            os.environ[variable] = server.start().url()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    stopping = contextlib.ExitStack()
    atexit.register(stopping.close)  # also when pytest stops before its tests begin
    start_servers(stopping)  # none in pytest-xdist's workers, which inherit the addresses
    return (yield)
