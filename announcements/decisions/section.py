"""The section of the page of announcements about delegated decisions."""

from django.urls import reverse

from announcements.decisions.policy import can_record_decision
from announcements.models import DelegatedDecision
from people.models import User
from relations.sections import Section


def decisions_section(user: User) -> Section | None:
    may = can_record_decision(user)
    if not (may or DelegatedDecision.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Record a decision taken under delegated powers, and tell councillors about it."
        if may
        else "Decisions that officers have taken under delegated powers. You can ask about each."
    )
    return Section("Delegated decisions", reverse("announcements:decisions"), sentence)
