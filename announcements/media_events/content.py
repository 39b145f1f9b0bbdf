"""What the pages of media events show: lines, facts, invitations and the verbs."""

from django.urls import reverse

from announcements.media_events import policy
from announcements.models import MediaEvent, MediaEventState, MediaInvitation
from foundation.types import Context
from people.models import User
from relations.models import groups_led_by

TAGS: dict[str, tuple[str, str]] = {
    MediaEventState.PLANNED: ("Planned", ""),
    MediaEventState.CANCELLED: ("Cancelled", "grey"),
}
VERBS = (
    ("answer-invitation", "Answer for your group", policy.can_answer_invitation),
    ("cancel-media-event", "Cancel event", policy.can_cancel_media_event),
)


def media_event_line(event: MediaEvent) -> Context:
    return {
        "url": event.get_absolute_url(),
        "title": event.title,
        "about": f"{event.reference}, {event.place}",
        "when": event.when,
        "tag": TAGS[event.status],
    }


def facts_of_media_event(event: MediaEvent) -> list[Context]:
    facts: list[Context] = [
        {"label": "State", "tag": TAGS[event.status]},
        {"label": "When", "lines": [event.when]},
        {"label": "Where", "lines": [event.place]},
    ]
    if event.liaison:
        facts.append({"label": "Arranged with", "lines": [event.liaison.styled]})
    return facts


def invitations_shown(event: MediaEvent, user: User) -> list[Context]:
    """Every group's, for officers; to a councillor only those of the groups they lead."""
    rows = event.invitations.select_related("group", "leader")
    if user.is_member:
        rows = rows.filter(group__in=groups_led_by(user))
    return [{"group": row.group.name, "words": invitation_words(row)} for row in rows]


def invitation_words(invitation: MediaInvitation) -> str:
    if invitation.representative:
        return f"represented by {invitation.representative}"
    if invitation.answer:
        return invitation.get_answer_display().lower()
    if invitation.leader is None:
        return "invited, but it had no leader that day"
    return f"{invitation.leader.name} has been invited"


def links_of_media_event(event: MediaEvent, user: User) -> list[dict[str, str]]:
    return [
        {"label": label, "url": reverse(f"announcements:{name}", args=[event.reference])}
        for name, label, may in VERBS
        if may(user, event)
    ]
