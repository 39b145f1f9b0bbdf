"""Words of officers at group meetings: states, verbs, origins, reasons, agenda items and papers."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import models


class GroupMeetingState(models.TextChoices):
    REQUESTED = "requested", "For decision"
    ACCEPTED = "accepted", "Officer attends"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"
    RECORDED = "recorded", "Full advice still needed"
    CLOSED = "closed", "Recorded"


class GroupMeetingVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    ASKED = "asked", "asked for an officer"
    ACCEPTED = "accepted", "accepted the request"
    REFUSED = "refused", "refused the request"
    REPLACED = "replaced", "named another officer"
    WITHDREW = "withdrew", "withdrew the request"
    CONFIRMED = "confirmed", "confirmed what applies to the meeting"
    PAPER = "paper", "added a paper to the meeting"
    RECORDED = "recorded", "recorded the attendance"
    LINKED = "linked", "linked the full advice"


class Origin(models.TextChoices):
    """How it began."""

    LEADER = "leader", "Asked for by the group leader"
    INVITED = "invited", "Reported by the officer who was invited"
    OWN = "own", "Offered by the council"


class Business(models.TextChoices):
    COUNCIL = "council", "Council business"
    PARTY = "party", "Party business"


class Refusal(models.TextChoices):
    """Reasons for a refusal that can be selected."""

    NOT_FREE = "not-free", "No suitable officer is free"
    NOT_COUNCIL = "not-council", "It is not council business"
    ONE_GROUP = "one-group", "The work would promote one group"
    OTHER = "other", "Another reason"


class AgendaItem(NamedTuple):
    """One item of the agenda, by its place in it, from 1."""

    number: int
    title: str
    business: str

    @property
    def is_council(self) -> bool:
        return self.business == Business.COUNCIL


class Paper(NamedTuple):
    """A paper for the meeting, by its title. It can be read where councillors read papers."""

    title: str
    is_confidential: bool


def items_from_lines(council: str, party: str) -> Iterator[tuple[str, str]]:
    """Titles and business, as rows keep them, from two texts with one item a line."""
    for text, business in ((council, Business.COUNCIL), (party, Business.PARTY)):
        for line in text.split("\n"):
            if title := " ".join(line.split()):
                yield title[:200], business.value
