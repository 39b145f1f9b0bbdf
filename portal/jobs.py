"""Timed jobs of the site itself."""

from celery import shared_task
from django.contrib.sessions.models import Session
from django.utils import timezone

from portal.models import Heartbeat


@shared_task
def heartbeat() -> None:
    """Record that a worker took this from the queue and reached the database."""
    Heartbeat.objects.record("worker", timezone.now())


@shared_task
def clear_sessions() -> int:
    """Remove sessions that have ended. Returns how many."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
