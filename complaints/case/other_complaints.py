"""Other complaints by the same person about the same person, with the same office.

Shown only to the office that has each of them, and only if a clause asks for it.
"""

from datetime import datetime
from typing import NamedTuple

from complaints import sealed_contents
from complaints.models import Complaint
from complaints.reader_role import standing
from people.models import User

MOST = 50  # files that are looked into, the latest


class Other(NamedTuple):
    reference: str
    url: str
    sent_at: datetime


def others(user: User, complaint: Complaint) -> list[Other]:
    """Newest first, this one left out; none where the protocol does not ask for it."""
    if not sealed_contents.asked_for(complaint, "linked-concerns"):
        return []
    rows = Complaint.objects.visible_to(user).filter(complainant=complaint.complainant)
    rows = rows.exclude(pk=complaint.pk).prefetch_related("grants").order_by("-received_at")
    return [
        Other(row.reference, row.get_absolute_url(), row.received_at)
        for row in rows[:MOST]
        if is_about_the_same(row, complaint) and has_it(user, row)
    ]


def is_about_the_same(row: Complaint, complaint: Complaint) -> bool:
    about = complaint.says["about"]
    return bool(about["pk"] and row.says["about"]["pk"] == about["pk"])


def has_it(user: User, row: Complaint) -> bool:
    found = standing(user, row)
    return bool(found and found.is_office)
