"""The section of the front page about outgoing letters."""

from django.urls import reverse

from announcements.letters.policy import can_write_letters
from announcements.models import OutgoingLetter
from people.models import User
from relations.sections import Section


def letters_section(user: User) -> Section | None:
    if not (can_write_letters(user) or OutgoingLetter.objects.visible_to(user).exists()):
        return None
    sentence = "Letters to people outside the council: write one, sign it, and see who has a copy."
    return Section("Letters", reverse("announcements:letters"), sentence)
