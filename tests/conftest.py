"""The council that every test finds, and a clock that tests may set."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import timezone

from people import directory
from people.models import User
from protocols import calendar, elections, version_cache
from protocols.confirmations import expected
from tests import people

LONDON = ZoneInfo("Europe/London")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The council is made once; each test's own changes are rolled back."""
    with django_db_blocker.unblock():
        people.make_council()


@pytest.fixture(autouse=True, scope="session")
def files_root(tmp_path_factory):
    """Files of this run lie in a folder of its own."""
    settings.FILES_ROOT = tmp_path_factory.mktemp("files")


@pytest.fixture
def council(db):
    """For tests that flush the database when they end: the council is there again."""
    if not User.objects.filter(email="clara@westhaven.example").exists():
        people.make_council()


FORGETTING = (
    calendar.forget_calendars,
    directory.forget_directory,
    elections.forget_elections,
    expected.forget_confirmations,
    version_cache.forget_versions,
)


@pytest.fixture(autouse=True)
def nothing_remembered():
    for forget in FORGETTING:
        forget()
    yield
    for forget in FORGETTING:
        forget()


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


@pytest.fixture
def clock(monkeypatch):
    """Tuesday 1 December 2026, ten in the morning."""
    clock = Clock(datetime(2026, 12, 1, 10, tzinfo=LONDON))
    monkeypatch.setattr(timezone, "now", clock)
    return clock
