"""Other complaints by the same person about the same person, with the same office.

Shown only to the office that has each of them, and only if a clause asks for it.
"""

from complaints import sealed_contents
from complaints.earlier_complaints import MOST_COMPLAINTS, OtherComplaint, with_same_office
from complaints.models import Complaint
from people.models import User
from protocols.behaviours import Behaviour


def other_complaints_for(user: User, complaint: Complaint) -> list[OtherComplaint]:
    """Newest first, this one left out; none where the protocol does not ask for it."""
    if not sealed_contents.clause_for(complaint, Behaviour.LINKED_CONCERNS):
        return []
    rows = Complaint.objects.visible_to(user).by(User(pk=complaint.says.complainant.pk))
    rows = rows.exclude(pk=complaint.pk).prefetch_related("grants").order_by("-received_at")
    return with_same_office(user, rows[:MOST_COMPLAINTS], complaint)
