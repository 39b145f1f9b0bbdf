"""Informal briefings that wait for the senior officers of a service to arrange or decline them."""

from collections.abc import Iterator

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from people.directory import styled_member
from people.models import User
from relations.informal_briefings.content import time_of_briefing
from relations.models import InformalBriefing, InformalBriefingState


def waiting_informal_briefings(user: User) -> Iterator[WaitingGroup]:
    if user.side != "officer":
        return
    rows = InformalBriefing.objects.visible_to(user).filter(status=InformalBriefingState.ASKED)
    shown = rows.with_people().order_by("starts_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Informal briefings to arrange",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {styled_member(row.member)}",
                line=f"{time_of_briefing(row)}: arrange it, or decline",
            )
            for row in shown
        ],
        all_label="All informal briefings",
        all_url=address_of("relations:informal-briefings"),
    )
