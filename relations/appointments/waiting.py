"""Appointments that wait for the officer who was asked to answer the times proposed."""

from collections.abc import Iterator

from django.urls import reverse

from casework.waiting import MOST_WAITING, WaitingGroup, WaitingRow, waiting_group
from people.models import User
from relations.appointments.content import time_words
from relations.models import AppointmentRequest


def waiting_appointments(user: User) -> Iterator[WaitingGroup]:
    if user.side != "officer":
        return
    rows = AppointmentRequest.objects.awaiting(user).with_people()
    shown = rows.order_by("starts_at", "pk")[: MOST_WAITING + 1]
    yield waiting_group(
        "Appointments to answer",
        [
            WaitingRow(
                title=row.title,
                url=row.get_absolute_url(),
                about=f"{row.reference}, {row.member.styled}",
                line=f"{time_words(row)}: accept one, propose others, or decline",
            )
            for row in shown
        ],
        all_label="All appointments",
        all_url=reverse("relations:appointments"),
    )
