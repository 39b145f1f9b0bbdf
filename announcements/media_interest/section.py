"""The section of the page of announcements about media interest."""

from django.urls import reverse

from announcements.media_interest.policy import can_record_interest
from people.models import User
from relations.sections import Section


def media_interest_section(user: User) -> Section | None:
    if not can_record_interest(user):
        return None
    sentence = "Tell the councillors concerned about media interest, and record who authorised the"
    sentence += " answer."
    return Section("Media interest", reverse("announcements:media-interests"), sentence)
