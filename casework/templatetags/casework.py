"""Dates in the words of the house style, and the tags of two components: tag and due."""

from collections.abc import Hashable
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone

from casework.models import AnyCase

register = template.Library()


def local(value: date | datetime) -> date:
    """The date in London of an aware time; a date is itself."""
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@register.filter
def day_year(value: date | datetime | None) -> str:
    """Thursday 3 December 2026."""
    if value is None:
        return ""
    on = local(value)
    return f"{on:%A} {on.day} {on:%B} {on.year}"


@register.filter
def day(value: date | datetime | None) -> str:
    """Thursday 3 December, with the year when it is another year."""
    if value is None:
        return ""
    on = local(value)
    return day_year(on) if on.year != timezone.localdate().year else f"{on:%A} {on.day} {on:%B}"


@register.filter
def short_day(value: date | datetime | str | None) -> str:
    """Tue 24 Nov; words stay as they are."""
    if value is None or isinstance(value, str):
        return value or ""
    on = local(value)
    return f"{on:%a} {on.day} {on:%b}"


@register.filter
def clock(value: datetime | None) -> str:
    """6:12pm, or 9am on the hour; London time."""
    if value is None:
        return ""
    at = timezone.localtime(value)
    minutes = f":{at:%M}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


@register.filter
def moment(value: datetime | None) -> str:
    """Tuesday 24 November 2026 at 6:12pm, or Today at 9am: a record, so always with the year."""
    if value is None:
        return ""
    on = local(value)
    words = "Today" if on == timezone.localdate() else day_year(on)
    return f"{words} at {clock(value)}"


@register.simple_tag
def tag(case: AnyCase | tuple[str, str]) -> str:
    """`case.tag` is (label, modifier); no modifier is blue, the modifier "plain" is plain text."""
    label, modifier = case.tag if hasattr(case, "tag") else case
    return rendered("components/tag.html", label=label, modifier=modifier)


@register.simple_tag
def due(promised: object, lines: str = "") -> str:
    """`promised` as the pages get it, or None; "lines" puts the distance below the date."""
    today = timezone.localdate()
    return rendered("components/due.html", due=promised, lines=bool(lines), today=today)


@register.simple_tag
def cached_component(component: str, **words: object) -> str:
    """A part of a page that a list shows again and again, drawn once for the same words."""
    return rendered(component, today=timezone.localdate(), **words)


def rendered(component: str, **words: object) -> str:
    """A small component for these values, kept: a list draws few different ones, many times.

    Whatever its template depends on stands in `words`, so today's date does too.
    """
    if all(isinstance(value, Hashable) for value in words.values()):
        return rendered_once(component, tuple(words.items()))
    return render_to_string(component, words)


@lru_cache(maxsize=4000)
def rendered_once(component: str, words: tuple[tuple[str, object], ...]) -> str:
    return render_to_string(component, dict(words))


@register.inclusion_tag("components/back.html")
def back_link(back: str | tuple[str, str]) -> dict[str, str]:
    """`back` is an address, or (address, words)."""
    url, label = (back, "Back") if isinstance(back, str) else back
    return {"url": url, "label": label}
