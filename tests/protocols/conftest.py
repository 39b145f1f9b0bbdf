"""The people of these tests, and a second version of the protocol after the council's first."""

from datetime import date

import pytest
from django.utils import timezone

from protocols.drafting import actions
from tests.people import named


@pytest.fixture
def mona(db):
    return named("mona")


@pytest.fixture
def pat(db):
    return named("pat")


@pytest.fixture
def stan(db):
    return named("stan")


@pytest.fixture
def oxford(pat, mona):
    """Version 2, from Oxford's file, in force since 2021."""
    draft = actions.draft_from_preset("oxford", name="Member and officer protocol", by=pat)
    start, today = date(2021, 1, 1), date(2020, 6, 1)
    return actions.adopt_version(
        draft, effective_from=start, minute="C12/2020", by=mona, today=today
    )


@pytest.fixture
def on_the_day(monkeypatch):
    """Sets today's local date."""

    def set_day(*parts):
        monkeypatch.setattr(timezone, "localdate", lambda *moment, **zone: date(*parts))

    return set_day
