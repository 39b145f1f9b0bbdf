"""Until when a file that was saved can be undone: 9am of the next working day."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from casework.promises import at_local
from protocols.calendar import working_calendar
from protocols.deadlines.working_days import CalendarEnds
from protocols.version_cache import division_in_force

MORNING = time(9)


def undo_time(now: datetime) -> datetime:
    """An aware time. Beyond the known calendar, that of the next day."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    try:
        day = working_calendar(division_in_force()).next_working(tomorrow)
    except CalendarEnds:
        day = tomorrow
    return at_local(day, MORNING)
