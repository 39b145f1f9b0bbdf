"""A pytest plugin: a PostgreSQL and a Valkey for this run, unless DATABASE_URL names the ones to use.

Loaded with -p, because pytest-django reads the settings before any conftest.py.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

STARTED = []


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    if "DATABASE_URL" not in os.environ:  # the workers of pytest-xdist inherit what the first process sets
        start_servers()
    return (yield)


def start_servers():
    from portal.embedded import Postgres, Valkey

    root = Path(tempfile.mkdtemp(prefix="concordat-tests-"))
    root.chmod(0o711)  # as root, PostgreSQL runs as another user, who must be able to walk in
    STARTED.append(postgres := Postgres(root / "postgres", durable=False).start())
    STARTED.append(valkey := Valkey(root / "valkey", durable=False).start())
    os.environ |= {"DATABASE_URL": postgres.url("concordat"), "REDIS_URL": valkey.url()}


def pytest_unconfigure():
    for server in reversed(STARTED):
        server.stop()
        shutil.rmtree(server.root.parent, ignore_errors=True)
    STARTED.clear()
