"""Releases whose wording is disputed, which wait for the Chief Executive."""

from collections.abc import Iterator

from announcements.models import Release, ReleaseState
from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from people.models import User
from people.roles import Role


def waiting_releases(user: User) -> Iterator[WaitingGroup]:
    if Role.CHIEF_EXECUTIVE not in user.offices:
        return
    rows = Release.objects.filter(status=ReleaseState.DISPUTED).select_related("author")
    shown = rows.order_by("received_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Releases with disputed wording",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {row.author.name}",
                line="Settle the wording, then approve the release",
            )
            for row in shown
        ],
        all_label="All releases",
        all_url=address_of("announcements:press-releases"),
    )
