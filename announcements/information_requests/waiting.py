"""Requests of the media team that an officer's services have not answered, the earliest first."""

from collections.abc import Iterator

from announcements.information_requests.content import due_words
from announcements.models import InformationRequest
from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from foundation.statements import Rows, Statement
from people.models import User

SHOWN = Statement(
    lambda: (
        InformationRequest.objects.filter(pk__in=Rows("theirs"))
        .with_people()
        .order_by("due_at", "pk")[: MOST_WAITING + 1]
    )
)


def waiting_information(user: User) -> Iterator[WaitingGroup]:
    yield waiting_group(
        "Information for the media team",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {row.author.name}",
                line=due_words(row),
            )
            for row in SHOWN.rows(theirs=InformationRequest.objects.open_of(user))
        ],
        all_label="All requests of the media team",
        all_url=address_of("announcements:information-requests"),
    )
