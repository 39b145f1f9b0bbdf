"""What administrators are told on every page while emails are stuck."""

from django.urls import reverse
from django.utils import timezone

from casework.notices.overdue import stuck
from casework.unsent import policy
from people.models import User


def alarm(user: User) -> tuple[str, str] | None:
    """A sentence, and the address of the page that says more; None while nothing is stuck."""
    if policy.can_see_unsent(user) and stuck(timezone.now()).exists():
        return "Some emails have not been sent.", reverse("unsent")
    return None
