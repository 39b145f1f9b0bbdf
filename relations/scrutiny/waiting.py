"""Scrutiny requests that wait for whoever decides for the service."""

from collections.abc import Iterator

from django.urls import reverse

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from people.models import User
from relations.models import ScrutinyRequest, ScrutinyState, scrutiny_decided_by


def waiting_scrutiny(user: User) -> Iterator[WaitingGroup]:
    """Those whose meeting has passed as well: they are still to be answered."""
    if user.side != "officer":
        return
    asked = ScrutinyRequest.objects.filter(scrutiny_decided_by(user), status=ScrutinyState.ASKED)
    shown = asked.with_people().order_by("starts_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Requests of scrutiny bodies",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {row.service}",
                line=f"{row.when}: name the officer who attends, or decline",
            )
            for row in shown
        ],
        all_label="All requests of scrutiny bodies",
        all_url=reverse("relations:scrutiny"),
    )
