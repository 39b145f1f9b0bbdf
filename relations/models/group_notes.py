"""Notes of a group meeting, encrypted: what was said, words quoted, and who has been let in."""

import uuid
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.db.models import Q

from casework.sealing.contents import SealedContents, opened_as
from casework.sealing.field import SealedField, sealed_values
from foundation.chain import Chained
from foundation.history import append_only
from people.models import User
from relations.models.group_meetings import GroupMeeting, groups_led_by


class NoteKind(models.TextChoices):
    """What a note is. The last two answer a quote, by the officer who is quoted."""

    NOTE = "note", "Note of the meeting"
    GIVEN = "given", "What the officer gave"
    QUOTE = "quote", "Words of an officer, as the group has them"
    CONFIRMED = "confirmed", "Confirmed by the officer"
    CORRECTED = "corrected", "Corrected by the officer"


ANSWERS = (NoteKind.CONFIRMED, NoteKind.CORRECTED)


@dataclass(frozen=True, repr=False)
class NoteContents(SealedContents):
    """The words, for each item of the agenda if they are about one; `item` is its title."""

    text: str = ""
    item: str = ""


class GroupNoteQuerySet(models.QuerySet["GroupNote"]):
    def visible_to(self, user: User) -> Self:
        """Today’s leader of the group, the officers who attended, and those who were let in by
        name, while they hold a post. Not the office that decided, not the Monitoring Officer, and
        no other group."""
        return self.filter(case__in=meetings_with_notes_for(user))


def meetings_with_notes_for(user: User) -> models.QuerySet[GroupMeeting]:
    """The meetings whose notes this person reads."""
    if not user.posts_today:
        return GroupMeeting.objects.none()
    let_in = GroupNoteRelease.objects.filter(to=user).values("case")
    seen = Q(group__in=groups_led_by(user)) | Q(pk__in=let_in)
    if user.side == "officer":
        seen |= Q(officer=user)
    return GroupMeeting.objects.filter(seen)


class GroupNote(models.Model):
    """One note, written once. A quote stays as it was when the officer corrects it."""

    no_history = "a note is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="case_id", sealed=True)

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    case = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="notes", db_index=False)
    kind = models.CharField(max_length=20, choices=NoteKind)
    about = models.OneToOneField("self", models.PROTECT, null=True, related_name="answer")
    author = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    written_at = models.DateTimeField()
    said = SealedField(table="group-note")

    objects = GroupNoteQuerySet.as_manager()

    class Meta:
        triggers = append_only()
        indexes = (models.Index(fields=["case", "written_at", "id"], name="group_notes"),)
        constraints = (
            models.CheckConstraint(
                name="group_note_answers_a_quote",
                condition=Q(kind__in=("confirmed", "corrected"), about__isnull=False)
                | (~Q(kind__in=("confirmed", "corrected")) & Q(about=None)),
            ),
        )

    def __str__(self) -> str:
        return str(self.key)

    @property
    def contents(self) -> NoteContents:
        """What it says; CannotOpen without the key."""
        return opened_as(NoteContents, self, "said")

    def seal(self, contents: NoteContents) -> None:
        self.said = sealed_values(self, said=contents.to_json())["said"]


class GroupNoteRelease(models.Model):
    """Someone who reads the notes because the group, or an officer who attended, let them in."""

    no_history = "a release is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="case_id", sealed=True)

    case = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="releases", db_index=False)
    to = models.ForeignKey(User, models.PROTECT, related_name="+")
    by = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        triggers = append_only()
        constraints = (
            models.UniqueConstraint(fields=["case", "to"], name="group_notes_released_once"),
        )

    def __str__(self) -> str:
        return f"Release of {self.case_id}"


class GroupNoteOpening(models.Model):
    """When someone opened the notes of a meeting."""

    no_history = "it is the record of openings: the database refuses to change or remove it"
    chain = Chained(record="case_id", sealed=True)

    case = models.ForeignKey(GroupMeeting, models.PROTECT, related_name="openings", db_index=False)
    reader = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()

    class Meta:
        triggers = append_only()
        indexes = (models.Index(fields=["case", "-at", "-id"], name="group_note_openings"),)

    def __str__(self) -> str:
        return f"Opening of {self.case_id}"
