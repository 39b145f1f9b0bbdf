"""A pytest plugin: PostgreSQL and Valkey for this run, unless DATABASE_URL names a server.

Loaded with -p, because pytest-django reads the settings before any conftest.py.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests():
    if (
        "DATABASE_URL" not in os.environ
    ):  # the workers of pytest-xdist inherit what the first process sets
        start_servers()
    return (yield)


def start_servers():
    from portal.embedded import Postgres, Valkey

    root = Path(tempfile.mkdtemp(prefix="concordat-tests-"))
    root.chmod(0o711)  # as root, PostgreSQL runs as another user, who must be able to walk in
    postgres, valkey = (
        Postgres(root / "postgres", durable=False),
        Valkey(root / "valkey", durable=False),
    )

    def stop_servers():
        valkey.stop()
        postgres.stop()
        shutil.rmtree(root, ignore_errors=True)

    atexit.register(stop_servers)  # also when pytest stops before its tests begin
    os.environ |= {
        "DATABASE_URL": postgres.start().url("concordat"),
        "REDIS_URL": valkey.start().url(),
    }
