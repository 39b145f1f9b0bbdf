"""The models of relations: one kind of record each, and what every meeting has."""

from relations.models.briefing_offers import BriefingOffer
from relations.models.connections import (
    AccessDetails,
    Connection,
    ConnectionKind,
    Declaration,
    DeclarationAccess,
    DeclarationQuerySet,
    DeclarationState,
    Deed,
    OfficeNotes,
)
from relations.models.group_meeting_choices import (
    AgendaItem,
    Business,
    GroupMeetingState,
    GroupMeetingVerb,
    Origin,
    Refusal,
    items_from_lines,
)
from relations.models.group_meetings import (
    GroupMeeting,
    GroupMeetingPromise,
    GroupMeetingQuerySet,
    groups_led_by,
    topic_of,
)
from relations.models.group_notes import (
    GroupNote,
    GroupNoteOpening,
    GroupNoteRelease,
    NoteContents,
    NoteKind,
)
from relations.models.meetings import Meeting
from relations.models.visits import (
    LEADERS,
    VISITS_OPEN,
    Premises,
    Visit,
    VisitQuerySet,
    VisitState,
    VisitVerb,
    premises_answered_for,
)

__all__ = [
    "LEADERS",
    "VISITS_OPEN",
    "AccessDetails",
    "AgendaItem",
    "BriefingOffer",
    "Business",
    "Connection",
    "ConnectionKind",
    "Declaration",
    "DeclarationAccess",
    "DeclarationQuerySet",
    "DeclarationState",
    "Deed",
    "GroupMeeting",
    "GroupMeetingPromise",
    "GroupMeetingQuerySet",
    "GroupMeetingState",
    "GroupMeetingVerb",
    "GroupNote",
    "GroupNoteOpening",
    "GroupNoteRelease",
    "Meeting",
    "NoteContents",
    "NoteKind",
    "OfficeNotes",
    "Origin",
    "Premises",
    "Refusal",
    "Visit",
    "VisitQuerySet",
    "VisitState",
    "VisitVerb",
    "groups_led_by",
    "items_from_lines",
    "premises_answered_for",
    "topic_of",
]
