"""Residents of the councillor's own address book who match a search, with their enquiries."""

from collections import defaultdict
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone

from enquiries.models import KnownResident
from enquiries.residents.book import enquiries_about, residents_called, residents_of
from people.models import User
from portal.everything.asked import Asked

MOST_SHOWN = 5


class ResidentLine(NamedTuple):
    url: str
    name: str
    line: str


class FoundResidents(NamedTuple):
    number: int
    lines: list[ResidentLine]
    more_url: str


def residents_for(user: User, asked: Asked) -> FoundResidents | None:
    """None if nobody in the book matches. One statement for the book, one for their enquiries."""
    found = residents_called(residents_of(user), asked.q) if asked.q else []
    if not found:
        return None
    shown = found[:MOST_SHOWN]
    received = dict(enquiries_about(user, shown).values_list("pk", "received_at"))
    of_each: defaultdict[str, list[datetime]] = defaultdict(list)
    for one in shown:
        of_each[one.key] = [received[pk] for pk in one.cases if pk in received]
    more = f"{reverse('enquiries:residents')}{Asked(q=asked.q).query_string()}"
    return FoundResidents(
        len(found),
        [resident_line(one, of_each[one.key]) for one in shown],
        more if len(found) > MOST_SHOWN else "",
    )


def resident_line(resident: KnownResident, received: list[datetime]) -> ResidentLine:
    """6 Anchor Close, 5 enquiries since 2023."""
    many = "1 enquiry" if len(received) == 1 else f"{len(received)} enquiries"
    since = f" since {timezone.localdate(min(received)).year}" if received else ""
    line = ", ".join(part for part in (resident.address, f"{many}{since}") if part)
    return ResidentLine(reverse("enquiries:resident", args=[resident.key]), resident.name, line)
