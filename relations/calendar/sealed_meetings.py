"""Meetings whose hour is encrypted, in the calendar of those who read the case. No column has when
they start, so they are read one by one, and only those of the days that are shown."""

from datetime import date
from operator import attrgetter

from people.models import User
from relations.calendar.entries import MeetingEntry
from relations.calendar.kinds import SEALED_KINDS

TITLE = "Meeting of a committee"


def sealed_entries(user: User, first: date, end: date) -> list[MeetingEntry]:
    """From one London day on and before another, in the order in which they start."""
    entries = []
    for key, kind in SEALED_KINDS.items():
        for case in kind.rows(user, first, end):
            if meeting := case.handling.meeting:
                times = (meeting.starts_at, meeting.ends_at)
                of_case = (key, str(case.key), TITLE, meeting.place, case.state, *times)
                entries.append(MeetingEntry(*of_case, in_day=0))
    return sorted(entries, key=attrgetter("starts_at"))
