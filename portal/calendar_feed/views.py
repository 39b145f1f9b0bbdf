"""The feed itself. Calendars cannot sign in, so that the random part of its address is the key."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event
from icalendar.enums import CLASS

from casework.models import CalendarFeed
from casework.news.actions import digest_of
from people.models import User
from people.throttle import can_miss_feed, can_read_feed
from portal.calendar_feed.events import DueDate, due_dates

TYPE = "text/calendar; charset=utf-8"
HEADERS = {
    "Cache-Control": "private",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
    "Content-Disposition": 'inline; filename="due-dates.ics"',
}
TOO_MANY = "Too many requests. Try again in an hour.\n"


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """404 for an unknown address, one that was stopped, and one of somebody no longer in office."""
    person = reader_of(token)
    may = can_read_feed(request, person) if person else can_miss_feed(request)
    if not may:
        plain, later = "text/plain; charset=utf-8", {"Retry-After": "3600"}
        return HttpResponse(TOO_MANY, status=429, content_type=plain, headers=later)
    if person is None:
        raise Http404
    text = calendar_text(due_dates(person), timezone.now())
    return HttpResponse(text, content_type=TYPE, headers=HEADERS)


def reader_of(token: str) -> User | None:
    """Whose feed it is, while they are a councillor."""
    feeds = CalendarFeed.objects.live().select_related("person")
    found = feeds.filter(digest=digest_of(token)).first()
    return found.person if found and found.person.is_member else None


def calendar_text(dates: Iterable[DueDate], now: datetime) -> bytes:
    calendar = Calendar.new(name=f"Due dates, {settings.COUNCIL_NAME or 'Concordat'}")
    calendar.refresh_interval = timedelta(hours=1)
    for one in dates:
        calendar.add_component(entry_of(one, now))
    return bytes(calendar.to_ical())


def entry_of(one: DueDate, now: datetime) -> Event:
    """An entry of a whole day, which blocks no time. The link asks to sign in."""
    address = settings.BASE_URL + one.path
    event = Event.new(
        uid=f"{one.number}@{settings.BASE_URL.partition('://')[2]}",
        stamp=now,
        start=one.on,
        end=one.on + timedelta(days=1),
        summary=one.title,
        description=f"Sign in to see the details: {address}",
        url=address,
        classification=CLASS.PRIVATE,
    )
    event.add("transp", "TRANSPARENT")
    return event
