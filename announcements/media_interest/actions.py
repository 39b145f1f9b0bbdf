"""Actions on media interest: record it and tell the councillors concerned, record the answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from announcements.actions import NewAnnouncement, tell, write_announcement
from announcements.media_interest import policy
from announcements.models import (
    Announcement,
    AnnouncementKind,
    InterestState,
    InterestVerb,
    MediaInterest,
)
from casework.cases import move_case, next_reference, verb
from foundation.history import write
from foundation.turns import made_before
from people.models import Committee, Service, User, Ward
from protocols.behaviours import Behaviour
from protocols.version_cache import in_force

NO_AUTHORITY = "Select who authorised the answer"


@dataclass(frozen=True)
class NewInterest:
    """What was typed; `service` is one of the author's, if they have any."""

    title: str
    outlet: str
    text: str
    is_contentious: bool
    wards: Sequence[Ward] = ()
    committees: Sequence[Committee] = ()
    service: Service | None = None


@transaction.atomic
def record_interest(new: NewInterest, *, by: User, key: UUID) -> MediaInterest:
    """The same form is the same record. The councillors concerned are told (Knutsford 11.3)."""
    if before := made_before(MediaInterest.objects.all(), key, author=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_record_interest(by, version).or_raise()
    asks = version.clause_for(Behaviour.MEDIA_INTEREST)
    interest = MediaInterest(
        reference=next_reference("MI", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=InterestState.OPEN,
        author=by,
        service=new.service,
        title=new.title,
        outlet=new.outlet,
        text=new.text,
        announcement=tell_about(new, by=by) if asks else None,
    )
    write(interest, by=by, reason=InterestVerb.RECORDED)
    return interest


def tell_about(new: NewInterest, *, by: User) -> Announcement:
    """It never becomes public."""
    announcement = NewAnnouncement(
        kind=AnnouncementKind.MEDIA_INTEREST,
        title=new.title,
        text=new.text,
        wards=new.wards,
        committees=new.committees,
        is_controversial=new.is_contentious,
    )
    return tell(write_announcement(announcement, by=by, key=uuid4()), by=by)


@verb(policy.can_answer_interest)
def answer_interest(
    interest: MediaInterest, *, answer: str, authorised_by: User | None, by: User
) -> None:
    """PermissionDenied: the protocol asks who authorised it (Knutsford 11.4), and no one is
    named."""
    asked = interest.version.clause_for(Behaviour.MEDIA_ANSWER_AUTHORISED)
    if asked and (authorised_by is None or authorised_by.side != "officer"):
        raise PermissionDenied(NO_AUTHORITY)
    fields = {"answered_by": by, "answered_at": timezone.now(), "authorised_by": authorised_by}
    reason = InterestVerb.ANSWERED
    move_case(interest, InterestState.ANSWERED, by=by, reason=reason, answer=answer, **fields)
