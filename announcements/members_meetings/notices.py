"""Emails about councillors’ public meetings. They name no subject, place or time."""

from announcements.models import MembersMeeting
from announcements.models.members_meetings import TOLD_OFFICE
from casework.notices import ledger
from people.models import User
from people.models.holders import holders_of_role
from people.roles import Role
from relations.models.offices_today import office_standing_in


def holders_of_told_office() -> list[User]:
    """Who acts for the office today; while it is vacant, for the next one that is held."""
    office = office_standing_in(TOLD_OFFICE)
    return holders_of_role(Role(office)) if office else []


def tell_office(meeting: MembersMeeting, sentence: str, *, once: str) -> None:
    people = holders_of_told_office()
    ledger.notify(people, "members-meeting", sentence, about=meeting, once=once)


def tell_member_of_answer(meeting: MembersMeeting, sentence: str, *, once: str) -> None:
    event = "members-meeting-answered"
    ledger.notify([meeting.member], event, sentence, about=meeting, once=once)
