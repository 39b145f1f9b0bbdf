"""The section of the page of announcements about consultations before speaking to the media."""

from django.urls import reverse

from announcements.media_consultations.policy import can_consult
from announcements.models import MediaConsultation
from people.models import User
from relations.sections import Section


def media_consultations_section(user: User) -> Section | None:
    can = can_consult(user)
    if not (can or MediaConsultation.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Before you speak to the media for the council, consult an office or a chairman."
        if can
        else "Councillors who consult you before they speak to the media."
    )
    url = reverse("announcements:media-consultations")
    return Section("Consultations before speaking to the media", url, sentence)
