"""Seats of leavers on recruitment panels and employment cases: human resources are told.

Nothing here is on the page of a leaver, in words or in numbers.
"""

from collections.abc import Iterator

from django.db.models import F, Q, QuerySet

from casework.leavers import Left
from casework.sealing import keys
from casework.sealing.row_tags import RowTag
from relations.employment_cases.actions import vacate_case_seat
from relations.models import (
    EmploymentSeat,
    EmploymentState,
    PanelSeat,
    PanelState,
    deciding_tag,
)
from relations.panels.actions import vacate_panel_seat


def panel_seats(left: Left) -> "QuerySet[PanelSeat]":
    """On panels that have not decided."""
    gone = Q(is_member=True, person__in=left.councillors)
    gone |= Q(is_member=False, person__in=left.officers)
    return PanelSeat.objects.filter(gone, left_at=None, panel__status=PanelState.OPEN)


def case_seats(left: Left) -> Iterator[int]:
    """By key, on cases not decided yet. None without the keys that tell whose they are."""
    if not keys.can_seal():
        return
    rows = EmploymentSeat.objects.filter(has_ended=False)
    rows = rows.exclude(case__state=EmploymentState.DECIDED)
    for person in sorted(left.councillors):
        tag = RowTag(deciding_tag(person), F("key"))
        yield from rows.filter(member=tag).values_list("pk", flat=True)


def vacate_panel(key: int) -> bool:
    """Unless another worker is at it."""
    rows = PanelSeat.objects.filter(pk=key, left_at=None).select_related("panel")
    seat = rows.select_for_update(of=("self",), skip_locked=True).first()
    if seat:
        vacate_panel_seat(seat)
    return seat is not None


def vacate_case(key: int) -> bool:
    rows = EmploymentSeat.objects.filter(pk=key, has_ended=False).select_related("case")
    seat = rows.select_for_update(of=("self",), skip_locked=True).first()
    if seat:
        vacate_case_seat(seat)
    return seat is not None
