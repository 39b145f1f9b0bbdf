"""Visits that wait for the manager of the premises, or for the post that the version names."""

from collections.abc import Iterator

from django.db.models import DateTimeField
from django.utils import timezone

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from foundation.statements import Parameter, Rows, Statement
from people.directory import styled_of_key
from people.models import User
from relations.models import Visit, VisitState, visits_answered_by

SHOWN = Statement(
    lambda: Visit.objects.filter(
        pk__in=Rows("theirs"),
        status=VisitState.ANNOUNCED,
        starts_at__gt=Parameter("now", DateTimeField()),
    ).order_by("starts_at", "pk")[: MOST_WAITING + 1]
)


def waiting_visits(user: User) -> Iterator[WaitingGroup]:
    if user.side != "officer":
        return
    theirs = Visit.objects.filter(visits_answered_by(user))
    yield waiting_group(
        "Visits to confirm",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {styled_of_key(row.member_id)}",
                line=f"{row.when}: confirm it, or offer another time",
            )
            for row in SHOWN.rows(theirs=theirs, now=timezone.now())
        ],
        all_label="All visits",
        all_url=address_of("relations:visits"),
    )
