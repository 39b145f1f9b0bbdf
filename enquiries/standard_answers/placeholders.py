"""Placeholders of a standard answer: {name}, {reference} and others, filled in from a case."""

import re
from collections.abc import Callable
from typing import NamedTuple

from django.utils import timezone

from enquiries.standard_answers.subjects import Subject
from foundation.dates_in_words import day_year
from people.directory import styled_member
from people.models import User


class Placeholder(NamedTuple):
    """What it stands for, for its writer; and what comes in its place, "" if there is nothing."""

    words: str
    value: Callable[[Subject, User], str]


def due_date(subject: Subject, by: User) -> str:
    return day_year(timezone.localdate(subject.due_at)) if subject.due_at else ""


PLACEHOLDERS: dict[str, Placeholder] = {
    "name": Placeholder("the councillor’s title and name", lambda s, _: styled_member(s.member)),
    "reference": Placeholder("the reference", lambda s, _: s.reference),
    "title": Placeholder("the title of the enquiry or document", lambda s, _: s.title),
    "ward": Placeholder("the ward of the enquiry", lambda s, _: s.ward),
    "service": Placeholder("the service", lambda s, _: s.service.name if s.service else ""),
    "date": Placeholder("today’s date", lambda *_: day_year(timezone.localdate())),
    "due": Placeholder("the date the answer or decision is due", due_date),
    "officer": Placeholder("the name of the officer who inserts the text", lambda _, by: by.name),
}
IN_BRACES = re.compile(r"\{([^{}\n]{0,40})\}")
BRACE = re.compile("[{}]")


def unknown_placeholder(text: str) -> str:
    """The first thing in braces that is no placeholder, or a brace alone; "" if all are known."""
    for name in IN_BRACES.findall(text):
        if name not in PLACEHOLDERS:
            return f"{{{name}}}"
    alone = BRACE.search(IN_BRACES.sub("", text))
    return alone.group() if alone else ""


def filled_in(text: str, subject: Subject, by: User) -> tuple[str, list[str]]:
    """The text for this case; and the names of what it has not, which stand in square brackets
    for the officer to replace."""
    values = {name: one.value(subject, by) for name, one in PLACEHOLDERS.items()}
    used = dict.fromkeys(IN_BRACES.findall(text))
    missing = [name for name in used if not values.get(name)]
    filled = IN_BRACES.sub(lambda found: values[found[1]] or f"[{found[1]}]", text)
    return filled, missing
