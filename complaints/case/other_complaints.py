"""Other complaints by the same person about the same person, with the same office.

Shown only to the office that has each of them, and only if a clause asks for it.
"""

from datetime import datetime
from typing import NamedTuple

from complaints import sealed_contents
from complaints.models import Complaint
from complaints.reader_role import reader_role_of
from people.models import User
from protocols.behaviours import Behaviour

MOST_COMPLAINTS = 50  # that are looked into, the latest


class OtherComplaint(NamedTuple):
    reference: str
    url: str
    sent_at: datetime


def other_complaints_for(user: User, complaint: Complaint) -> list[OtherComplaint]:
    """Newest first, this one left out; none where the protocol does not ask for it."""
    if not sealed_contents.clause_for(complaint, Behaviour.LINKED_CONCERNS):
        return []
    rows = Complaint.objects.visible_to(user).by(User(pk=complaint.says.complainant.pk))
    rows = rows.exclude(pk=complaint.pk).prefetch_related("grants").order_by("-received_at")
    return [
        OtherComplaint(row.reference, row.get_absolute_url(), row.received_at)
        for row in rows[:MOST_COMPLAINTS]
        if is_about_same_person(row, complaint) and reads_for_office(user, row)
    ]


def is_about_same_person(row: Complaint, complaint: Complaint) -> bool:
    about = complaint.says.about.pk
    return about is not None and row.says.about.pk == about


def reads_for_office(user: User, row: Complaint) -> bool:
    reader_role = reader_role_of(user, row)
    return bool(reader_role and reader_role.is_office)
