"""What administrators are told on every page while the clock or the worker stands still."""

from django.urls import reverse

from casework.unsent import policy
from people.models import User
from portal.readiness import clock, worker

CLOCK = "The scheduler has stopped, so no reminders are written and no emails are sent."
WORKER = "The worker has stopped, so no emails are sent."


def alarm(user: User) -> tuple[str, str] | None:
    """A sentence, and the address of what to do about it, for who is also told of emails that were
    not sent. Without the clock nobody can tell of the worker."""
    if not policy.can_see_unsent(user):
        return None
    where = reverse("help") + "#stopped"
    if not clock().works:
        return CLOCK, where
    return None if worker().works else (WORKER, where)
