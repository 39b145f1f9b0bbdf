"""The council that every test finds, and a clock that tests may set."""

import gc
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from foundation import common_words
from people import directory
from people.models import User
from protocols import calendar, elections, version_cache
from protocols.confirmations import expected
from tests import copies, people, remembered
from tests.clients import Client
from tests.owner import own_database

LONDON = ZoneInfo("Europe/London")


# Modules with tests that take many seconds each.
LONGEST = {"test_bootstrap.py", "test_every_page.py", "test_isolation.py", "test_hostile_values.py"}
LONGEST |= {"test_admin_addresses.py", "test_demo.py", "test_first_release.py", "test_roles.py"}


def pytest_xdist_make_scheduler(config, log):
    from tests.schedule import Schedule  # xdist is there, or it would not ask

    return Schedule(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items):
    """The longest first, so that no worker waits for another's at the end. In the end, whatever
    pytest has put together, tests that commit come behind those that do not: they leave no
    council."""
    items.sort(key=lambda item: item.path.name not in LONGEST)
    result = yield
    items.sort(key=lambda item: bool(commits(item)))
    return result


def pytest_collection_finish():
    """What is loaded by now stays, so that it need not be looked through for what can go; and
    memory, of which there is enough, is looked through seldom."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 50, 1000)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The council is made once, and kept as copies; each test's own changes are rolled back."""
    with django_db_blocker.unblock():
        own_database()
        people.make_council()
        remembered.remember_council()
        return copies.copies_of_tables()


@pytest.fixture
def client():
    return Client()


@pytest.fixture(autouse=True, scope="session")
def files_root(tmp_path_factory):
    """Files of this run lie in a folder of its own."""
    settings.FILES_ROOT = tmp_path_factory.mktemp("files")


@pytest.fixture
def council(django_db_setup, db):
    """For tests that flush the database when they end: the council is there again."""
    if not User.objects.filter(email="clara@westhaven.example").exists():
        copies.put_back(django_db_setup)


FORGETTING = (
    calendar.forget_calendars,
    common_words.forget_common_words,
    directory.forget_directory,
    elections.forget_elections,
    expected.forget_confirmations,
    version_cache.forget_versions,
)


def forget_all():
    for forget in FORGETTING:
        forget()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Nothing is remembered of a test before."""
    forget_all()
    if item.get_closest_marker("django_db") and not commits(item):
        remembered.know_council()


class Clock:
    """The time that the portal believes it is. Times are London's."""

    def __init__(self, at):
        self.at = at

    def __call__(self):
        return self.at

    def set(self, *parts):
        self.at = datetime(*parts, tzinfo=LONDON)

    def next_day(self, hour=10):
        self.at = (self.at.astimezone(LONDON) + timedelta(days=1)).replace(hour=hour, minute=0)


TUESDAY = datetime(2026, 12, 1, 10, tzinfo=LONDON)


@pytest.fixture
def clock(monkeypatch):
    """Tuesday 1 December 2026, ten in the morning."""
    clock = Clock(TUESDAY)
    monkeypatch.setattr(timezone, "now", clock)
    return clock


@pytest.fixture(scope="module")
def scene_kept(request, django_db_setup, django_db_blocker):
    """`scene_kept(make)` runs `make` at the time of `clock`, once for all tests of a module.

    It lies in a transaction around theirs, so that each finds it as it was made: let it give keys,
    not rows. A module with a test that commits cannot have one.
    """
    with ExitStack() as module:

        def keep(make):
            ours = [item for item in request.session.items if item.path == request.path]
            assert not any(commits(item) for item in ours), "a test here commits"
            with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patched:
                patched.setattr(timezone, "now", Clock(TUESDAY))
                forget_all()
                module.enter_context(rolled_back(django_db_blocker))
                changes = remembered.changes()
                kept = make()
                same = remembered.changes() == changes
                module.enter_context(remembered.scene(same=same))
                connection.check_constraints()  # or each test would have to
            forget_all()
            return kept

        yield keep


def commits(item):
    marker = item.get_closest_marker("django_db")
    asked = marker and marker.kwargs.get("transaction")
    return asked or {"live_server", "transactional_db"} & set(item.fixturenames)


@contextmanager
def rolled_back(blocker):
    """A transaction that leaves nothing behind; between its begin and its end tests have theirs."""
    atomic = transaction.atomic()
    atomic.__enter__()
    yield
    with blocker.unblock():
        transaction.set_rollback(True)
        atomic.__exit__(None, None, None)
