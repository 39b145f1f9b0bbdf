"""Lines about seats, portfolios and outside appointments: those of one person, and those of one
committee, service or outside body."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse

from people.models import OutsideAppointment, Portfolio, Position, User
from portal.administration.position_kinds import KINDS, PositionKind

MOST = 25  # of those that have ended; the newest
TODAY, TO_COME, PAST = "today", "to come", "ended"
TIMES = {TODAY: ("Today", "green"), TO_COME: ("To come", "purple"), PAST: ("Ended", "grey")}


class PositionLine(NamedTuple):
    """`words` say where it is, or whose; `links` are of address and label."""

    words: str
    detail: str
    tag: tuple[str, str]
    starts_on: date
    ends_on: date | None
    links: list[tuple[str, str]]


class PositionSection(NamedTuple):
    kind: PositionKind
    lines: list[PositionLine]


def sections_of_person(person: User, today: date, *, can_change: bool) -> list[PositionSection]:
    """Those kinds of which somebody has, had or will have one; a statement each."""
    sections = []
    for kind in KINDS.values():
        rows = positions_of_person(kind, person)
        lines = [line_in_person(kind, row, today, can_change) for row in in_order(rows, today)]
        if lines:
            sections.append(PositionSection(kind, lines))
    return sections


def positions_of_person(kind: PositionKind, person: User) -> QuerySet[Position]:
    """A portfolio goes with its post, if that was cancelled."""
    rows = positions_with_people(kind)
    if kind.model is Portfolio:
        return rows.filter(post__person=person, post__is_cancelled=False)
    return rows.filter(person=person)


def positions_with_people(kind: PositionKind) -> QuerySet[Position]:
    """With what a line names."""
    names = {"seat": ("person", "committee"), "outside": ("person", "body")}
    of_post = ("post__person", "post__ward", "post__service", "post__committee", "service")
    rows: QuerySet[Position] = kind.model.objects.select_related(*names.get(kind.slug, of_post))
    return rows


def in_order(rows: Iterable[Position], today: date) -> list[Position]:
    """Today’s, those to come, and the last of those that have ended."""
    by_time: dict[str, list[Position]] = {TODAY: [], TO_COME: [], PAST: []}
    for row in sorted(rows, key=lambda row: (row.starts_on, row.pk or 0), reverse=True):
        by_time[time_of_position(row, today)].append(row)
    return [*by_time[TODAY], *by_time[TO_COME], *by_time[PAST][:MOST]]


def time_of_position(position: Position, today: date) -> str:
    if position.starts_on > today:
        return TO_COME
    return PAST if position.ends_on and position.ends_on < today else TODAY


def line_in_person(
    kind: PositionKind, row: Position, today: date, can_change: bool
) -> PositionLine:
    detail = ""
    if isinstance(row, OutsideAppointment):
        detail = row.get_capacity_display()
    elif isinstance(row, Portfolio):
        detail = row.post.post
    links = links_of_position(kind, row, today) if can_change else []
    tag = TIMES[time_of_position(row, today)]
    return PositionLine(str(row.place), detail, tag, row.starts_on, row.ends_on, links)


def links_of_position(kind: PositionKind, row: Position, today: date) -> list[tuple[str, str]]:
    """What is open for one: whatever has begun ends, and what has not can be cancelled."""
    pages = [("change", "Change")]
    time = time_of_position(row, today)
    if time != PAST:
        pages.append(("end", "End"))
    if time == TO_COME:
        pages.append(("cancel", "Cancel"))
    args = [row.holder.pk, kind.slug, row.pk]
    return [(reverse(f"administration:{page}-position", args=args), label) for page, label in pages]
