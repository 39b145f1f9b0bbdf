"""Reader role: the capacity in which a person reads a complaint.

It is read from the encrypted complaint itself, so that a tag changed in the database
by an intruder opens nothing.
"""

from dataclasses import dataclass

from complaints import sealed_contents
from complaints.blind_index import office_tag, office_tags, reader_tag, row_tag
from complaints.models import Complaint, GrantRole
from people.models import User


@dataclass(frozen=True)
class ReaderRole:
    """Complainant, office or a person given access. `title` is the office, or the role of the
    grant."""

    kind: str
    title: str

    @property
    def is_office(self) -> bool:
        return self.kind == "office"

    @property
    def is_investigator(self) -> bool:
        return self.kind == "granted" and self.title == GrantRole.INVESTIGATOR.label

    @property
    def is_complainant(self) -> bool:
        return self.kind == "complainant"


def reader_role_of(user: User, complaint: Complaint) -> ReaderRole | None:
    """The role in which this person reads the complaint; None if it does not exist for them."""
    if sealed_contents.is_complainant(user, complaint):
        return ReaderRole("complainant", "the complainant")
    if sealed_contents.is_kept_out(user, complaint):
        return None
    office = complaint.held.office
    if office_tag(office.name, office.scope) in office_tags(user):
        return ReaderRole("office", sealed_contents.receiving_office_title(complaint))
    tag = row_tag(reader_tag(user), complaint.key)
    for grant in complaint.grants.all():
        holder = grant.details
        if grant.ended_at is None and holder.who == user.pk and grant.reader == tag:
            return ReaderRole("granted", holder.role)
    return None


def is_reader(user: User, complaint: Complaint) -> bool:
    """Whether a row that a list found by its tags is for this person, by what is sealed."""
    return reader_role_of(user, complaint) is not None
