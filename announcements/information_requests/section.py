"""The section of the page of announcements about requests for information."""

from django.urls import reverse

from announcements.information_requests.policy import can_ask_for_information
from announcements.models import InformationRequest
from people.models import User
from relations.sections import Section


def information_section(user: User) -> Section | None:
    can_ask = can_ask_for_information(user)
    if not (can_ask or InformationRequest.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Ask a service for information, and see what is due."
        if can_ask
        else "What the media team has asked your service."
    )
    url = reverse("announcements:information-requests")
    return Section("Information for the media team", url, sentence)
