"""Alarms about bank holidays: they run out, or could not be checked against GOV.UK."""

from datetime import datetime

from django.utils import timezone

from casework.models import Notice
from casework.notices import discreet, ledger
from casework.promises import next_working_moment
from people.models import User, people_with
from people.roles import Permission
from protocols.bank_holidays import HolidayWarning, holiday_warnings
from protocols.calendar import working_calendar
from protocols.version_cache import division_in_force


def warn_administrators(now: datetime) -> int:
    """Tell everyone who can edit the calendar, once for each time something is wrong. How many
    notices that is, written now or before."""
    division = division_in_force()
    warnings = holiday_warnings(division, timezone.localdate(now))
    if not warnings:
        return 0
    at = next_working_moment(now, working_calendar(division))
    people = calendar_administrators()
    rows = [holiday_notice(person, one, at) for one in warnings for person in people]
    ledger.write_notices(rows)
    return len(rows)


def holiday_notice(person: User, warning: HolidayWarning, at: datetime) -> Notice:
    """Their home page says what is wrong. The mail is like any other without a reference."""
    key = f"calendar:{warning.event}:{warning.since}:{person.pk}"
    return discreet.discreet_notice(person, key=key, due_at=at)


def calendar_administrators() -> list[User]:
    """Who can edit the calendar; while nobody can, who adopts the protocol."""
    return people_with(Permission.EDIT_CALENDAR) or people_with(Permission.ADOPT_PROTOCOL)
