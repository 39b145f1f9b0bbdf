"""The section of the page of relations about recruitment panels."""

from django.urls import reverse

from people.models import User
from relations.models import RecruitmentPanel
from relations.panels.policy import can_set_up_panel
from relations.sections import Section


def panels_section(user: User) -> Section | None:
    can_set_up = can_set_up_panel(user)
    if not (can_set_up or RecruitmentPanel.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Set up a panel of councillors, and record what it decides."
        if can_set_up
        else "Panels that choose someone for a post."
    )
    return Section("Recruitment panels", reverse("relations:panels"), sentence)
