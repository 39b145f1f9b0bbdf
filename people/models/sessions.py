"""Ending sessions: of someone who can no longer sign in, or who is signed out by someone else."""

import logging

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.utils import timezone

logger = logging.getLogger("concordat.sign_in")


def end_sessions(person: int) -> int:
    """Remove every session of the person with this key, and say how many there were. Only its
    contents say whose a session is, so each that has not run out is read."""
    running = Session.objects.filter(expire_date__gt=timezone.now())
    theirs = [row.pk for row in running if row.get_decoded().get(SESSION_KEY) == str(person)]
    Session.objects.filter(pk__in=theirs).delete()
    if theirs:
        logger.info("event=sessions_ended user=%s sessions=%s", person, len(theirs))
    return len(theirs)
