"""What every test may rely on: a database that can be flushed, a browser or why there is none."""

import os

import playwright.sync_api
import pytest
from django.db import connection
from django.test import TransactionTestCase

from tests.browser import on_path
from tests.missing import skip_or_fail
from tests.owner import no_triggers

# Playwright's synchronous interface holds an event loop, which Django takes for an async view.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

pytest_plugins = ["tests.clause_protocols"]
if os.environ.get("CLAUSE_MUTANTS"):
    pytest_plugins.append("tests.mutants.plugin")

CHROMIUM_FLAGS = [
    "--no-sandbox",  # as root there is no other way
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    # A page lives for a second: to compile its scripts for speed takes longer than it saves, and
    # so does clearing up after them.
    "--js-flags=--no-opt --no-maglev --min-semi-space-size=64",
]


def pytest_xdist_auto_num_workers():
    """With --numprocesses=auto, one worker more than there are processors: one that waits for the
    database, a browser or another program leaves a processor with nothing to do."""
    if hasattr(os, "sched_getaffinity"):  # only those that this process can use
        return len(os.sched_getaffinity(0)) + 1
    return (os.cpu_count() or 1) + 1


# What migrations put there, and tests leave alone.
KEPT = {"django_content_type", "auth_permission", "django_migrations"}


@pytest.fixture(autouse=True, scope="session")
def rows_go_and_tables_stay():
    """After a test with transaction=True: the triggers on history refuse what Django does, and
    new files for ninety empty tables take a second."""
    theirs = TransactionTestCase._fixture_teardown

    def teardown(self):
        tables = set(connection.introspection.django_table_names(include_views=False)) - KEPT
        deletes = "; ".join(f'DELETE FROM "{table}"' for table in sorted(tables))
        with no_triggers() as cursor:
            cursor.execute(deletes)

    TransactionTestCase._fixture_teardown = teardown
    yield
    TransactionTestCase._fixture_teardown = theirs


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return browser_type_launch_args | {"executable_path": on_path(), "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def launch_browser(launch_browser):
    """Playwright's launcher; without a browser the test is skipped, or fails if it must run."""

    def launch(**options):
        try:
            return launch_browser(**options)
        except playwright.sync_api.Error as error:
            reason = f"no browser to be had: {error.message.splitlines()[0]}"
        return skip_or_fail(reason, required="REQUIRE_BROWSER")

    return launch
