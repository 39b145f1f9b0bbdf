"""Due time of a request for information: hours while the offices are open."""

from datetime import datetime, timedelta

from django.utils import timezone

from casework.promises import OFFICE_SHUTS, at_local, next_working_moment
from protocols.deadlines.clock import WorkingCalendar

REMINDED_BEFORE = timedelta(hours=1)


def due_after(at: datetime, open_for: timedelta, calendar: WorkingCalendar) -> datetime:
    """The aware time by which the offices have been open for so long since an aware time."""
    moment = next_working_moment(at, calendar)
    while (shuts := closing_time(moment, calendar)) - moment < open_for:
        open_for -= shuts - moment
        moment = next_working_moment(shuts, calendar)
    return moment + open_for


def closing_time(moment: datetime, calendar: WorkingCalendar) -> datetime:
    """When the offices close on the day of an aware time."""
    day = timezone.localdate(moment)
    early = calendar.early.get(day)
    return at_local(day, min(early.at, OFFICE_SHUTS) if early else OFFICE_SHUTS)


def reminder_time(at: datetime, hours: int, calendar: WorkingCalendar) -> datetime:
    """An hour before it is due, or half-way of a shorter time."""
    whole = timedelta(hours=hours)
    return due_after(at, max(whole - REMINDED_BEFORE, whole / 2), calendar)
