"""Alarms: what is wrong with the portal, said on every page to people who can act on it.

Each app’s alarm gives a sentence and the address of a page that says more, or None.
"""

from collections.abc import Callable

from django.http import HttpRequest

from casework.held import counting
from casework.unsent import banner
from people.models import User
from portal import stopped

Alarm = tuple[str, str]
ALARMS: list[Callable[[User], Alarm | None]] = [stopped.alarm, banner.alarm, counting.held_alarm]


def alarms(request: HttpRequest) -> list[Alarm]:
    """Those that are for the reader of this page, except on the page that the alarm leads to."""
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return []
    found = [alarm for ask in ALARMS if (alarm := ask(user))]
    return [alarm for alarm in found if alarm[1] != request.path]
