"""The models of announcements: what they share, and one kind of record each."""

from announcements.models.announcements import (
    HINDRANCES,
    READERS,
    Announcement,
    AnnouncementQuerySet,
    answered_for_by,
)
from announcements.models.choices import (
    SERIES,
    AnnouncementKind,
    AnnouncementState,
    AnnouncementVerb,
    HowTold,
)
from announcements.models.decisions import (
    ConsultedMember,
    DecisionQuestion,
    DelegatedDecision,
    DelegatedDecisionQuerySet,
)
from announcements.models.information_requests import (
    InformationRequest,
    InformationRequestQuerySet,
    InformationState,
    InformationVerb,
)
from announcements.models.left_out import LeftOut
from announcements.models.letters import (
    BOARD_POSTS,
    POST_OF_CAPACITY,
    TO_THE_HEAD,
    AddresseeKind,
    Capacity,
    LetterState,
    LetterVerb,
    MatterOfCouncil,
    OutgoingLetter,
    OutgoingLetterQuerySet,
)
from announcements.models.media_consultations import (
    ConsultationState,
    ConsultationVerb,
    Consulted,
    MediaConsultation,
    MediaConsultationQuerySet,
    consultations_read_by,
)
from announcements.models.media_events import (
    InvitationAnswer,
    MediaEvent,
    MediaEventQuerySet,
    MediaEventState,
    MediaEventVerb,
    MediaInvitation,
)
from announcements.models.media_interest import (
    InterestState,
    InterestVerb,
    MediaInterest,
    MediaInterestQuerySet,
)
from announcements.models.members_meetings import (
    Attendance,
    MembersMeeting,
    MembersMeetingQuerySet,
    MembersMeetingState,
    MembersMeetingVerb,
)
from announcements.models.notices import MemberNotice, NoticeFile, NoticeFileOpening, Trigger
from announcements.models.receipts import Receipt
from announcements.models.release_words import Basis, Quote, ReleaseState, ReleaseVerb, Timing
from announcements.models.releases import RELEASE_WRITTEN, Release, ReleaseQuerySet
from announcements.models.ward_meetings import (
    WardConsultation,
    WardConsultationQuerySet,
    WardMeeting,
    WardMeetingQuerySet,
)

__all__ = [
    "BOARD_POSTS",
    "HINDRANCES",
    "POST_OF_CAPACITY",
    "READERS",
    "RELEASE_WRITTEN",
    "SERIES",
    "TO_THE_HEAD",
    "AddresseeKind",
    "Announcement",
    "AnnouncementKind",
    "AnnouncementQuerySet",
    "AnnouncementState",
    "AnnouncementVerb",
    "Attendance",
    "Basis",
    "Capacity",
    "ConsultationState",
    "ConsultationVerb",
    "Consulted",
    "ConsultedMember",
    "DecisionQuestion",
    "DelegatedDecision",
    "DelegatedDecisionQuerySet",
    "HowTold",
    "InformationRequest",
    "InformationRequestQuerySet",
    "InformationState",
    "InformationVerb",
    "InterestState",
    "InterestVerb",
    "InvitationAnswer",
    "LeftOut",
    "LetterState",
    "LetterVerb",
    "MatterOfCouncil",
    "MediaConsultation",
    "MediaConsultationQuerySet",
    "MediaEvent",
    "MediaEventQuerySet",
    "MediaEventState",
    "MediaEventVerb",
    "MediaInterest",
    "MediaInterestQuerySet",
    "MediaInvitation",
    "MemberNotice",
    "MembersMeeting",
    "MembersMeetingQuerySet",
    "MembersMeetingState",
    "MembersMeetingVerb",
    "NoticeFile",
    "NoticeFileOpening",
    "OutgoingLetter",
    "OutgoingLetterQuerySet",
    "Quote",
    "Receipt",
    "Release",
    "ReleaseQuerySet",
    "ReleaseState",
    "ReleaseVerb",
    "Timing",
    "Trigger",
    "WardConsultation",
    "WardConsultationQuerySet",
    "WardMeeting",
    "WardMeetingQuerySet",
    "answered_for_by",
    "consultations_read_by",
]
