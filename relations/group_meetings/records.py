"""What is recorded of a group meeting: confirmations, papers, the attendance and full advice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.cases import move_case, verb
from foundation.history import write
from people.models import User
from protocols.behaviours import Behaviour
from relations.group_meetings import notes, policy
from relations.models import AgendaItem, GroupMeeting, GroupMeetingState, GroupMeetingVerb

NOT_WITH_OUTSIDERS = (
    "People who are not councillors will be there, so no confidential paper can be added. They are"
    " not bound by the rules for councillors on interests and confidentiality."
)
NOT_FOR_PARTY = "An officer is not there for party business. Select only items of council business"


@verb(policy.can_confirm_points)
def confirm_points(meeting: GroupMeeting, *, by: User) -> None:
    """Confirm the three points, for the side of the person who does it."""
    field = "officer_confirmed_at" if meeting.officer_id == by.pk else "leader_confirmed_at"
    write(meeting, by=by, reason=GroupMeetingVerb.CONFIRMED, **{field: timezone.now()})


@verb(policy.can_add_group_paper)
def add_group_paper(meeting: GroupMeeting, *, title: str, is_confidential: bool, by: User) -> None:
    """Add a paper by its title. The same title twice is one paper."""
    if is_confidential and confidential_barred(meeting):
        raise PermissionDenied(NOT_WITH_OUTSIDERS)
    if title in [paper.title for paper in meeting.papers_shown]:
        return
    papers = [*meeting.papers, [title, is_confidential]]
    write(meeting, by=by, reason=GroupMeetingVerb.PAPER, papers=papers)


def confidential_barred(meeting: GroupMeeting) -> bool:
    """Whether no confidential paper can be there, because of who else is."""
    barred = meeting.version.clause_for(Behaviour.NO_CONFIDENTIAL_PAPERS)
    return bool(barred) and meeting.outsiders > 0


@dataclass(frozen=True)
class Attendance:
    """When the officer came and left (aware times), the numbers of the items they were there for,
    what they gave, advice by number of an item, and the body that still needs full advice."""

    arrived_at: datetime
    left_at: datetime
    items: Sequence[int]
    given: str
    advice: dict[int, str]
    formal_body: str = ""


@verb(policy.can_record_attendance)
def record_attendance(meeting: GroupMeeting, *, attendance: Attendance, by: User) -> None:
    """Record it. The words go into the encrypted notes; leaving early needs no reason."""
    allowed = {item.number for item in items_an_officer_attends(meeting)}
    if not set(attendance.items) <= allowed:
        raise PermissionDenied(f"{NOT_FOR_PARTY}.")
    asks = meeting.version.clause_for(Behaviour.FULL_ADVICE_FOLLOWS)
    body = attendance.formal_body if asks else ""
    move_case(
        meeting,
        GroupMeetingState.RECORDED if body else GroupMeetingState.CLOSED,
        by=by,
        reason=GroupMeetingVerb.RECORDED,
        arrived_at=attendance.arrived_at,
        left_at=attendance.left_at,
        items_attended=sorted(attendance.items),
        formal_body=body,
    )
    notes.add_given(meeting, attendance.given, attendance.advice, by=by)


def items_an_officer_attends(meeting: GroupMeeting) -> list[AgendaItem]:
    """The items an officer can be there for: of council business, if the protocol says so."""
    if meeting.version.clause_for(Behaviour.NO_PARTY_BUSINESS):
        return meeting.council_items
    return meeting.agenda


@verb(policy.can_link_full_advice)
def link_full_advice(meeting: GroupMeeting, *, reference: str, by: User) -> None:
    """Close the record with the reference of the report to the formal body."""
    move_case(
        meeting,
        GroupMeetingState.CLOSED,
        by=by,
        reason=GroupMeetingVerb.LINKED,
        formal_reference=reference,
    )
