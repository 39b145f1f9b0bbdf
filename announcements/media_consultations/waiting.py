"""Consultations before speaking to the media that wait for an office."""

from collections.abc import Iterator

from announcements.models import ConsultationState, MediaConsultation, consultations_read_by
from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from people.directory import styled_member
from people.models import User


def waiting_consultations(user: User) -> Iterator[WaitingGroup]:
    if not user.offices:
        return
    rows = MediaConsultation.objects.filter(
        consultations_read_by(user), status=ConsultationState.SENT
    )
    shown = rows.with_people().order_by("received_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Consultations before speaking to the media",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {styled_member(row.member)}",
                line="Answer the councillor",
            )
            for row in shown
        ],
        all_label="All consultations",
        all_url=address_of("announcements:media-consultations"),
    )
