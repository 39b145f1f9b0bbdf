"""The section of the page of relations about officers at group meetings."""

from django.urls import reverse

from people.models import User
from relations.group_meetings.policy import can_list_group_meetings
from relations.sections import Section


def group_meetings_section(user: User) -> Section | None:
    if not can_list_group_meetings(user):
        return None
    sentence = (
        "Ask for an officer at a meeting of your group, and see what was decided."
        if user.is_member
        else "Requests of groups for an officer, invitations you report, and meetings you attend."
    )
    return Section("Officers at group meetings", reverse("relations:group-meetings"), sentence)
