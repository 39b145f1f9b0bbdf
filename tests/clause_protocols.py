"""A pytest plugin: a test with the fixture `clause_protocol` runs once under each protocol whose
clauses it is marked with."""

from datetime import date, timedelta

import pytest

from protocols import version_cache
from tests.people import adopt

COUNCILS_OWN = "section-c"  # in force from the start
IN_FORCE_ON = date(2026, 12, 1)  # of the fixture `clock`


def pytest_generate_tests(metafunc):
    if "clause_protocol" in metafunc.fixturenames:
        marks = metafunc.definition.iter_markers("clause")
        sources = sorted({mark.args[0] for mark in marks})
        assert sources, f"{metafunc.function.__name__} is marked with no clause"
        metafunc.parametrize("clause_protocol", sources, indirect=True)


@pytest.fixture
def clause_protocol(request, clock, db):
    """The version made from that source, in force on 1 December 2026, the day of `clock`."""
    if request.param != COUNCILS_OWN:
        adopt_for(clock, request.param)
    return version_cache.todays_protocol()


def adopt_for(clock, preset, **settings):
    """A version from a preset, adopted two months before it takes effect on 1 December 2026."""
    real, clock.at = clock.at, clock.at - timedelta(days=60)
    version = adopt(preset, IN_FORCE_ON, **settings)
    clock.at = real
    return version_cache.cached_version(version.pk)
