"""Policy of files of a complaint: who can add them to the case file, or send them."""

from complaints.models import ENDED, Complaint
from complaints.policy import COMPLAINT_HAS_BEEN, ONLY_OFFICE
from complaints.reader_role import reader_role_of
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User

ONLY_OFFICE_OR_INVESTIGATOR = (
    "Only the office that has this complaint, or someone it has asked to investigate, can do this."
)


def can_file(user: User, complaint: Complaint) -> Verdict:
    """The office and an investigator, until it is closed. The complainant does not see them."""
    reader_role = reader_role_of(user, complaint)
    if reader_role is None or not (reader_role.is_office or reader_role.is_investigator):
        return denied(ONLY_OFFICE_OR_INVESTIGATOR)
    return has_not_ended(complaint)


def can_send_files(user: User, complaint: Complaint) -> Verdict:
    """The office sends files to the complainant, until it is closed."""
    reader_role = reader_role_of(user, complaint)
    if reader_role is None or not reader_role.is_office:
        return denied(ONLY_OFFICE)
    return has_not_ended(complaint)


def has_not_ended(complaint: Complaint) -> Verdict:
    if complaint.status not in ENDED:
        return ALLOWED
    return denied(COMPLAINT_HAS_BEEN.format(complaint.get_status_display().lower()))
