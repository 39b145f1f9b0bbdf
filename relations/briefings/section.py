"""The section of the page of relations about briefings on agendas."""

from django.urls import reverse

from people.models import User
from relations.briefings.policy import can_plan_briefing
from relations.models import AgendaBriefing
from relations.sections import Section


def briefings_section(user: User) -> Section | None:
    if not (can_plan_briefing(user) or AgendaBriefing.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Briefings on the agendas of your meetings."
        if user.is_member
        else "Brief the leader, or a committee’s chair, on the agenda of a meeting."
    )
    return Section("Briefings on agendas", reverse("relations:briefings"), sentence)
