"""Actions on a notice: write it with its files, change the draft, leave a councillor out and bring
one back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from announcements.actions import (
    NewAnnouncement,
    tell_members,
    values_of,
    write_announcement,
)
from announcements.models import (
    Announcement,
    AnnouncementState,
    AnnouncementVerb,
    LeftOut,
    MemberNotice,
    NoticeFile,
    Trigger,
)
from announcements.notices import policy
from announcements.routing import members_concerned
from casework.cases import verb
from casework.files.arriving import GoneUpload
from casework.files.attaching import attach_uploads
from casework.files.models import PendingUpload
from foundation.history import write
from foundation.verdict import refuse_unless_shown
from people.models import User

CHANGED = "Someone has changed this notice meanwhile. Read it again before you go on."
NOT_LEFT_OUT = "That councillor is not left out of this notice."
NOT_CONCERNED = "This notice does not go to that councillor."


@dataclass(frozen=True)
class NewNotice:
    """What was typed besides the announcement; the day is a local date."""

    trigger: Trigger
    urgent_reason: str = ""
    consultation_starts_on: date | None = None
    files: Sequence[PendingUpload | GoneUpload] = ()


@transaction.atomic
def write_notice(
    new: NewNotice, announcement: NewAnnouncement, *, by: User, key: UUID
) -> Announcement:
    """A draft. The same form is the same notice."""
    policy.can_write_notice(by).or_raise()
    row = write_announcement(announcement, by=by, key=key)
    if not MemberNotice.objects.filter(announcement=row).exists():
        notice = MemberNotice(
            announcement=row,
            trigger=new.trigger,
            urgent_reason=new.urgent_reason,
            consultation_starts_on=new.consultation_starts_on,
        )
        write(notice, by=by, reason="wrote")
        attach_uploads(new.files, NoticeFile, by=by, announcement=row)
    return row


def newest_change(notice: Announcement) -> str:
    """Names what the draft says now: each change makes another name."""
    return str(notice.history.order_by("-history_id").values_list("history_id", flat=True)[0])


@verb(policy.can_edit_notice)
def edit_notice(
    notice: Announcement,
    new: NewNotice,
    announcement: NewAnnouncement,
    *,
    shown: str | None = None,
    by: User,
) -> None:
    """The service stays the one of its author, and files are added to those that are there. Another
    text is confirmed again, or no longer, as promoting no political group."""
    refuse_unless_shown(shown, newest_change(notice), CHANGED)
    confirmed_at = timezone.now() if announcement.no_party else None
    write(
        notice,
        by=by,
        reason=AnnouncementVerb.EDITED,
        **values_of(replace(announcement, service=notice.service)),
        no_party_by=by if confirmed_at else None,
        no_party_at=confirmed_at,
    )
    write(
        notice.notice,
        by=by,
        reason=AnnouncementVerb.EDITED,
        trigger=new.trigger,
        urgent_reason=new.urgent_reason,
        consultation_starts_on=new.consultation_starts_on,
    )
    attach_uploads(new.files, NoticeFile, by=by, announcement=notice)


@verb(policy.can_date_notice)
def change_public_date(notice: Announcement, *, public_from: datetime | None, by: User) -> None:
    """When it becomes public, as an aware time; None if it never does."""
    write(notice, by=by, reason=AnnouncementVerb.DATED, public_from=public_from)


@verb(policy.can_leave_out)
def leave_out(notice: Announcement, member: User, *, reason: str, by: User) -> None:
    """The office of the Chief Executive is told when the notice is sent (Knutsford 9.1)."""
    if member.pk not in {one.person.pk for one in members_concerned(notice)}:
        raise PermissionDenied(NOT_CONCERNED)
    LeftOut.objects.create(
        announcement=notice, member=member, reason=reason, by=by, at=timezone.now()
    )


@verb(policy.can_bring_back)
def bring_back(notice: Announcement, member: User, *, by: User) -> None:
    """The councillor is told like the others, at once if these have been told already."""
    if not notice.left_out.in_effect().filter(member=member).exists():
        raise PermissionDenied(NOT_LEFT_OUT)
    LeftOut.objects.create(
        announcement=notice, member=member, by=by, at=timezone.now(), is_back=True
    )
    if notice.status == AnnouncementState.TELLING:
        tell_members(notice)
