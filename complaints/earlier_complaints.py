"""Complaints about the same person with the same office, for the office that reads them all."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from complaints import sealed_contents
from complaints.models import Complaint
from complaints.reader_role import reader_role_of
from people.models import User

MOST_COMPLAINTS = 50  # that are looked into, the latest


class OtherComplaint(NamedTuple):
    reference: str
    url: str
    sent_at: datetime


def earlier_complaints_for(user: User, complaint: Complaint) -> list[OtherComplaint]:
    """Those about the same officer, from any councillor, that this reader's office has. Newest
    first; none if no clause asks about discipline."""
    if not sealed_contents.asks_about_discipline(complaint) or not reads_for_office(
        user, complaint
    ):
        return []
    rows = Complaint.objects.visible_to(user).filter(pk__lt=complaint.pk)
    rows = rows.prefetch_related("grants").order_by("-received_at", "-pk")
    return with_same_office(user, rows[:MOST_COMPLAINTS], complaint)


def with_same_office(
    user: User, rows: Iterable[Complaint], complaint: Complaint
) -> list[OtherComplaint]:
    """Those of the rows about the same person, that this person reads for an office."""
    return [
        OtherComplaint(row.reference, row.get_absolute_url(), row.received_at)
        for row in rows
        if is_about_same_person(row, complaint) and reads_for_office(user, row)
    ]


def is_about_same_person(row: Complaint, complaint: Complaint) -> bool:
    about = complaint.says.about.pk
    return about is not None and row.says.about.pk == about


def reads_for_office(user: User, row: Complaint) -> bool:
    reader_role = reader_role_of(user, row)
    return bool(reader_role and reader_role.is_office)
