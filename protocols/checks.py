"""System checks: the protocol is not overdue for review, and bank holidays reach a year ahead."""

from django.core.checks import CheckMessage, Warning, register
from django.db import DatabaseError
from django.utils import timezone

from foundation.years import a_year_before
from protocols.calendar import working_calendar
from protocols.models import Protocol


@register("protocols")
def review_is_not_due(**options: object) -> list[CheckMessage]:
    """Silent without a protocol in force, and without a database to ask."""
    today = timezone.localdate()
    try:
        protocol = Protocol.objects.in_force_or_none(today)
    except DatabaseError:
        return []
    if protocol is None or protocol.review_on is None or protocol.review_on > today:
        return []
    return [
        Warning(
            f"{protocol} has been due for review since {protocol.review_on:%-d %B %Y}.",
            hint="Draft a version with a later review date and have it adopted.",
            id="protocols.W002",
        )
    ]


@register("protocols")
def bank_holidays_reach_a_year_ahead(**options: object) -> list[CheckMessage]:
    """Silent without a protocol in force, and without a database to ask."""
    try:
        protocol = Protocol.objects.in_force_or_none()
        if protocol is None:
            return []
        ends_on = working_calendar(protocol.division, fresh=True).ends_on
    except DatabaseError:
        return []
    if timezone.localdate() <= a_year_before(ends_on):
        return []
    return [
        Warning(
            f"Bank holidays for {protocol.get_division_display()} are only known up to"
            f" {ends_on:%-d %B %Y}. After that they would be counted as working days.",
            hint="Upgrade govuk-bank-holidays and run manage.py seed_calendar.",
            id="protocols.W001",
        )
    ]
