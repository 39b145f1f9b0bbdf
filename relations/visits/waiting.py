"""Visits that wait for the manager of the premises."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from people.models import User
from relations.models import Visit, VisitState, premises_answered_for


def waiting_visits(user: User) -> Iterator[WaitingGroup]:
    if user.side != "officer":
        return
    rows = Visit.objects.filter(premises_answered_for(user), status=VisitState.ANNOUNCED)
    to_come = rows.filter(starts_at__gt=timezone.now()).with_people()
    shown = to_come.order_by("starts_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Visits to your premises",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {row.member.styled}",
                line=f"{row.when}: confirm it, or offer another time",
            )
            for row in shown
        ],
        all_label="All visits",
        all_url=reverse("relations:visits"),
    )
