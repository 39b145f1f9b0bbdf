"""Appointments that wait for the officer who was asked to answer the times proposed."""

from collections.abc import Iterator

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from foundation.addresses import address_of
from foundation.statements import Rows, Statement
from people.directory import styled_of_key
from people.models import User
from relations.appointments.content import time_words
from relations.models import AppointmentRequest

SHOWN = Statement(
    lambda: AppointmentRequest.objects.filter(pk__in=Rows("theirs")).order_by("starts_at", "pk")[
        : MOST_WAITING + 1
    ]
)


def waiting_appointments(user: User) -> Iterator[WaitingGroup]:
    if user.side != "officer":
        return
    theirs = AppointmentRequest.objects.awaiting(user)
    yield waiting_group(
        "Appointments to answer",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {styled_of_key(row.member_id)}",
                line=f"{time_words(row)}: accept one, propose others, or decline",
            )
            for row in SHOWN.rows(theirs=theirs)
        ],
        all_label="All appointments",
        all_url=address_of("relations:appointments"),
    )
