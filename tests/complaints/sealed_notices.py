"""Who waits for a notice about a complaint, as only the worker reads it."""

from dataclasses import replace

from django.utils import timezone

from casework.models import SealedNotice
from people.models import User


def told():
    """Names of those with a notice that has not gone, in order."""
    return sorted(User.objects.get(pk=row.details.who).name for row in SealedNotice.objects.all())


def forget():
    SealedNotice.objects.all().delete()


def due_times():
    return sorted(row.details.due_at for row in SealedNotice.objects.all())


def bring_forward():
    """As if the quarter of an hour were over."""
    for row in SealedNotice.objects.all():
        row.seal(replace(row.details, due_at=timezone.now()))
        row.save()
