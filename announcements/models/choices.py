"""Kinds, states and verbs of an announcement."""

from django.db.models import TextChoices


class AnnouncementKind(TextChoices):
    """What members are told about. The page of each kind is `announcements:<kind>`."""

    NOTICE = "notice", "Notice"
    RELEASE = "release", "Release to the media"
    MEDIA_INTEREST = "media-interest", "Media interest"
    WARD_MEETING = "ward-meeting", "Public meeting"
    CONSULTATION = "consultation", "Consultation"
    DECISION = "decision", "Delegated decision"


# The series of references of each kind: N-2026-0031.
SERIES: dict[str, str] = {
    AnnouncementKind.NOTICE: "N",
    AnnouncementKind.RELEASE: "R",
    AnnouncementKind.MEDIA_INTEREST: "M",
    AnnouncementKind.WARD_MEETING: "WM",
    AnnouncementKind.CONSULTATION: "WC",
    AnnouncementKind.DECISION: "DD",
}


class AnnouncementState(TextChoices):
    DRAFT = "draft", "Draft"
    TELLING = "telling", "Telling members"
    PUBLIC = "public", "Public"
    WITHDRAWN = "withdrawn", "Withdrawn"


class AnnouncementVerb(TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    WROTE = "wrote", "wrote it"
    EDITED = "edited", "changed the draft"
    CONFIRMED = "confirmed", "confirmed that it promotes no political group"
    TOLD = "told", "sent it to the members concerned"
    DATED = "dated", "changed when it becomes public"
    PUBLISHED = "published", "made it public"
    WITHDREW = "withdrew", "withdrew it"
    GIVEN = "given", "passed it to another officer"


class HowTold(TextChoices):
    """How a member was told: what came first."""

    EMAIL = "email", "email accepted"
    PORTAL = "portal", "opened in Concordat"
