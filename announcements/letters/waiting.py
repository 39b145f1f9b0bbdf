"""Outgoing letters that wait for a signature on the first page of an officer."""

from collections.abc import Iterator

from announcements.models import OutgoingLetter
from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from people.models import User


def waiting_letters(user: User) -> Iterator[WaitingGroup]:
    rows = OutgoingLetter.objects.to_sign(user).with_people()
    yield waiting_group(
        "Letters to sign",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, written by {row.author.name}",
                line="Read it, then sign it",
            )
            for row in rows.order_by("received_at", "pk")[: MOST_WAITING + 1]
        ],
        all_label="All letters",
        all_url=address_of("announcements:letters"),
    )
