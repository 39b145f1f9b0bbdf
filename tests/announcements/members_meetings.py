"""Councillors' public meetings in tests: Clara's, in the school hall, on 9 December."""

from datetime import datetime
from uuid import uuid4

from announcements.members_meetings import actions
from announcements.models import MembersMeeting, MembersMeetingState
from foundation.history import write
from protocols.version_cache import todays_protocol
from tests.conftest import LONDON
from tests.people import named


def at(hour, minute=0, day=9):
    return datetime(2026, 12, day, hour, minute, tzinfo=LONDON)


def told_about(who="clara", *, key=None, **more) -> MembersMeeting:
    """Under a protocol that asks for it, with an officer and a room asked for."""
    fields = {"title": "Traffic in School Lane", "place": "School hall"}
    fields |= {"starts_at": at(18), "ends_at": at(20), "is_party_political": False}
    fields |= {"attendance": "questions", "premises": "Council Chamber"}
    new = actions.NewMembersMeeting(**fields | more)
    return actions.tell_about_meeting(new, by=named(who), key=key or uuid4())


def members_meeting_on_record() -> MembersMeeting:
    """A row and its history, under whatever protocol is in force: one that is silent has none."""
    meeting = MembersMeeting(reference="PM-2026-0001", protocol=todays_protocol())
    fields = {"status": MembersMeetingState.TOLD, "title": "Traffic", "place": "School hall"}
    times = {"received_at": at(9, day=1), "starts_at": at(18), "ends_at": at(20)}
    more = {"member": named("clara"), "is_party_political": False, "attendance": "facts"}
    write(meeting, by=named("clara"), reason="told", **fields, **times, **more)
    return meeting


def typed(**more):
    """What the form sends."""
    return {
        **{"day_day": "9", "day_month": "12", "day_year": "2026", "starts": "6pm", "ends": "8pm"},
        **{"title": "Traffic in School Lane", "place": "School hall", "key": uuid4()},
        **{"attendance": "questions", "premises": "Council Chamber"},
        **more,
    }
