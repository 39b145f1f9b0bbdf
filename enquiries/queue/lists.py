"""Lists of the queue: whose enquiries are in each, and how urgent they are."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Q
from django.http import QueryDict
from django.utils import timezone

from enquiries.models import OPEN, Status
from enquiries.models.earlier_services import was_passed_on_by
from enquiries.models.visibility import UNASSIGNED, is_with
from enquiries.queue import policy
from foundation.statements import Parameter
from people.models import User
from protocols.deadlines.terms import end_of_day

ANY = "any"  # the one list that has enquiries in every state
PASSED_ON = "passed-on"  # what the reader's service, or the coordinators, have passed on
COUNTED_ALONE = (ANY, PASSED_ON)  # where one of these is shown, nothing else is counted
URGENCY = {
    "overdue": "overdue",
    "today": "due today",
    "week": "due later this week",
    "waiting": "waiting for the member",
}


def list_headings(user: User) -> dict[str, str]:
    """Whose enquiries this person can list, and the headings for them."""
    headings = {"service": "My service", "unassigned": "Unassigned"}
    if policy.can_list_every_service(user):
        headings["service"] = "All services"
    elif not user.services:
        headings = {"service": "My office"}
    own = {"mine": "Mine"} if policy.can_list_own(user) else {}
    passes_on = user.services or policy.can_list_every_service(user)
    passed = {PASSED_ON: "Passed on by us"} if passes_on else {}
    return own | headings | passed | {ANY: "Any state"}


def list_asked_for(user: User, query: QueryDict, q: str) -> str:
    """That of a link, or for words and for ended enquiries the one of every state. Other filters
    narrow the list they are on."""
    known = list_headings(user)
    first = "unassigned" if policy.can_list_every_service(user) else "service"
    needs_any = q or query.get("state") in set(Status) - set(OPEN)
    asked = [query.get("whose"), ANY if needs_any else query.get("list")]
    return next((whose for whose in asked if whose in known), first)


def condition_of_list(user: User, whose: str, *, state: str = "") -> Q:
    """Those this person or their office has to act on, those not assigned, or all. They are open
    ones, unless a `state` is asked for, which narrows every list."""
    if whose == PASSED_ON:
        return was_passed_on_by(user)
    of_state = Q() if state or whose == ANY else Q(status__in=OPEN)
    if whose == "mine":
        return of_state & is_with(user)
    return of_state & (UNASSIGNED if whose == "unassigned" else Q())


def times_of(now: datetime) -> dict[str, datetime]:
    """The times by which enquiries are urgent: now, and the ends of today, tomorrow and Sunday."""
    today = timezone.localdate(now)
    tomorrow, sunday = today + timedelta(days=1), today + timedelta(days=6 - today.weekday())
    ends = {"today": today, "tomorrow": tomorrow, "sunday": sunday}
    return {"now": now} | {name: end_of_day(day) for name, day in ends.items()}


def urgency_condition(urgency: str, at: Mapping[str, datetime | Parameter]) -> Q:
    """`at` are those of `times_of`, or their places in a statement."""
    if urgency == "overdue":
        return Q(queue_at__lt=at["now"])
    if urgency == "today":
        return Q(queue_at__gte=at["now"], queue_at__lte=at["today"])
    if urgency == "week":
        return Q(queue_at__gte=at["tomorrow"], queue_at__lte=at["sunday"])
    return Q(status=Status.WAITING) if urgency == "waiting" else Q()
