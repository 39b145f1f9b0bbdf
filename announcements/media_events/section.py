"""The section of the page of announcements about media events."""

from django.urls import reverse

from announcements.media_events.policy import can_plan_media_event
from announcements.models import MediaEvent
from people.models import User
from relations.sections import Section


def media_events_section(user: User) -> Section | None:
    can_plan = can_plan_media_event(user)
    if not (can_plan or MediaEvent.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Plan an event, and see which groups will be represented."
        if can_plan
        else "Events to which your group is invited, or that are arranged with you."
    )
    return Section("Media events", reverse("announcements:media-events"), sentence)
