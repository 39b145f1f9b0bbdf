"""Scrutiny requests that wait for those who decide for the service."""

from collections.abc import Iterator

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from foundation.statements import Rows, Statement
from people.directory import service_name
from people.models import User
from relations.models import ScrutinyRequest, ScrutinyState, scrutiny_decided_by

SHOWN = Statement(
    lambda: ScrutinyRequest.objects.filter(
        pk__in=Rows("theirs"), status=ScrutinyState.ASKED
    ).order_by("starts_at", "pk")[: MOST_WAITING + 1]
)


def waiting_scrutiny(user: User) -> Iterator[WaitingGroup]:
    """Those whose meeting has passed as well: they are still to be answered."""
    if user.side != "officer":
        return
    theirs = ScrutinyRequest.objects.filter(scrutiny_decided_by(user))
    yield waiting_group(
        "Requests of scrutiny bodies",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {service_name(row.service_id)}",
                line=f"{row.when}: name the officer who attends, or decline",
            )
            for row in SHOWN.rows(theirs=theirs)
        ],
        all_label="All requests of scrutiny bodies",
        all_url=address_of("relations:scrutiny"),
    )
