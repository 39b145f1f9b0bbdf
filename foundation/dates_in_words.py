"""Days and times in the words of the house style, in London time."""

from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """The date in London now. Pages ask for it a hundred times, so it does not ask in which zone
    the reader is: the portal is never in another one."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def local(value: date | datetime) -> date:
    """The date in London of an aware time; a date is itself."""
    if not isinstance(value, datetime):
        return value
    return timezone.localdate(value, timezone.get_default_timezone())


def day_year(value: date | datetime | None) -> str:
    """Thursday 3 December 2026."""
    if value is None:
        return ""
    on = local(value)
    return f"{on:%A} {on.day} {on:%B} {on.year}"


def day(value: date | datetime | None) -> str:
    """Thursday 3 December, with the year when it is another year."""
    if value is None:
        return ""
    on = local(value)
    return day_year(on) if on.year != today().year else f"{on:%A} {on.day} {on:%B}"


def clock(value: datetime | None) -> str:
    """6:12pm, or 9am on the hour; London time."""
    if value is None:
        return ""
    at = timezone.localtime(value)
    minutes = f":{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def moment(value: datetime | None) -> str:
    """Tuesday 24 November 2026 at 6:12pm, or Today at 9am: a record, so always with the year."""
    if value is None:
        return ""
    on = local(value)
    words = "Today" if on == today() else day_year(on)
    return f"{words} at {clock(value)}"


def recent_moment(value: datetime) -> str:
    """today at 9am, or yesterday at 6:12pm, in the middle of a sentence; "" for an earlier time."""
    days = (today() - local(value)).days
    words = {0: "today", 1: "yesterday"}.get(days)
    return f"{words} at {clock(value)}" if words else ""
