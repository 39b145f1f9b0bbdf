"""Words of releases: states, verbs, when a release comes out, and quotes with their basis."""

from typing import NamedTuple

from django.db import models


class ReleaseState(models.TextChoices):
    DRAFT = "draft", "Draft"
    DISPUTED = "disputed", "Wording disputed"
    APPROVED = "approved", "Approved"
    ISSUED = "issued", "Issued"
    WITHDRAWN = "withdrawn", "Withdrawn"


class ReleaseVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    DRAFTED = "drafted", "drafted the release"
    EDITED = "edited", "changed the text"
    QUOTED = "quoted", "added a quote"
    UNQUOTED = "unquoted", "removed a quote"
    GUIDED = "guided", "recorded when the release comes out"
    RECOMMENDED = "recommended", "recommended when to issue it"
    ADVISED = "advised", "gave the media team’s advice"
    DISPUTED = "disputed", "disputed the wording"
    APPROVED = "approved", "approved the release"
    ISSUED = "issued", "issued the release"
    WITHDREW = "withdrew", "withdrew the release"
    GIVEN = "given", "passed the release to another officer"
    UNGUIDED = "unguided", "removed the councillor who guides it, who has left"


class Timing(models.TextChoices):
    """When a release comes out, which a councillor guides."""

    BEFORE = "before", "Before the meeting"
    AFTER = "after", "After the meeting"
    NO_MEETING = "no-meeting", "It is not about a meeting"


class Basis(models.TextChoices):
    """What a quote is."""

    FACT = "fact", "Fact"
    POLICY = "policy", "Council policy"
    OPINION = "opinion", "Opinion"


class Quote(NamedTuple):
    """What one person says in a release. `person` is their key, `post` as it was on that day."""

    person: int
    name: str
    post: str
    words: str
    basis: str = ""
    contact: str = ""
    of_councillor: bool = False

    @property
    def basis_words(self) -> str:
        return Basis(self.basis).label if self.basis else ""

    @property
    def sentence(self) -> str:
        contact = f" Contact: {self.contact}." if self.contact else ""
        return f"{self.name}, {self.post}, said: “{self.words}”{contact}"
