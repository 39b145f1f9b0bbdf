"""People on the page of a proposal, each with their posts: who was told, who can confirm it and
who cannot, with the reason."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from people.models import Appointment, Proposal, ProposalKind, Standing, User, unique_people
from people.models.proposal import COMPLAINANTS
from people.proposals import policy
from people.roles import GUARDED

NO_POST = ""


class Named(NamedTuple):
    """Somebody, their posts in words, and what is said of them."""

    name: str
    posts: str
    about: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.posts}" if self.posts else self.name


class Told(NamedTuple):
    """Somebody who was told, or all complainants together, and when."""

    who: str
    at: datetime
    note: str = ""


def posts_of(people: Iterable[User]) -> dict[int, str]:
    """Today's posts of these people in words, by their keys; guarded ones first."""
    rows = Appointment.objects.current().filter(person__in=list(people))
    rows = rows.select_related("ward", "group", "service", "committee")
    found = defaultdict(list)
    for post in sorted(rows, key=lambda row: (row.role not in GUARDED, row.pk)):
        found[post.person_id].append(post.post)
    return {key: ", ".join(dict.fromkeys(titles)) for key, titles in found.items()}


def named(people: Iterable[User]) -> list[Named]:
    people = list(people)
    posts = posts_of(people)
    return [Named(person.name, posts.get(person.pk, NO_POST)) for person in people]


def told_of(proposal: Proposal) -> list[Told]:
    """Who was really told, and when first, as it was kept at the time."""
    people = User.objects.in_bulk([int(key) for key in proposal.told if key != COMPLAINANTS])
    posts = posts_of(people.values())
    lines = []
    for key, at in proposal.told.items():
        when = datetime.fromisoformat(at)
        if key == COMPLAINANTS:
            who = "Everyone with an open complaint that this change could let someone else read"
            lines.append(Told(who, when, "Their names and number are shown to no one."))
        else:
            person = people[int(key)]
            lines.append(Told(str(Named(person.name, posts.get(person.pk, NO_POST))), when))
    return lines


def who_can_confirm(proposal: Proposal) -> list[User]:
    return policy.second_people(proposal) or policy.holders_concerned(proposal)


def who_cannot_confirm(proposal: Proposal) -> list[str]:
    """The proposer, the person, and everyone whose post would let them if nothing spoke against
    it."""
    posts = Appointment.objects.current().of_people_who_can_sign_in()
    posts = posts.filter(role__in=policy.CONFIRMERS).exclude(standing=Standing.DEPUTY)
    others = (post.person for post in posts.select_related("person").order_by("pk"))
    people = unique_people([proposal.proposed_by, proposal.person, *others])
    can = who_can_confirm(proposal)
    return [f"{one.name}, {why_not(one, proposal)}" for one in people if one not in can]


def why_not(person: User, proposal: Proposal) -> str:
    if person.pk == proposal.proposed_by_id:
        return "who proposed this change"
    if person.pk == proposal.person_id:
        given = proposal.kind == ProposalKind.POST
        return "who would be appointed" if given else "whose own post or account would change"
    if person.pk in policy.beneficiaries(proposal):
        return "who could act in place of the holder"
    if person.pk in policy.people_who_owe(proposal):
        return f"because {proposal.proposed_by.name} or they proposed the other’s post or account"
    return "whose post started after this change was proposed"
