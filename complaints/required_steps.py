"""Required steps: what has to be on record before an office can go on with a complaint."""

from complaints import sealed_contents
from complaints.earlier_complaints import earlier_complaints_for
from complaints.models import Complaint
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour


def after_settlement_attempt(complaint: Complaint) -> Verdict:
    """If the protocol says that something must come first, it was done or could not be."""
    first = complaint.says.first
    if first and first.must and not sealed_contents.first_step_was_taken(complaint):
        return denied(
            f"The protocol says this must come first: {first.step}. Record the attempt, or why it "
            "was not possible.",
            clause=first.clause,
            later=True,
        )
    return ALLOWED


def after_independent_view(complaint: Complaint) -> Verdict:
    if complaint.held.code and not complaint.held.views:
        return denied(
            "Record the Independent Person’s view first, because the code of conduct is engaged.",
            later=True,
        )
    return ALLOWED


def after_leaders_told(complaint: Complaint) -> Verdict:
    """Cheshire East 10.2: the Leader and each group leader concerned are told before a course of
    action is chosen."""
    if not complaint.held.upheld:
        return ALLOWED
    clause = sealed_contents.clause_for(complaint, Behaviour.UPHELD_COMPLAINTS)
    if not complaint.held.leaders:
        first = "First name the Leader and the group leaders concerned, and record who you told."
        return denied(first, clause=clause, later=True)
    if untold := [one.who for one in complaint.held.leaders if one.on is None]:
        *others, last = untold
        names = f"{', '.join(others)} and {last}" if others else last
        return denied(f"First record when you told {names}.", clause=clause, later=True)
    return ALLOWED


def after_talk(complaint: Complaint) -> Verdict:
    """Oxford 23.7: the manager speaks to the councillor or to the leader of the group. Telling
    somebody else is no such talk."""
    if complaint.held.talks or not sealed_contents.asks_for_talk(complaint):
        return ALLOWED
    return denied(
        "First record that you spoke to the councillor or their group leader.",
        clause=sealed_contents.clause_for(complaint, Behaviour.COMPLAINT_STEPS),
        later=True,
    )


def after_discipline_considered(user: User, complaint: Complaint) -> Verdict:
    """Oxford 23.7: if the problem continues, the manager considers discipline."""
    if complaint.held.discipline or not earlier_complaints_for(user, complaint):
        return ALLOWED
    return denied(
        "First record whether you will discipline the officer, because you have earlier complaints "
        "about them.",
        clause=sealed_contents.clause_for(complaint, Behaviour.DISCIPLINE_CONSIDERED),
        later=True,
    )
