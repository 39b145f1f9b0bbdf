"""An appointment that a councillor asks an officer for: its times, its states and who sees it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import ClassVar, NamedTuple, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from casework.models import Case
from foundation.dates_in_words import clock, day
from foundation.history import AuditRecords, RecordedQuerySet
from people.models import User
from relations.models.meetings import Meeting


class AppointmentState(models.TextChoices):
    """Whose turn it is to answer the times proposed, or how it ended."""

    ASKED = "asked", "With the officer"
    OFFERED = "offered", "With the councillor"
    AGREED = "agreed", "Agreed"
    DECLINED = "declined", "Declined"
    WITHDRAWN = "withdrawn", "Withdrawn"


class AppointmentVerb(models.TextChoices):
    """Reasons of its history, as a sentence goes on after a name."""

    ASKED = "asked", "asked for an appointment"
    PROPOSED = "proposed", "proposed other times"
    ACCEPTED = "accepted", "accepted a time"
    DECLINED = "declined", "declined the appointment"
    WITHDREW = "withdrew", "withdrew the appointment"


S, V = AppointmentState, AppointmentVerb
StoredTimes = Sequence[Sequence[str]]
APPOINTMENTS_OPEN = (S.ASKED, S.OFFERED, S.AGREED)


class ProposedTime(NamedTuple):
    """One time that was proposed. Both times are aware."""

    starts_at: datetime
    ends_at: datetime

    @property
    def words(self) -> str:
        """Wednesday 9 December, 2pm to 2:30pm."""
        return f"{day(self.starts_at)}, {clock(self.starts_at)} to {clock(self.ends_at)}"


class AppointmentRequestQuerySet(RecordedQuerySet["AppointmentRequest"]):
    def visible_to(self, user: User) -> Self:
        """The one rule: the councillor who asks and the officer who is asked, and no one else."""
        if not user.is_active:
            return self.none()
        return self.filter(Q(member=user) | Q(officer=user))

    def with_people(self) -> Self:
        return self.select_related("member", "officer")

    def awaiting(self, user: User) -> Self:
        """Those with times that this person is asked to answer, even if these have passed."""
        theirs = Q(officer=user, status=S.ASKED) | Q(member=user, status=S.OFFERED)
        return self.filter(theirs)

    def agreed_during(self, time: ProposedTime) -> Self:
        """Those that are agreed and take up a part of this time."""
        return self.filter(status=S.AGREED, starts_at__lt=time.ends_at, ends_at__gt=time.starts_at)


class AppointmentRequest(Meeting, Case):
    """`title` is the subject. Until a time is agreed, `starts_at` is the first one proposed."""

    MOVES: ClassVar[dict[str, dict[str, tuple[str, ...]]]] = {
        S.ASKED: {
            S.AGREED: (V.ACCEPTED,),
            S.OFFERED: (V.PROPOSED,),
            S.DECLINED: (V.DECLINED,),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.OFFERED: {
            S.AGREED: (V.ACCEPTED,),
            S.ASKED: (V.PROPOSED,),
            S.DECLINED: (V.DECLINED,),
            S.WITHDRAWN: (V.WITHDREW,),
        },
        S.AGREED: {S.DECLINED: (V.DECLINED,), S.WITHDRAWN: (V.WITHDREW,)},
        S.DECLINED: {},
        S.WITHDRAWN: {},
    }
    WAITING_FOR: ClassVar[dict[str, str]] = {
        S.ASKED: "officer",
        S.OFFERED: "member",
        S.AGREED: "",
        S.DECLINED: "",
        S.WITHDRAWN: "",
    }

    status = models.CharField(max_length=20, choices=AppointmentState)
    member = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(User, models.PROTECT, related_name="+", db_index=False)
    # Those that stand, each a start and an end in UTC; the earlier ones are in history.
    times = models.JSONField(default=list)
    rounds = models.PositiveIntegerField(default=1)  # how often times were proposed
    decline_reason = models.TextField(blank=True)

    objects = AppointmentRequestQuerySet.as_manager()
    history = AuditRecords(excluded_fields=["key"])

    class Meta:
        indexes = (
            models.Index(fields=["member", "starts_at", "id"], name="appointment_member"),
            models.Index(fields=["officer", "starts_at", "id"], name="appointment_officer"),
        )
        constraints = (*Meeting.Meta.constraints,)

    def get_absolute_url(self) -> str:
        return reverse("relations:appointment", args=[self.reference])

    @property
    def ledger_name(self) -> str:
        return f"appointment:{self.reference}"

    def keeps_from_cover(self, person: User) -> bool:
        """Nobody else goes to the appointment, or can read about it."""
        return True

    @property
    def is_agreed(self) -> bool:
        return self.status == AppointmentState.AGREED

    @property
    def proposed_times(self) -> list[ProposedTime]:
        """Those that stand, the earliest first."""
        return read_times(self.times)

    @property
    def times_to_come(self) -> list[ProposedTime]:
        now = timezone.now()
        return [time for time in self.proposed_times if time.starts_at > now]


def proposed_time(starts_at: datetime, minutes: int) -> ProposedTime:
    """`minutes` are those that pass, also in a night in which the clocks change."""
    return ProposedTime(starts_at, starts_at.astimezone(UTC) + timedelta(minutes=minutes))


def stored_times(times: Iterable[ProposedTime]) -> StoredTimes:
    """As the column has them, the earliest first."""
    return [tuple(at.astimezone(UTC).isoformat() for at in time) for time in sorted(times)]


def read_times(stored: StoredTimes) -> list[ProposedTime]:
    return [ProposedTime(*(datetime.fromisoformat(at) for at in pair)) for pair in stored]
