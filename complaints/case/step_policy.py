"""Policy of the steps that some protocols ask for: a talk, the leaders, a committee, discipline."""

from complaints import sealed_contents
from complaints.case.policy import has_not_ended
from complaints.models import Complaint, Stage
from complaints.policy import ONLY_OFFICE
from complaints.reader_role import reader_role_of
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User

NOT_ASKED_FOR = "The protocol does not ask for this step."
ONLY_ONCE_UPHELD = "Only the office that has an upheld complaint records this."
NAME_LEADERS_FIRST = "First name the Leader and the group leaders concerned."
ALL_TOLD = "It is already recorded that everyone named has been told."


def can_record_talk(user: User, complaint: Complaint) -> Verdict:
    """The office records a talk with the councillor or their group leader (Oxford 23.7)."""
    return _office_of(user, complaint, asked=sealed_contents.asks_for_talk(complaint))


def can_tell_chief_executive(user: User, complaint: Complaint) -> Verdict:
    """The office can record that it told the Chief Executive (Oxford 23.7). It does not have to."""
    return _office_of(user, complaint, asked=sealed_contents.asks_for_talk(complaint))


def can_consider_discipline(user: User, complaint: Complaint) -> Verdict:
    """The office records whether it will discipline the officer (Oxford 23.7). The councillor does
    not see this."""
    return _office_of(user, complaint, asked=sealed_contents.asks_about_discipline(complaint))


def _office_of(user: User, complaint: Complaint, *, asked: bool) -> Verdict:
    reader_role = reader_role_of(user, complaint)
    if reader_role is None or not reader_role.is_office:
        return denied(ONLY_OFFICE)
    if not asked:
        return denied(NOT_ASKED_FOR)
    if complaint.status == Stage.RECEIVED:
        return denied("Acknowledge the complaint first.", later=True)
    return has_not_ended(complaint)


def can_name_leaders(user: User, complaint: Complaint) -> Verdict:
    """The office that has an upheld complaint names everyone it must tell (Cheshire East 10.2)."""
    return _once_upheld(user, complaint)


def can_record_leader_told(user: User, complaint: Complaint) -> Verdict:
    """The office that has an upheld complaint records when each leader was told."""
    allowed, leaders = _once_upheld(user, complaint), complaint.held.leaders
    if allowed and not leaders:
        return denied(NAME_LEADERS_FIRST)
    if allowed and all(leader.on for leader in leaders):
        return denied(ALL_TOLD)
    return allowed


def can_consult_committee(user: User, complaint: Complaint) -> Verdict:
    """The office that has an upheld complaint records a committee’s view, before it decides."""
    return _once_upheld(user, complaint)


def _once_upheld(user: User, complaint: Complaint) -> Verdict:
    reader_role = reader_role_of(user, complaint)
    if reader_role is None or not reader_role.is_office:
        return denied(ONLY_OFFICE)
    if not complaint.held.upheld:
        return denied(ONLY_ONCE_UPHELD)
    if complaint.is_open:
        return ALLOWED
    return denied("The outcome has already been decided.")
