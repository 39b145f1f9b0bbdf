"""Placeholders of a standard answer: {name}, {reference} and others, filled in from an enquiry."""

import re
from collections.abc import Callable
from typing import NamedTuple

from django.utils import timezone

from enquiries.models import Enquiry
from foundation.dates_in_words import day_year
from people.directory import styled_member
from people.models import User


class Placeholder(NamedTuple):
    """What it stands for, for its writer; and what comes in its place, "" if there is nothing."""

    words: str
    value: Callable[[Enquiry, User], str]


def due_date(enquiry: Enquiry, by: User) -> str:
    return day_year(timezone.localdate(enquiry.due_at)) if enquiry.due_at else ""


PLACEHOLDERS: dict[str, Placeholder] = {
    "name": Placeholder("the councillor’s title and name", lambda e, _: styled_member(e.member)),
    "reference": Placeholder("the reference of the enquiry", lambda e, _: e.reference),
    "title": Placeholder("the title of the enquiry", lambda e, _: e.title),
    "ward": Placeholder("the ward", lambda e, _: e.ward.name if e.ward else ""),
    "service": Placeholder("the service", lambda e, _: e.service.name if e.service else ""),
    "date": Placeholder("today’s date", lambda *_: day_year(timezone.localdate())),
    "due": Placeholder("the date the answer is due", due_date),
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


def filled_in(text: str, enquiry: Enquiry, by: User) -> tuple[str, list[str]]:
    """The text for this enquiry; and the names of what it has not, which stand in square brackets
    for the officer to replace."""
    values = {name: one.value(enquiry, by) for name, one in PLACEHOLDERS.items()}
    used = dict.fromkeys(IN_BRACES.findall(text))
    missing = [name for name in used if not values.get(name)]
    filled = IN_BRACES.sub(lambda found: values[found[1]] or f"[{found[1]}]", text)
    return filled, missing
