"""Actions on a finished release: approve, tell the councillors of its wards, issue, withdraw."""

from uuid import uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from announcements import actions as announcing
from announcements.models import (
    Announcement,
    AnnouncementKind,
    Release,
    ReleaseState,
    ReleaseVerb,
)
from announcements.policy import is_open
from announcements.releases import notices, policy
from announcements.releases.actions import CHANGED
from casework.cases import locked_case, move_case, verb
from foundation.verdict import refuse_unless_shown
from people.models import User, Ward
from protocols.behaviours import Behaviour

NOT_CONFIRMED = "Confirm that the release does not promote a political group"


@verb(policy.can_approve)
def approve_release(
    release: Release, *, no_party: bool, shown: str | None = None, by: User
) -> None:
    """The text is final now, and the councillors of its wards are told (Oxford 23.15)."""
    refuse_unless_shown(shown, release.as_shown, CHANGED)
    if release.version.clause_for(Behaviour.NO_PARTY_PUBLICITY) and not no_party:
        raise PermissionDenied(NOT_CONFIRMED)
    fields: dict[str, object] = {"approved_by": by, "approved_at": timezone.now()}
    fields |= {"no_party": no_party, "announcement": tell_wards(release, no_party=no_party, by=by)}
    move_case(release, ReleaseState.APPROVED, by=by, reason=ReleaseVerb.APPROVED, **fields)
    notices.tell_drafter(release, "Your release has been approved.", by=by, once="approved")


def tell_wards(release: Release, *, no_party: bool, by: User) -> Announcement | None:
    """The announcement by which the councillors of its wards hear of it; None without a ward, or
    where the protocol does not put them first."""
    wards = list(Ward.objects.filter(pk__in=release.wards))
    if not (wards and release.version.clause_for(Behaviour.RELEASE_WARD_FIRST)):
        return None
    new = announcing.NewAnnouncement(
        kind=AnnouncementKind.RELEASE,
        title=release.title,
        text=release.whole_text,
        wards=wards,
        is_controversial=release.is_controversial,
        no_party=no_party,
    )
    return announcing.tell(announcing.write_announcement(new, by=by, key=uuid4()), by=by)


def issue_release(release: Release, *, by: User) -> Release:
    """Councillors elected since are told first. Once everyone concerned has been told, the release
    is public."""
    if release.announcement is not None:
        tell_newly_elected(release.announcement)
    return issue(release, by=by)


@transaction.atomic
def tell_newly_elected(announcement: Announcement) -> None:
    """In a transaction of its own, so that they stay told if the release cannot be issued yet."""
    found = locked_case(announcement)
    if is_open(found):
        announcing.tell_members(found)


@verb(policy.can_issue)
def issue(release: Release, *, by: User) -> None:
    if release.announcement is not None:
        announcing.publish(locked_case(release.announcement), by=by)
    move_case(release, ReleaseState.ISSUED, by=by, reason=ReleaseVerb.ISSUED)


@verb(policy.can_withdraw_release)
def withdraw_release(release: Release, *, reason: str, by: User) -> None:
    """The councillors who were told hear that it is withdrawn."""
    if release.announcement is not None:
        announcing.take_back(locked_case(release.announcement), reason=reason, by=by)
    move_case(release, ReleaseState.WITHDRAWN, by=by, reason=ReleaseVerb.WITHDREW)
