"""Emails about appointments. They name no subject, place or time: those stand on the page."""

from casework.notices import ledger
from relations.models import AppointmentRequest


def tell_officer(appointment: AppointmentRequest, sentence: str, *, once: str) -> None:
    ledger.notify(
        [appointment.officer], "appointment-officer", sentence, about=appointment, once=once
    )


def tell_member(appointment: AppointmentRequest, sentence: str, *, once: str) -> None:
    ledger.notify(
        [appointment.member], "appointment-member", sentence, about=appointment, once=once
    )
