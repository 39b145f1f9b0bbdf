"""Absences with a cover, for tests."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from casework.absences.actions import record_absence
from tests.people import named

LAST = date(2026, 12, 4)


def away(who="omar", cover="grace", first=None, last=LAST, by=None):
    """From today, or from `first`. Recorded by a coordinator unless told."""
    return record_absence(
        starts_on=first or timezone.localdate(),
        ends_on=last,
        key=uuid4(),
        person=named(who),
        covered_by=named(cover) if cover else None,
        by=named(by or "dev"),
    )
