"""Declarations that wait for the office that reads them to acknowledge them."""

from collections.abc import Iterator

from casework.sealing import keys
from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from foundation.dates_in_words import day
from people.models import User
from relations.connections import policy
from relations.connections.reading_office import OFFICES_THAT_READ
from relations.models import Declaration, DeclarationState


def waiting_declarations(user: User) -> Iterator[WaitingGroup]:
    """With nothing of what they say. Nothing without the keys, or to anyone else."""
    if not user.offices.intersection(OFFICES_THAT_READ) or not keys.can_open():
        return
    rows = Declaration.objects.to_read(user).filter(state=DeclarationState.DECLARED)
    oldest = rows.order_by("declared_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Declared connections to acknowledge",
        [waiting_row(row) for row in oldest if policy.can_acknowledge(user, row)],
        all_label="All declared connections",
        all_url=address_of("relations:connections"),
    )


def waiting_row(declaration: Declaration) -> WaitingRow:
    return WaitingRow(
        title="Declared connection",
        url=declaration.get_absolute_url(),
        about=f"declared on {day(declaration.declared_at)}",
        line="Acknowledge it",
    )
