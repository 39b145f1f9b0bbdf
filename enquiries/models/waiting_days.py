"""The days an enquiry waited for the councillor, read from the history of its state, so that no
counter can disagree with it."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from enquiries.models.choices import Status

Span = tuple[date, date]


def spans(states: Iterable[tuple[datetime, str]]) -> list[Span]:
    """The local days [from, to) of waiting, from aware times and the state from each on, in order.

    The day of the question is the first, the day of the reply is worked again; who
    still waits does so until today.
    """
    found: list[Span] = []
    asked: date | None = None
    for at, status in states:
        day = timezone.localdate(at)
        if status == Status.WAITING:
            asked = asked or day
        elif asked:
            found.append((asked, day))
            asked = None
    if asked:
        found.append((asked, timezone.localdate()))
    return [span for span in found if span[0] < span[1]]
