"""Notices that ought to have been sent and were not: health and administrators ask for them."""

from datetime import datetime, timedelta

from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from casework.models import Notice, NoticeState
from casework.notices.uncertain import ABANDONED_AFTER

ALLOWED = timedelta(minutes=15)


def stuck(now: datetime) -> QuerySet[Notice]:
    """Waiting for longer than a quarter of an hour, refused for good, or perhaps sent."""
    late = Q(state=NoticeState.WAITING, due_at__lt=now - ALLOWED)
    settled_as_uncertain = ~Q(error="") | Q(claimed_at__lt=now - ABANDONED_AFTER)
    uncertain = Q(state=NoticeState.UNCERTAIN) & settled_as_uncertain
    return Notice.objects.filter(late | Q(state=NoticeState.FAILED) | uncertain)


def oldest_unsent() -> datetime | None:
    """Since when the oldest of them is due."""
    found: datetime | None = stuck(timezone.now()).aggregate(oldest=Min("due_at"))["oldest"]
    return found
