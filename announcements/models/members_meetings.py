"""A public meeting that a councillor holds about council work: its row, its states, who sees it."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse

from casework.models import Case
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User
from people.roles import Role
from relations.models.meetings import Meeting
from relations.models.offices_today import offices_stood_in_for


class MembersMeetingState(models.TextChoices):
    TOLD = "told", "The office has been told"
    WITHDRAWN = "withdrawn", "Withdrawn"


class MembersMeetingVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    TOLD = "told", "told the office about a public meeting"
    ATTENDANCE = "attendance", "answered whether an officer attends"
    PREMISES = "premises", "answered about council premises"
    WITHDREW = "withdrew", "withdrew the meeting"


class Attendance(models.TextChoices):
    """What an officer would be there for. No officer goes to a ward surgery (Knutsford 9.4(c))."""

    FACTS = "facts", "To present facts about the council’s work"
    QUESTIONS = "questions", "To answer questions"
    LISTEN = "listen", "To listen and take a note"


S, V = MembersMeetingState, MembersMeetingVerb
# The office that is told. Knutsford calls it the Town Clerk.
TOLD_OFFICE = Role.CHIEF_EXECUTIVE


def acts_for_told_office(user: User) -> bool:
    """Whether this person holds that office today, or stands in for it."""
    if user.side != "officer":
        return False
    return TOLD_OFFICE in user.offices or TOLD_OFFICE in offices_stood_in_for(user)


class MembersMeetingQuerySet(RecordedQuerySet["MembersMeeting"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: the councillor who holds the meeting, and the office that is told."""
        if not user.is_active:
            return self.none()
        return self.all() if acts_for_told_office(user) else self.filter(member=user)

    def with_people(self) -> Self:
        """With the councillor that a list or a page names."""
        return self.select_related("member")

    def unanswered(self) -> Self:
        """Those that ask for an officer or for premises and have no answer yet."""
        asked = ~Q(attendance="") & Q(officer_attends=None)
        asked |= ~Q(premises="") & Q(premises_granted=None)
        return self.filter(asked, status=S.TOLD)


class MembersMeeting(Meeting, Case):
    """A meeting of one councillor with the public. `title` is what it is about."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.TOLD: {S.TOLD: (V.ATTENDANCE, V.PREMISES), S.WITHDRAWN: (V.WITHDREW,)},
        S.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {S.TOLD: "office", S.WITHDRAWN: ""}

    status = models.CharField(max_length=20, choices=MembersMeetingState)
    member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    is_party_political = models.BooleanField()
    # What an officer is asked to do there; "" if none is asked for. Their answer has no reason.
    attendance = models.CharField(max_length=20, choices=Attendance, blank=True)
    officer_attends = models.BooleanField(null=True)
    # The council premises that are asked for, in the councillor's words; "" for none.
    premises = models.CharField(max_length=200, blank=True)
    premises_granted = models.BooleanField(null=True)

    objects = MembersMeetingQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["member", "starts_at", "id"], name="members_meeting_member"),
            models.Index(fields=["starts_at", "id"], name="members_meeting_starts"),
        )
        constraints = (
            *Meeting.Meta.constraints,
            models.CheckConstraint(
                name="party_meeting_has_no_support",
                condition=Q(is_party_political=False) | Q(attendance="", premises=""),
            ),
        )

    def get_absolute_url(self) -> str:
        return reverse("announcements:members-meeting", args=[self.reference])
