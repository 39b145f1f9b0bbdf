"""Capacity in which a person reads a complaint.

It is read from the encrypted complaint itself, so that a tag changed in the database
by an intruder opens nothing.
"""

from dataclasses import dataclass

from casework.sealing.field import opened
from complaints import sealed_contents
from complaints.blind_index import office_tag, office_tags, person_tag
from complaints.models import Complaint
from people.models import User


@dataclass(frozen=True)
class Standing:
    """How a person reads a complaint. `title` is the office, or what access was given for."""

    kind: str
    title: str

    @property
    def is_office(self) -> bool:
        return self.kind == "office"

    @property
    def is_complainant(self) -> bool:
        return self.kind == "complainant"


def standing(user: User, complaint: Complaint) -> Standing | None:
    """How this person reads it; None if it does not exist for them."""
    if sealed_contents.is_complainant(user, complaint):
        return Standing("complainant", "the complainant")
    if user.pk in complaint.held["out"]:
        return None
    office, scope = sealed_contents.office_of(complaint)
    if office_tag(office, scope) in office_tags(user):
        return Standing("office", sealed_contents.title_of(complaint))
    for grant in complaint.grants.all():
        said = opened(grant, "said")
        if grant.ended_at is None and said["who"] == user.pk and grant.reader == person_tag(user):
            return Standing("granted", said["role"])
    return None


def is_mine(user: User, complaint: Complaint) -> bool:
    return sealed_contents.is_complainant(user, complaint)


def is_for(user: User, complaint: Complaint) -> bool:
    """Whether a row that a list found by its tags is for this person, by what is sealed."""
    return standing(user, complaint) is not None
