"""Policy of media events: who plans one, cancels it, answers for a group."""

from announcements.models import MediaEvent, MediaEventState
from announcements.models.media_team import in_media_team
from foundation.verdict import ALLOWED, Verdict, denied
from people.models import User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force_or_none
from relations.models import groups_led_by

MEDIA_EVENTS = (Behaviour.MEDIA_EVENT_INVITATIONS, Behaviour.MEDIA_EVENT_LIAISON)


def can_plan_media_event(user: User, version: Protocol | None = None) -> Verdict:
    """The media team, if the version in force provides for media events."""
    version = version or in_force_or_none()
    if version is None or not version.clause_for(*MEDIA_EVENTS):
        return denied("The protocol does not provide for media events in Concordat.")
    return ALLOWED if in_media_team(user) else denied("Only the media team plans media events.")


def can_answer_invitation(user: User, event: MediaEvent) -> Verdict:
    """Today's leader of a group that is invited, until the event starts; the last answer counts."""
    groups = groups_led_by(user)
    if not any(one.group_id in groups for one in event.invitations.all()):
        return denied("Only the leader of a group that is invited can answer.")
    return is_to_come(event)


def can_cancel_media_event(user: User, event: MediaEvent) -> Verdict:
    """The media team, until the event starts."""
    if not in_media_team(user):
        return denied("Only the media team can cancel a media event.")
    return is_to_come(event)


def is_to_come(event: MediaEvent) -> Verdict:
    if event.status == MediaEventState.CANCELLED:
        return denied("This event has been cancelled.")
    return denied("This event has already started.") if event.has_begun else ALLOWED
