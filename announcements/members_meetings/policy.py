"""Policy of councillors’ public meetings: who tells the office, answers, withdraws."""

from datetime import date

from announcements.models import MembersMeeting, MembersMeetingState
from announcements.models.members_meetings import TOLD_OFFICE, acts_for_told_office
from foundation.dates_in_words import day_year
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User, acts_for
from protocols.behaviours import Behaviour
from protocols.elections import election_period_on
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none


def can_tell_office(user: User, version: Protocol | None = None) -> Verdict:
    """A councillor, if the version in force asks for it."""
    if not user.is_member:
        return denied("Only councillors can tell the council about a public meeting of their own.")
    version = version or in_force_or_none()
    if version and version.clause_for(Behaviour.MEMBERS_PUBLIC_MEETINGS):
        return ALLOWED
    return denied("The protocol does not ask councillors to tell the council about their meetings.")


def can_be_held_on(day: date, version: Protocol) -> Verdict:
    """Any local date outside an election period, if the protocol keeps meetings out of it."""
    clause = version.clause_for(Behaviour.NO_MEETINGS_BEFORE_ELECTIONS)
    period = election_period_on(day) if clause else None
    if period is None:
        return ALLOWED
    first, last = day_year(period.starts_on), day_year(period.ends_on)
    return denied(
        f"Public meetings about council work should not be held just before an election."
        f" {period.name}: {first} to {last}. Choose a day outside those dates"
        f" ({version.clause_name(clause)})",
        clause=clause,
    )


def offers_support(version: Protocol, *, party_political: bool) -> bool:
    """Whether an officer and council premises can be asked for: never for a party’s meeting."""
    return not party_political and bool(version.clause_for(Behaviour.MEMBERS_MEETING_SUPPORT))


def can_answer_attendance(user: User, meeting: MembersMeeting) -> Verdict:
    """Say whether an officer attends, without a reason: the office, until the meeting starts."""
    if not (may := is_office(user, meeting)):
        return may
    if not meeting.attendance:
        return denied("The councillor did not ask for an officer at this meeting.")
    return is_still_planned(meeting)


def can_answer_premises(user: User, meeting: MembersMeeting) -> Verdict:
    """Say whether the meeting can be held on council premises: the office, until it starts."""
    if not (may := is_office(user, meeting)):
        return may
    if not meeting.premises:
        return denied("The councillor did not ask for council premises.")
    return is_still_planned(meeting)


def can_withdraw_meeting(user: User, meeting: MembersMeeting) -> Verdict:
    """The councillor who holds it, or the portal once they have left, until it starts."""
    if not acts_for(user, meeting, "member", "member"):
        return denied("Only the councillor who holds this meeting can withdraw it.")
    return is_still_planned(meeting)


def is_office(user: User, meeting: MembersMeeting) -> Verdict:
    if acts_for_told_office(user):
        return ALLOWED
    return denied(f"Only the {meeting.version.title(TOLD_OFFICE)} can answer this.")


def is_still_planned(meeting: MembersMeeting) -> Verdict:
    if meeting.status != MembersMeetingState.TOLD:
        return denied("This meeting has been withdrawn.")
    return denied("This meeting has already started.") if meeting.has_begun else ALLOWED
