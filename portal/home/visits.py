"""Visits of a councillor to their home page: since when something on it is new."""

from datetime import datetime, timedelta

from django.db.models import BigIntegerField
from django.utils import timezone

from foundation.statements import Parameter, Statement
from people.models import User
from portal.models import HomeVisit

# A visit ends half an hour after the home page was last opened, so that a reload empties nothing.
VISIT_ENDS_AFTER = timedelta(minutes=30)
SAID_AFTER = timedelta(minutes=1)  # a page opened again and again is written once a minute

VISIT = Statement(
    lambda: HomeVisit.objects.filter(person=Parameter("person", BigIntegerField())),
)


def previous_visit(user: User) -> datetime | None:
    """When the visit before this one ended, recording that the home page is open now. None at the
    first visit."""
    now = timezone.now()
    visit: HomeVisit | None = next(iter(VISIT.rows(person=user.pk)), None)
    if visit is None:
        first = HomeVisit(person=user, seen_at=now)
        HomeVisit.objects.bulk_create([first], ignore_conflicts=True)
        return None
    if now - visit.seen_at < SAID_AFTER:
        return visit.previous_at
    is_another = now - visit.seen_at > VISIT_ENDS_AFTER
    previous_at = visit.seen_at if is_another else visit.previous_at
    latest = HomeVisit.objects.filter(person=user, seen_at=visit.seen_at)
    latest.update(seen_at=now, previous_at=previous_at)  # of two tabs at once, one
    return previous_at
