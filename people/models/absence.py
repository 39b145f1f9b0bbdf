"""Absence: a period in which an officer is away: the deputies of an office act, and a colleague
covers for the rest."""

import uuid
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from foundation.history import AuditRecords, RecordedQuerySet
from foundation.statements import Parameter, Statement
from people.models.cover import Away, Cover, away_words, covers_of
from people.models.held_today import holds_today
from people.models.user import User
from people.roles import DEPUTISED, HANDLERS, SERVICE_ROLES, Role


class AbsenceQuerySet(RecordedQuerySet["Absence"]):
    def current(self, on: date | Parameter | None = None) -> Self:
        """On a local date (today unless told), without those ended early."""
        day = on or timezone.localdate()
        return self.filter(ended_at=None, starts_on__lte=day, ends_on__gte=day)

    def visible_to(self, user: User) -> Self:
        """One's own, and those of the officers this person leads. Pages about a case say to
        everyone on it until when a holder is away."""
        return self.filter(Q(person=user) | Q(person__in=officers_led_by(user)))

    def covered_by(self, user: User) -> Self:
        """Those for which this person was named as the cover."""
        return self.filter(covered_by=user)

    def covers_today(self) -> dict[int, Cover]:
        """The covers of today, by the key of the person who is away. Someone who has left, or
        no longer deals with enquiries, acts for no one. Asks the database once."""
        return covers_of(absences_of_today())

    def away_today(self) -> dict[int, str]:
        """Of each person who is away today, by key, until when and who covers, in words. Asks the
        database once."""
        rows = absences_of_today()
        covers = covers_of(rows)
        return {row.person_id: away_words(row.ends_on, covers.get(row.person_id)) for row in rows}

    def cover_by_day(self, first: date, last: date) -> Iterator[tuple[date, Away]]:
        """For each local date of a period, who is away then and the cover each has named. Asks the
        database once."""
        rows = list(self.to_end(first).filter(starts_on__lte=last))
        for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
            that_day = [row for row in rows if row.starts_on <= day <= row.ends_on]
            yield day, {row.person_id: row.covered_by_id for row in that_day}

    def to_end(self, on: date) -> Self:
        """Now or to come."""
        return self.filter(ended_at=None, ends_on__gte=on)


class Absence(models.Model):
    """The person is away from every office they hold, on local dates, both included.

    `covered_by` is the colleague who gets what would go to this person by name, and can act on it;
    `Cover` says who that is on a day on which the colleague is away too. `ended_at` is when it was
    ended before its last day; from then on it counts no more.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="absences", db_index=False)
    starts_on = models.DateField()
    ends_on = models.DateField()
    covered_by = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", db_index=False
    )
    ended_at = models.DateTimeField(null=True)

    objects = AbsenceQuerySet.as_manager()
    history = AuditRecords()

    class Meta:
        ordering = ("starts_on", "pk")
        indexes = (
            models.Index(fields=["person", "ends_on"], name="absence_person"),
            models.Index(
                fields=["covered_by", "ends_on"],
                name="absence_cover",
                condition=Q(covered_by__isnull=False),
            ),
        )
        constraints = (
            models.CheckConstraint(
                name="absence_ends_after_it_starts",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message="The last day must be the same as or after the first day.",
            ),
            models.CheckConstraint(
                name="absence_covered_by_another",
                condition=Q(covered_by=None) | ~Q(covered_by=F("person")),
                violation_error_message="Select someone else to cover.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}, {self.starts_on:%d/%m/%Y} to {self.ends_on:%d/%m/%Y}"


def with_covers_there(today: Parameter) -> AbsenceQuerySet:
    """Everyone’s absences of a day, with whether the cover still deals with enquiries."""
    handlers = User.objects.filter(holds_today(HANDLERS, today), is_active=True)
    there = Exists(handlers.filter(pk=OuterRef("covered_by")))
    rows: AbsenceQuerySet = Absence.objects.current(today).annotate(cover_is_there=there)
    return rows.select_related("person", "covered_by").order_by("pk")


ABSENCES_OF_DAY: Statement[Absence] = Statement(
    lambda: with_covers_there(Parameter("today", models.DateField()))
)


def absences_of_today() -> list[Absence]:
    return ABSENCES_OF_DAY.rows(today=timezone.localdate())


def officers_led_by(leader: User) -> models.QuerySet[User]:
    """Today’s officers in the services this person leads; for a coordinator, in all. Without
    holders of an office with deputies, who say themselves when the deputies act."""
    everywhere = leader.holds(Role.COORDINATOR)
    where = {} if everywhere else {"service__in": leader.led_services}
    officers = holds_today(SERVICE_ROLES, **where)
    of_office = User.objects.filter(holds_today(DEPUTISED))
    return User.objects.filter(officers, is_active=True).exclude(pk__in=of_office).distinct()


def covers_today() -> dict[int, Cover]:
    """As `AbsenceQuerySet.covers_today`, of everyone."""
    covers: dict[int, Cover] = Absence.objects.covers_today()
    return covers


def away_until(person: str, on: Parameter) -> Subquery:
    """The last day of today's absence of the person that this field of a row names, or None."""
    today = Absence.objects.current(on).filter(person=OuterRef(person)).order_by("-ends_on")
    return Subquery(today.values("ends_on")[:1])
