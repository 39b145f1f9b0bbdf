"""The .ics file of one meeting, which a calendar opens. It says no more than the page it is on."""

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event
from icalendar.enums import CLASS

from relations.models.meetings import Meeting, MeetingTime


def meeting_file(
    meeting: Meeting | MeetingTime, *, title: str, path: str, number: str
) -> HttpResponse:
    """`path` is that of a page that shows the meeting. `number` tells it from every other of this
    council, so that a calendar moves the entry when the file is opened again."""
    address = settings.BASE_URL + path
    event = Event.new(
        uid=f"{number}@{settings.BASE_URL.partition('://')[2]}",
        stamp=timezone.now(),
        start=meeting.starts_at,
        end=meeting.ends_at,
        summary=title,
        location=meeting.place or None,
        description=f"Sign in to see the details: {address}",
        url=address,
        classification=CLASS.PRIVATE,
    )
    calendar = Calendar.new(name=settings.COUNCIL_NAME or "Concordat")
    calendar.add_component(event)
    name = f'attachment; filename="{number}.ics"'
    headers = {"Content-Disposition": name, "Cache-Control": "private"}
    return HttpResponse(
        bytes(calendar.to_ical()), content_type="text/calendar; charset=utf-8", headers=headers
    )
