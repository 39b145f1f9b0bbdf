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

__all__ = [
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
    "Refusal",
    "groups_led_by",
    "items_from_lines",
    "topic_of",
]
