"""Actions on public meetings and consultations in wards: arrange one, which invites at once."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from announcements.actions import NewAnnouncement, tell, write_announcement
from announcements.models import AnnouncementKind, WardConsultation, WardMeeting
from announcements.ward_meetings import policy
from foundation.history import write
from people.models import Service, User, Ward
from protocols.models import Protocol
from protocols.version_cache import todays_protocol

NO_WARDS = "Select each ward that it affects"
ARRANGED = "arranged"
NO_REASON = "Enter why councillors get less notice than {days} days"


@dataclass(frozen=True)
class NewWardMeeting:
    """What was typed; both times are aware."""

    title: str
    text: str
    wards: list[Ward]
    place: str
    starts_at: datetime
    ends_at: datetime
    short_notice_reason: str = ""
    no_party: bool = False


@dataclass(frozen=True)
class NewWardConsultation:
    """What was typed: `opens_at` is aware, `closes_on` a local date."""

    title: str
    text: str
    wards: list[Ward]
    opens_at: datetime
    closes_on: date
    no_party: bool = False


@transaction.atomic
def arrange_ward_meeting(new: NewWardMeeting, *, by: User, key: UUID) -> WardMeeting:
    """Arrange it and invite every councillor of each ward, in one transaction, so that there is no
    meeting without invitations (Oxford 23.15, Knutsford 9.3). It is public once all of them have
    been told. The same form is the same meeting."""
    version, held_on = todays_protocol(), timezone.localdate(new.starts_at)
    policy.can_arrange_meeting(by, version).or_raise()
    refuse_without_wards(new.wards)
    if policy.needs_reason(held_on, version) and not new.short_notice_reason:
        raise PermissionDenied(no_reason(version))
    matter = announcement_of(new, AnnouncementKind.WARD_MEETING, timezone.now(), by=by)
    announcement = write_announcement(matter, by=by, key=key)
    if before := WardMeeting.objects.filter(announcement=announcement).first():
        return before
    meeting = WardMeeting(
        announcement=announcement,
        place=new.place,
        starts_at=new.starts_at,
        ends_at=new.ends_at,
        notice_days=policy.days_of_notice(held_on),
        short_notice_reason=new.short_notice_reason,
    )
    write(meeting, by=by, reason=ARRANGED)
    tell(announcement, by=by)
    return meeting


@transaction.atomic
def start_ward_consultation(new: NewWardConsultation, *, by: User, key: UUID) -> WardConsultation:
    """Tell every councillor of each ward now. It opens at its time, after they have been told
    (Oxford 23.15). The same form is the same consultation."""
    policy.can_consult_ward(by, todays_protocol()).or_raise()
    refuse_without_wards(new.wards)
    matter = announcement_of(new, AnnouncementKind.CONSULTATION, new.opens_at, by=by)
    announcement = write_announcement(matter, by=by, key=key)
    if before := WardConsultation.objects.filter(announcement=announcement).first():
        return before
    consultation = WardConsultation(announcement=announcement, closes_on=new.closes_on)
    write(consultation, by=by, reason=ARRANGED)
    tell(announcement, by=by)
    return consultation


def announcement_of(
    new: NewWardMeeting | NewWardConsultation,
    kind: AnnouncementKind,
    public_from: datetime,
    *,
    by: User,
) -> NewAnnouncement:
    """What members and later the public are told; `public_from` is aware."""
    return NewAnnouncement(
        kind=kind,
        title=new.title,
        text=new.text,
        service=service_of(by),
        wards=new.wards,
        public_from=public_from,
        no_party=new.no_party,
    )


def refuse_without_wards(wards: list[Ward]) -> None:
    if not wards:
        raise PermissionDenied(NO_WARDS)


def no_reason(version: Protocol) -> str:
    return NO_REASON.format(days=version.meeting_notice_days)


def service_of(officer: User) -> Service | None:
    """The service that it comes from; None for an officer of no service."""
    return next(iter(officer.services.values()), None)
