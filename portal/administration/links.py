"""Links on the page of one person, each to a page of its own with its policy."""

from collections.abc import Callable
from typing import NamedTuple

from django.urls import reverse

from people.models import User
from people.policy import can_appoint, can_invite_again
from people.proposals.policy import can_propose_lost_factor
from portal.administration.position_kinds import KINDS
from portal.leavers.policy import can_see_work
from portal.leavers.posts import Leaving

# Asked about the reader and the person.
IsFor = Callable[[User, User], object]


class PersonLink(NamedTuple):
    """A page about a person: its address takes their key, and `more`."""

    label: str
    address: str
    is_for: IsFor
    more: tuple[str, ...] = ()


def sees_work(reader: User, person: User) -> bool:
    return bool(can_see_work(reader, Leaving(person)))


PERSON_LINKS: tuple[PersonLink, ...] = (
    PersonLink("Appoint to a post", "administration:appoint", can_appoint),
    *(
        PersonLink(kind.give, "administration:give-position", kind.can_give, (kind.slug,))
        for kind in KINDS.values()
    ),
    PersonLink("Send the invitation again", "administration:invite-again", can_invite_again),
    PersonLink("What happens to the work", "leavers:work", sees_work),
    PersonLink("Lost second step", "administration:second-step", can_propose_lost_factor),
    PersonLink("History of this person", "administration:history", lambda reader, person: True),
    PersonLink("Sign-ins", "administration:sign-ins", lambda reader, person: True),
    PersonLink(
        "Sign out everywhere", "administration:sign-out", lambda reader, person: reader != person
    ),
)


def links_to_pages_of(person: User, reader: User) -> list[tuple[str, str]]:
    """Those open to the reader, of address and words."""
    return [
        (reverse(link.address, args=[person.pk, *link.more]), link.label)
        for link in PERSON_LINKS
        if link.is_for(reader, person)
    ]
