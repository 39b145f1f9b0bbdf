"""Emails about releases. They name no headline and quote nothing: those stand on the page."""

from announcements.models import Release
from casework.notices import ledger
from people.models import User
from people.models.holders import holders_of_role
from people.roles import LEADS_OF_SERVICE, Role


def leads_of_service(release: Release) -> list[User]:
    """Who can recommend when to issue it."""
    if release.service_id is None:
        return []
    roles = sorted(LEADS_OF_SERVICE)
    found = [holders_of_role(Role(role), service_id=release.service_id) for role in roles]
    return [person for people in found for person in people]


def ask_for_recommendation(release: Release) -> None:
    sentence = "The media team is drafting a release that concerns your service. You can recommend"
    sentence += " when to issue it."
    people = leads_of_service(release)
    ledger.notify(people, "release-drafted", sentence, about=release, once="drafted")


def tell_chief_executive(release: Release) -> None:
    sentence = "The wording of a release has been disputed. It needs your approval."
    people = holders_of_role(Role.CHIEF_EXECUTIVE)
    ledger.notify(people, "release-disputed", sentence, about=release, once="disputed")


def tell_drafter(release: Release, sentence: str, *, by: User, once: str) -> None:
    """Anyone who drafted it, unless they did it themselves."""
    if release.author_id != by.pk:
        ledger.notify([release.author], "release-author", sentence, about=release, once=once)
