"""Councillors’ public meetings that wait for an answer of the office."""

from collections.abc import Iterator

from django.utils import timezone

from announcements.models import MembersMeeting
from announcements.models.members_meetings import acts_for_told_office
from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from people.directory import styled_member
from people.models import User


def waiting_members_meetings(user: User) -> Iterator[WaitingGroup]:
    if not acts_for_told_office(user):
        return
    rows = MembersMeeting.objects.visible_to(user).unanswered()
    to_come = rows.filter(starts_at__gt=timezone.now()).with_people()
    shown = to_come.order_by("starts_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Councillors’ public meetings",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {styled_member(row.member)}",
                line=f"{row.when}: answer what the councillor asked for",
            )
            for row in shown
        ],
        all_label="All meetings",
        all_url=address_of("announcements:members-meetings"),
    )
