"""Dates in the words of the house style, and the tags of two components: tag and due."""

from collections.abc import Hashable
from datetime import date, datetime
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils import timezone

from casework.models import AnyCase
from foundation.dates_in_words import clock, day, day_year, local, moment, today
from foundation.linked_text import linked_paragraphs

register = template.Library()


for in_words in (day_year, day, clock, moment):
    register.filter(in_words)


register.filter(linked_paragraphs)


@register.filter
def machine_time(value: datetime) -> str:
    """For the attribute datetime: HTML takes no more than thousandths of a second."""
    return timezone.localtime(value).isoformat(timespec="seconds")


@register.filter
def short_day(value: date | datetime | str | None) -> str:
    """Tue 24 Nov; words stay as they are."""
    if value is None or isinstance(value, str):
        return value or ""
    on = local(value)
    return f"{on:%a} {on.day} {on:%b}"


@register.simple_tag
def tag(case: AnyCase | tuple[str, str]) -> str:
    """`case.tag` is (label, modifier); no modifier is blue, the modifier "plain" is plain text."""
    label, modifier = case.tag if hasattr(case, "tag") else case
    return rendered("components/tag.html", label=label, modifier=modifier)


@register.simple_tag
def due(promised: object, lines: str = "") -> str:
    """`promised` as the pages get it, or None; "lines" puts the distance below the date."""
    return rendered("components/due.html", due=promised, lines=bool(lines), today=today())


@register.simple_tag
def cached_component(component: str, **words: object) -> str:
    """A part of a page that a list shows again and again, drawn once for the same words."""
    return rendered(component, today=today(), **words)


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
