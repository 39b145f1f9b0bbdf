"""The section of the page of relations about the calendar."""

from django.urls import reverse

from people.models import User
from relations.sections import Section


def calendar_section(user: User) -> Section | None:
    """For both sides of the protocol: anyone who is on neither meets no one here."""
    if not user.side:
        return None
    sentence = "The meetings and visits that you can see, month by month."
    return Section("Calendar of meetings", reverse("relations:calendar"), sentence)
