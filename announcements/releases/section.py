"""The section of the page of announcements about releases."""

from django.urls import reverse

from announcements.models import Release
from announcements.releases.policy import can_draft_release
from people.models import User
from relations.sections import Section


def releases_section(user: User) -> Section | None:
    can_draft = can_draft_release(user)
    if not (can_draft or Release.objects.visible_to(user).exists()):
        return None
    sentence = (
        "Draft a release, have it guided and approved, and issue it."
        if can_draft
        else "Releases that concern your service, or whose wording is disputed."
    )
    return Section("Releases to the media", reverse("announcements:press-releases"), sentence)
