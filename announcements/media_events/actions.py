"""Actions on a media event: plan it and invite every group, answer for a group, cancel."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from announcements.media_events import policy
from announcements.media_posts import GUIDES, permitted_councillors
from announcements.models import (
    InvitationAnswer,
    MediaEvent,
    MediaEventState,
    MediaEventVerb,
    MediaInvitation,
)
from announcements.models.media_team import people_of_media_team
from casework.cases import move_case, next_reference, verb
from casework.notices import ledger
from foundation.history import write, write_new
from foundation.turns import made_before
from people.models import Group, User
from protocols.behaviours import Behaviour
from protocols.models import Protocol
from protocols.version_cache import in_force
from relations.group_meetings.routing import leaders_of_groups
from relations.models import groups_led_by

NO_LIAISON = "Select the councillor you make the arrangements with"


@dataclass(frozen=True)
class NewMediaEvent:
    """What was typed; both times are aware."""

    title: str
    text: str
    place: str
    starts_at: datetime
    ends_at: datetime
    with_councillors: bool
    liaison: User | None = None


@transaction.atomic
def plan_media_event(new: NewMediaEvent, *, by: User, key: UUID) -> MediaEvent:
    """The same form is the same event. With councillors, every group of today is invited (Oxford
    23.14(f))."""
    if before := made_before(MediaEvent.objects.all(), key, author=by):
        return before
    now = timezone.now()
    today = timezone.localdate(now)
    version = in_force(today)
    policy.can_plan_media_event(by, version).or_raise()
    check_liaison(new, version)
    event = MediaEvent(
        reference=next_reference("ME", today.year),
        key=key,
        protocol=version,
        received_at=now,
        status=MediaEventState.PLANNED,
        author=by,
        **vars(new),
    )
    write(event, by=by, reason=MediaEventVerb.PLANNED)
    if event.with_councillors and version.clause_for(Behaviour.MEDIA_EVENT_INVITATIONS):
        invite_groups(event, by=by)
    if event.liaison:
        sentence = "The media team is making arrangements with you for an event."
        ledger.notify([event.liaison], "media-liaison", sentence, about=event, once="planned")
    return event


def check_liaison(new: NewMediaEvent, version: Protocol) -> None:
    """Raises PermissionDenied unless an event with councillors names one who can arrange it."""
    if not (new.with_councillors and version.clause_for(Behaviour.MEDIA_EVENT_LIAISON)):
        return
    if new.liaison is None or new.liaison.pk not in permitted_councillors(GUIDES):
        raise PermissionDenied(NO_LIAISON)


def invite_groups(event: MediaEvent, *, by: User) -> None:
    """A row for each group, also for one without a leader: its next leader finds it."""
    groups = list(Group.objects.offered())
    leaders = leaders_of_groups(*(group.pk for group in groups))
    rows = [
        MediaInvitation(event=event, group=group, leader=next(iter(leaders[group.pk]), None))
        for group in groups
    ]
    write_new(rows, by=by, reason="invited")
    people = [person for group in groups for person in leaders[group.pk]]
    sentence = "Your group is invited to be represented at an event for the media."
    ledger.notify(people, "media-invitation", sentence, about=event, once="invited")


@verb(policy.can_answer_invitation)
def answer_invitation(
    event: MediaEvent, *, answer: InvitationAnswer, representative: str, by: User
) -> None:
    """For each group that this person leads today. The last answer counts."""
    rows = event.invitations.filter(group__in=groups_led_by(by))
    who = representative if answer == InvitationAnswer.ACCEPTED else ""
    for invitation in rows:
        fields = {"answer": answer, "representative": who, "answered_by": by}
        write(invitation, by=by, reason=f"invitation {answer}", **fields)


@verb(policy.can_cancel_media_event)
def cancel_media_event(event: MediaEvent, *, by: User) -> None:
    move_case(event, MediaEventState.CANCELLED, by=by, reason=MediaEventVerb.CANCELLED)
    groups = event.invitations.values_list("group", flat=True)
    people = [one for found in leaders_of_groups(*groups).values() for one in found]
    sentence = "An event for the media has been cancelled."
    told = {person.pk: person for person in [*people, *filter(None, [event.liaison])]}
    ledger.notify(told.values(), "media-cancelled", sentence, about=event, once="cancelled")


def remove_liaison(event: MediaEvent, *, by: User) -> None:
    """The councillor it is arranged with has left. The media team is told. In a transaction that
    holds it."""
    state, reason = MediaEventState.PLANNED, MediaEventVerb.NO_LIAISON
    move_case(event, state, by=by, reason=reason, liaison=None)
    sentence = "The councillor that you arrange a media event with has left. Sign in to see it."
    ledger.notify(people_of_media_team(), "media-liaison-left", sentence, about=event, once="left")
