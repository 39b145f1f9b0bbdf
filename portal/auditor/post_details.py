"""Details of appointments: which post, from which day to which, as it was after the change.

Who holds which post is no secret from anyone in the council, and its history is what is audited.
"""

from collections.abc import Iterable, Sequence

from foundation.types import Untyped
from people.models import Appointment, OutsideAppointment, Portfolio, Seat
from portal.administration.person_history import (
    OUTSIDE,
    PLACES_OF_POSITIONS,
    PORTFOLIO,
    POST,
    SEAT,
    WORDS,
    give_place,
    give_places,
)
from portal.auditor.kind import Kind
from portal.auditor.statements import Found, Place

POSITIONS: dict[Untyped, str] = {
    Appointment: POST,
    Seat: SEAT,
    Portfolio: PORTFOLIO,
    OutsideAppointment: OUTSIDE,
}


def details_of_posts(rows: Iterable[Found], kinds: Sequence[Kind]) -> dict[Place, str]:
    """By the place of its row. A fixed number of statements for each kind of position."""
    found: dict[Place, str] = {}
    by_rank: dict[int, list[Found]] = {}
    for row in rows:
        by_rank.setdefault(row.rank, []).append(row)
    for rank, of_rank in sorted(by_rank.items()):
        position = POSITIONS.get(kinds[rank].recorded)
        if position:
            found |= details_of_kind(kinds[rank], position, of_rank)
    return found


def details_of_kind(kind: Kind, position: str, rows: Iterable[Found]) -> dict[Place, str]:
    places = {row.key: row.place for row in rows}
    table: Untyped = kind.model
    past = table.objects.in_bulk(list(places), field_name="history_id")
    if position == POST:
        give_places(past.values())
    else:
        give_place(past.values(), *PLACES_OF_POSITIONS[position])
    return {places[key]: WORDS[position](row) for key, row in past.items()}
