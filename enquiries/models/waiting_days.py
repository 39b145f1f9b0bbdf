"""Waiting days: when an enquiry waited for the councillor, read from the history of its state."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from enquiries.models.choices import Status

Span = tuple[date, date]


def waiting_spans(states: Iterable[tuple[datetime, str]]) -> list[Span]:
    """The local days [from, to) of waiting, from aware times and the state from each on, in order.

    The day of the question is the first, the day of the reply is worked again; who
    still waits does so until today.
    """
    spans: list[Span] = []
    asked_on: date | None = None
    for at, status in states:
        day = timezone.localdate(at)
        if status == Status.WAITING:
            asked_on = asked_on or day
        elif asked_on:
            spans.append((asked_on, day))
            asked_on = None
    if asked_on:
        spans.append((asked_on, timezone.localdate()))
    return [span for span in spans if span[0] < span[1]]
