"""Letters, meetings and media work of councillors who have left: the other side is told."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils import timezone

from announcements.letters.actions import withdraw_letter
from announcements.media_consultations.actions import withdraw_consultation
from announcements.media_events.actions import remove_liaison
from announcements.members_meetings.actions import withdraw_members_meeting
from announcements.models import (
    RELEASE_WRITTEN,
    Capacity,
    ConsultationState,
    LetterState,
    MediaConsultation,
    MediaEvent,
    MediaEventState,
    MembersMeeting,
    MembersMeetingState,
    OutgoingLetter,
    Release,
)
from announcements.releases.actions import remove_guidance
from casework.leavers import Left, WorkKind, by_portal


def members_letters(left: Left) -> "QuerySet[OutgoingLetter]":
    rows = OutgoingLetter.objects.filter(status=LetterState.DRAFT, author__in=left.councillors)
    return rows.exclude(capacity=Capacity.OFFICER)


def members_meetings_to_come(left: Left) -> "QuerySet[MembersMeeting]":
    rows = MembersMeeting.objects.filter(status=MembersMeetingState.TOLD)
    return rows.filter(member__in=left.councillors, starts_at__gt=timezone.now())


def consultations_sent(left: Left) -> "QuerySet[MediaConsultation]":
    rows = MediaConsultation.objects.filter(status=ConsultationState.SENT)
    return rows.filter(member__in=left.councillors)


def events_arranged(left: Left) -> "QuerySet[MediaEvent]":
    rows = MediaEvent.objects.filter(status=MediaEventState.PLANNED)
    return rows.filter(liaison__in=left.councillors, starts_at__gt=timezone.now())


def releases_guided(left: Left) -> "QuerySet[Release]":
    rows = Release.objects.filter(status__in=RELEASE_WRITTEN)
    return rows.filter(guided_by__in=left.councillors)


KINDS_OF_COUNCILLORS: Sequence[WorkKind] = (
    WorkKind(
        name="members-letters",
        holder="author",
        words=("letter not signed", "letters not signed"),
        rows=members_letters,
        otherwise="Withdrawn. Nobody has been sent a copy",
        end=by_portal(withdraw_letter),
    ),
    WorkKind(
        name="public-meetings",
        holder="member",
        words=("public meeting of their own", "public meetings of their own"),
        rows=members_meetings_to_come,
        otherwise="Withdrawn. The office that was told about them is told",
        end=by_portal(withdraw_members_meeting),
    ),
    WorkKind(
        name="media-consultations",
        holder="member",
        words=(
            "consultation before speaking to the media",
            "consultations before speaking to the media",
        ),
        rows=consultations_sent,
        otherwise="Withdrawn. Those who were consulted are told",
        end=by_portal(withdraw_consultation),
    ),
    WorkKind(
        name="media-events",
        holder="liaison",
        words=("media event arranged with them", "media events arranged with them"),
        rows=events_arranged,
        otherwise="The media team is told to make the arrangements with another councillor",
        end=by_portal(remove_liaison),
    ),
    WorkKind(
        name="releases-guided",
        holder="guided_by",
        words=("release that they guide", "releases that they guide"),
        rows=releases_guided,
        otherwise="The media team is told to record another councillor",
        end=by_portal(remove_guidance),
    ),
)
