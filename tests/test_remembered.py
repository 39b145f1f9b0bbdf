"""What tests remember of the council is what the database has, and the portal’s to forget."""

from datetime import date

import pytest
from django.db import models

from protocols.calendar import working_calendar
from protocols.models import ClosureDay, Protocol
from protocols.version_cache import forget_versions, todays_protocol
from tests import owner

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 12, 7)


def rename_version(name):
    with owner.no_triggers():
        models.QuerySet(Protocol).update(name=name)


def test_the_version_in_force_and_its_calendar_are_known(clock, django_assert_num_queries):
    with django_assert_num_queries(0):
        version = todays_protocol()
        assert version.rules_by_kind
        assert working_calendar(version.division).is_working(MONDAY)


@pytest.mark.parametrize("time", ["first", "second"])
def test_what_is_written_to_the_version_is_gone_for_the_next_test(time, clock):
    version = todays_protocol()
    assert version.name == "Member and officer protocol"
    version.name = "Another"
    assert version.rules_by_kind.pop("reply")


def test_a_change_before_the_first_look_is_seen(clock):
    rename_version("Another")
    assert todays_protocol().name == "Another"


def test_a_closure_day_before_the_first_look_is_seen(clock):
    ClosureDay.objects.create(day=MONDAY, why="Snow")
    assert not working_calendar(todays_protocol().division).is_working(MONDAY)


def test_a_change_after_it_is_seen_once_the_portal_forgets(clock):
    assert todays_protocol().name == "Member and officer protocol"
    rename_version("Another")
    assert todays_protocol().name == "Member and officer protocol"
    forget_versions()
    assert todays_protocol().name == "Another"
