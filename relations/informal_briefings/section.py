"""The section of the page of relations about informal briefings."""

from django.urls import reverse

from people.models import User
from relations.informal_briefings.policy import can_ask_informal_briefing
from relations.models import InformalBriefing
from relations.sections import Section


def informal_briefings_section(user: User) -> Section | None:
    asked = InformalBriefing.objects.visible_to(user)
    if not (can_ask_informal_briefing(user) or asked.exists()):
        return None
    sentence = (
        "Ask senior officers for an informal briefing, for your committee."
        if user.is_member
        else "Informal briefings that councillors have asked your service for."
    )
    return Section("Informal briefings", reverse("relations:informal-briefings"), sentence)
