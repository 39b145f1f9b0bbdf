"""Covers of the demo: an officer of Highways is ill, and a colleague covers for her."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from casework.absences.actions import record_absence
from people.models import User

DAYS_AWAY = 9
AWAY, COVER, HEAD = "Sunita Rao", "Omar Haddad", "Ruth Adeyemi"


def make_covers(people: dict[str, User]) -> None:
    """From today, recorded by the head of service."""
    today = timezone.localdate()
    record_absence(
        starts_on=today,
        ends_on=today + timedelta(days=DAYS_AWAY),
        key=uuid4(),
        person=people[AWAY],
        covered_by=people[COVER],
        by=people[HEAD],
    )
