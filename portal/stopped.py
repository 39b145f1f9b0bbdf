"""What administrators are told on every page while the clock or the worker stands still."""

from django.urls import reverse

from people.models import User
from people.roles import Permission
from portal.readiness import clock, worker

CLOCK = "The scheduler has stopped, so no reminders are written and no emails are sent."
WORKER = "The worker has stopped, so no emails are sent."


def alarm(user: User) -> tuple[str, str] | None:
    """A sentence, and the address of what to do about it. Without the clock nobody can tell of the
    worker."""
    if not user.may(Permission.ADMINISTER_PEOPLE):
        return None
    where = reverse("help") + "#stopped"
    if not clock().works:
        return CLOCK, where
    return None if worker().works else (WORKER, where)
