"""Fates of the many enquiries: when each came, who has it, and what was done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate
from random import Random
from typing import NamedTuple, TypeVar

from casework.promises import at_local
from enquiries.models import Kind, Status
from people.models import Appointment, User
from people.roles import Role
from protocols.deadlines.clock import WorkingCalendar

YEARS_BACK = 2
# Of a hundred enquiries. Those still open came lately, the others over the years.
ENDED = {Status.CLOSED: 47, Status.REDIRECTED: 5, Status.WITHDRAWN: 5}
LATELY = {Status.RECEIVED: 6, Status.WITH_OFFICER: 29, Status.WAITING: 5, Status.ANSWERED: 3}
KINDS = {Kind.CASEWORK: 35, Kind.WARD: 30, Kind.FAILED_SERVICE: 18, Kind.FACT: 12, Kind.POLICY: 5}
# Working days since an open one came: most are in time, some late, a few forgotten.
DAYS_AGO = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 7, 8, 9, 11, 14, 20]
HELD = 0.12

T = TypeVar("T")


class Seat(NamedTuple):
    """A councillor, as rows and letters have them."""

    member: int
    ward: int
    signed: str


class Desk(NamedTuple):
    """An officer at work in a service, or the holder of an office."""

    officer: int
    service: int | None
    signed: str


@dataclass(frozen=True)
class Fate:
    """One enquiry from beginning to end. All times are aware."""

    kind: Kind
    status: Status
    seat: Seat
    desk: Desk
    office: str
    received_at: datetime
    assigned_at: datetime | None = None
    asked_at: datetime | None = None
    held_at: datetime | None = None
    held_until: date | None = None
    ended_at: datetime | None = None  # answered, redirected or withdrawn
    open_until: date | None = None
    closed_at: datetime | None = None


class Fates:
    """Draws them, those that ended first and in the order in which they came."""

    def __init__(self, today: date, calendar: WorkingCalendar, chance: Random) -> None:
        self.chance, self.calendar = chance, calendar
        self.today = calendar.next_working(today)
        self.seats, self.desks, self.chief = list(_seats()), list(_desks()), _chief_executive()
        # Three quarters of the work is a third of the council's: some services are asked more.
        self.wanted = list(accumulate(1 / (rank + 3) for rank in range(len(self.desks))))
        self.moment = lru_cache(maxsize=100_000)(at_local)

    def draw(self, number: int) -> Iterator[Fate]:
        ended = number * sum(ENDED.values()) // 100
        first = self.calendar.add(self.today, -251 * YEARS_BACK)
        span = (self.calendar.add(self.today, -40) - first).days
        for place in range(ended):
            day = first + timedelta(days=place * span // ended)
            yield self._ended(self.calendar.next_working(day))
        for _ in range(number - ended):
            yield self._lately(self.calendar.add(self.today, -self.chance.choice(DAYS_AGO)))

    def _ended(self, day: date) -> Fate:
        fate = self._begun(day, self._one_of(ENDED))
        took = self.chance.choice((1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 8))
        ended = self.calendar.add(day, took)
        assigned = self._at(self.calendar.add(day, 1), 9)
        if fate.status != Status.CLOSED:
            return replace(fate, assigned_at=assigned, ended_at=self._at(ended, 15))
        window = self.calendar.add(ended, 5)
        closed = self._at(window + timedelta(days=1), 0)
        return replace(
            fate,
            assigned_at=assigned,
            ended_at=self._at(ended, 15),
            open_until=window,
            closed_at=closed,
        )

    def _lately(self, day: date) -> Fate:
        fate = self._begun(day, self._one_of(LATELY))
        assigned, before = self._at(day, 18), self.calendar.add(self.today, -1)
        if fate.status == Status.RECEIVED:
            return fate
        if fate.status == Status.WAITING:
            return replace(fate, assigned_at=assigned, asked_at=self._at(before, 19))
        if fate.status == Status.ANSWERED:
            answered, window = self._at(before, 20), self.calendar.add(before, 5)
            return replace(fate, assigned_at=assigned, ended_at=answered, open_until=window)
        if self.chance.random() < HELD:
            until = self.calendar.add(self.today, self.chance.randint(0, 12))
            return replace(
                fate, assigned_at=assigned, held_at=self._at(before, 21), held_until=until
            )
        return replace(fate, assigned_at=assigned)

    def _begun(self, day: date, status: Status) -> Fate:
        """What every enquiry has: it came in the course of a day, from somebody, for a service."""
        kind = self._one_of(KINDS)
        to_office = kind == Kind.POLICY
        desk = self.chance.choices(self.desks, cum_weights=self.wanted)[0]
        if to_office and status == Status.RECEIVED:
            status = Status.WITH_OFFICER
        return Fate(
            kind=kind,
            status=status,
            seat=self.chance.choice(self.seats),
            desk=self.chief if to_office else desk,
            office=Role.CHIEF_EXECUTIVE.value if to_office else "",
            received_at=self._at(day, self.chance.randint(7, 17)),
        )

    def _one_of(self, shares: Mapping[T, int]) -> T:
        return self.chance.choices(list(shares), weights=list(shares.values()))[0]

    def _at(self, day: date, hour: int) -> datetime:
        """Some time in that hour of a local date."""
        seconds = self.chance.randint(0, 3599)
        return self.moment(day, time(hour)) + timedelta(seconds=seconds)


def _seats() -> Iterator[Seat]:
    posts = Appointment.objects.current().exclude(ward=None).order_by("pk")
    for post in posts.select_related("person"):
        if post.ward_id:
            yield Seat(post.person_id, post.ward_id, f"Councillor {post.person.name}")


def _desks() -> Iterator[Desk]:
    posts = Appointment.objects.current().filter(role=Role.OFFICER)
    for post in posts.order_by("service__pk", "pk").select_related("person", "service"):
        yield Desk(post.person_id, post.service_id, f"{post.person.name}, {post.service}")


def _chief_executive() -> Desk:
    holder = Appointment.objects.holding(Role.CHIEF_EXECUTIVE).first()
    person = holder.person if holder else User.objects.order_by("pk")[0]
    return Desk(person.pk, None, person.signed)
