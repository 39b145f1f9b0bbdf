"""A clock time in one box, as people write it: 6:30pm, 18:30, 6pm, 6.30 pm, noon."""

import re
from datetime import time
from typing import Unpack

from django import forms
from django.core.exceptions import ValidationError

from foundation.fields import FieldArguments, LineField

WRITTEN = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))? ?(am|pm|)")
BY_NAME = {"noon": time(12), "midday": time(12), "midnight": time(0)}


def clock_time(text: str) -> time | None:
    """The time that is meant, or None. A number alone, such as 6, could be morning or evening."""
    text = text.lower().replace("a.m.", "am").replace("p.m.", "pm")
    if text in BY_NAME:
        return BY_NAME[text]
    if not (match := WRITTEN.fullmatch(text)):
        return None
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif match[2] is None:
        return None
    return time(hour, minute) if hour < 24 and minute < 60 else None


class ClockTimeField(LineField):
    """A time of a day in London, without a date. `asks` names it, such as “the start time”."""

    def __init__(self, *, asks: str, **arguments: Unpack[FieldArguments]) -> None:
        self.wanted = f"Enter {asks}, such as 6:30pm or 18:30"
        arguments.setdefault("error_messages", {"required": self.wanted})
        arguments.setdefault("widget", forms.TextInput({"class": "govuk-input--width-5"}))
        super().__init__(max_length=20, **arguments)

    def to_python(self, value: object) -> time | None:  # type: ignore[override]
        if isinstance(value, time):
            return value
        if not (text := super().to_python(value)):
            return None
        if (at := clock_time(text)) is None:
            raise ValidationError(f"“{text}” is not a time. {self.wanted}", code="invalid")
        return at

    def prepare_value(self, value: object) -> object:
        return f"{value:%H:%M}" if isinstance(value, time) else value
