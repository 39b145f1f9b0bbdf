"""The section of the page of relations about appointments with officers."""

from django.urls import reverse

from people.models import User
from relations.appointments.policy import can_ask_appointment
from relations.models import AppointmentRequest
from relations.sections import Section


def appointments_section(user: User) -> Section | None:
    if not (can_ask_appointment(user) or AppointmentRequest.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Ask an officer for an appointment, and see the times offered to you."
        if user.is_member
        else "Appointments that councillors have asked you for."
    )
    return Section("Appointments", reverse("relations:appointments"), sentence)
