"""Actions on a councillor’s public meeting: tell the office, answer it, withdraw it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from announcements.members_meetings import notices, policy
from announcements.models import MembersMeeting, MembersMeetingState, MembersMeetingVerb
from casework.cases import move_case, next_reference, verb
from foundation.history import write
from foundation.turns import made_before
from people.models import User
from protocols.version_cache import in_force

NO_SUPPORT = "No officer and no council premises can be asked for, for this meeting."


@dataclass(frozen=True)
class NewMembersMeeting:
    """What was typed; both times are aware."""

    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    is_party_political: bool
    attendance: str = ""
    premises: str = ""


@transaction.atomic
def tell_about_meeting(new: NewMembersMeeting, *, by: User, key: UUID) -> MembersMeeting:
    """The office is told. The same form is the same meeting (Knutsford 9.4)."""
    if before := made_before(MembersMeeting.objects.all(), key, member=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_tell_office(by, version).or_raise()
    policy.can_be_held_on(timezone.localdate(new.starts_at), version).or_raise()
    offered = policy.offers_support(version, party_political=new.is_party_political)
    if not offered and (new.attendance or new.premises):
        raise PermissionDenied(NO_SUPPORT)
    meeting = MembersMeeting(
        reference=next_reference("PM", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=MembersMeetingState.TOLD,
        member=by,
        **vars(new),
    )
    write(meeting, by=by, reason=MembersMeetingVerb.TOLD)
    sentence = "A councillor is planning a public meeting about council work."
    notices.tell_office(meeting, sentence, once="told")
    return meeting


@verb(policy.can_answer_attendance)
def answer_attendance(meeting: MembersMeeting, *, attends: bool, by: User) -> None:
    """Whether an officer attends. No reason is asked for, and none is kept (Knutsford 9.4(a))."""
    if meeting.officer_attends == attends:
        return
    reason = MembersMeetingVerb.ATTENDANCE
    move_case(meeting, MembersMeetingState.TOLD, by=by, reason=reason, officer_attends=attends)
    sentence = "You have an answer about an officer at your public meeting."
    notices.tell_member_of_answer(meeting, sentence, once=f"officer:{timezone.now()}")


@verb(policy.can_answer_premises)
def answer_premises(meeting: MembersMeeting, *, granted: bool, by: User) -> None:
    """Whether it can be held on the council premises that were asked for."""
    if meeting.premises_granted == granted:
        return
    reason = MembersMeetingVerb.PREMISES
    move_case(meeting, MembersMeetingState.TOLD, by=by, reason=reason, premises_granted=granted)
    sentence = "You have an answer about council premises for your public meeting."
    notices.tell_member_of_answer(meeting, sentence, once=f"premises:{timezone.now()}")


@verb(policy.can_withdraw_meeting)
def withdraw_members_meeting(meeting: MembersMeeting, *, by: User) -> None:
    reason = MembersMeetingVerb.WITHDREW
    move_case(meeting, MembersMeetingState.WITHDRAWN, by=by, reason=reason)
    sentence = "A councillor has withdrawn a public meeting."
    notices.tell_office(meeting, sentence, once="withdrawn")
