"""New readers: complainants hear of it before someone else could come to read their complaint.

A post changes hands, or the account of somebody who reads, by a proposal of one person that
another confirms. Complaints are found by their tags, so that this works without opening any.
"""

from django.db.models import QuerySet

from casework.sealing import keys
from complaints.blind_index import OFFICE_OF_ROLE, ROLE_OF_OFFICE, office_tag, person_tag, row_tag
from complaints.models import Complaint
from complaints.models.choices import OPEN
from complaints.notices import notify_people
from people.models import Appointment, Proposal, ProposalState, User
from people.proposals.notices import moment_in_words, proposed_in_words, roles_concerned
from people.roles import GUARDED, Role

CAN_ACT = "You can withdraw your complaint before then."


def tell_complainants(proposal: Proposal) -> bool:
    """A notice for everyone with an open complaint that the office or the person could read. It is
    like any other notice of a complaint, so that nothing tells how many there are, or whose.
    False without the keys to write one."""
    if not keys.can_seal():
        return False
    rows = list(complaints_concerned(proposal).values_list("key", "complainant"))
    people = {person: person_tag(person) for person in User.objects.filter(is_active=True)}
    notify_people(
        person
        for person, tag in people.items()
        if any(row_tag(tag, key) == made_by for key, made_by in rows)
    )
    return True


def complaints_concerned(proposal: Proposal) -> QuerySet[Complaint]:
    """Open complaints to the offices concerned, and for an account whatever its owner can see."""
    roles = {Role(role) for role in roles_concerned(proposal)} & set(OFFICE_OF_ROLE)
    tags = [office_tag(OFFICE_OF_ROLE[role], None) for role in roles]
    rows = Complaint.objects.filter(Complaint.objects.of_offices(tags))
    if not proposal.role:
        rows = rows | Complaint.objects.visible_to(proposal.person)
    return rows.filter(status__in=OPEN).distinct()


def warnings_of_new_readers(complaint: Complaint) -> list[str]:
    """What its complainant is told on the page of the complaint."""
    role = ROLE_OF_OFFICE[complaint.held.office.name]
    if role not in GUARDED:
        return []
    holders = Appointment.objects.current().filter(role=role).values("person")
    rows = Proposal.objects.open().select_related("person", "proposed_by", "post")
    concerned = rows.filter(role=role) | rows.filter(role="", person__in=holders)
    return [warning_of(proposal) for proposal in concerned.order_by("proposed_at", "pk")]


def warning_of(proposal: Proposal) -> str:
    what = f"{proposal.proposed_by.name} has proposed {proposed_in_words(proposal)}."
    if proposal.state == ProposalState.CONFIRMED:
        return f"Who reads this may change {moment_in_words(proposal)}: {what} {CAN_ACT}"
    return f"Who reads this may change: {what} A second person has not confirmed it yet. {CAN_ACT}"
