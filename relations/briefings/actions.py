"""Actions on a briefing on an agenda: plan it, record who was briefed, cancel it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.cases import move_case, next_reference, verb
from foundation.history import write
from foundation.turns import made_before
from people.models import Appointment, User
from protocols.version_cache import in_force
from relations.briefings import notices, policy
from relations.models import (
    AgendaBriefing,
    AgendaConsultation,
    BriefingState,
    BriefingVerb,
    meetings_to_brief_on,
    posts_to_brief,
)

NO_SUCH_MEETING = "This meeting has started or been cancelled. Choose another meeting."
AFTER_MEETING = "The briefing must end before the meeting starts"
NO_ONE = "Select who was briefed, or cancel the briefing if no one was"
NOT_ENTITLED = "Select only councillors who hold one of these posts today."


@dataclass(frozen=True)
class NewBriefing:
    """What was typed; both times are aware."""

    meeting: AgendaConsultation
    place: str
    starts_at: datetime
    ends_at: datetime


@transaction.atomic
def plan_briefing(new: NewBriefing, *, by: User, key: UUID) -> AgendaBriefing:
    """Tell the holders of the posts that are entitled to it (Oxford 23.13(a)). The same form is the
    same briefing. PermissionDenied: the meeting is over, or starts before the briefing ends."""
    if before := made_before(AgendaBriefing.objects.all(), key, officer=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_plan_briefing(by, version).or_raise()
    if not meetings_to_brief_on().filter(pk=new.meeting.pk).exists():
        raise PermissionDenied(NO_SUCH_MEETING)
    if new.ends_at > new.meeting.starts_at:
        raise PermissionDenied(f"{AFTER_MEETING}.")
    briefing = AgendaBriefing(
        reference=next_reference("AB", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=BriefingState.PLANNED,
        title=new.meeting.title,
        officer=by,
        **vars(new),
    )
    write(briefing, by=by, reason=BriefingVerb.PLANNED)
    sentence = "You have been invited to a briefing on an agenda."
    notices.tell_entitled(briefing, sentence, once="planned")
    return briefing


@verb(policy.can_record_briefing)
def record_briefing(briefing: AgendaBriefing, *, briefed: Iterable[Appointment], by: User) -> None:
    """Say which posts were there. PermissionDenied: none, or one that is not entitled."""
    there = sorted(post.pk for post in briefed)
    if not there:
        raise PermissionDenied(f"{NO_ONE}.")
    if set(there) - set(posts_to_brief(briefing.meeting).values_list("pk", flat=True)):
        raise PermissionDenied(NOT_ENTITLED)
    move_case(briefing, BriefingState.HELD, by=by, reason=BriefingVerb.HELD, briefed=there)


@verb(policy.can_give_agenda_briefing)
def give_agenda_briefing(briefing: AgendaBriefing, *, officer: User, by: User) -> None:
    """Another director or head of service briefs, once the one who planned it has left.
    PermissionDenied: they lead no service."""
    policy.can_brief(officer).or_raise()
    planned, given = BriefingState.PLANNED, BriefingVerb.GIVEN
    move_case(briefing, planned, by=by, reason=given, officer=officer)
    sentence = "The officer of a briefing on an agenda has left. It has been passed to you."
    notices.tell_agenda_officer(briefing, sentence)


@verb(policy.can_cancel_briefing)
def cancel_briefing(briefing: AgendaBriefing, *, by: User) -> None:
    move_case(briefing, BriefingState.CANCELLED, by=by, reason=BriefingVerb.CANCELLED)
    sentence = "A briefing on an agenda has been cancelled."
    notices.tell_entitled(briefing, sentence, once="cancelled")
