"""Timed jobs of the site itself."""

from celery import shared_task
from django.contrib.sessions.models import Session
from django.utils import timezone

from people.own_sessions.actions import forget_ended_sessions
from people.sign_ins.record import forget_sign_ins
from portal.leavers import post_ends
from portal.models import Heartbeat


@shared_task
def heartbeat() -> None:
    """Record that a worker took this from the queue and reached the database."""
    Heartbeat.objects.record("worker", timezone.now())


@shared_task
def deal_with_leavers() -> int:
    """End what goes with posts whose last day is over, and pass on what was in their names."""
    return post_ends.deal_with_post_ends()


@shared_task
def clear_sessions() -> int:
    """Remove sessions that have ended, what is known of their browsers, and sign-ins older than a
    year. Returns how many sessions."""
    removed = Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]
    forget_ended_sessions()
    forget_sign_ins()
    return removed
