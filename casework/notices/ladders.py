"""Ladders: who is reminded of what on each kind of case, and in which words.

The sweep that writes reminders asks here, the sender asks again, and so does a page that says which
reminder comes next. Each app adds its ladder to `LADDERS`.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import NamedTuple, Protocol

from django.utils import timezone

from casework import promises
from casework.chase_step import steps_of
from casework.models import AnyPromise, Case, Notice, NoticeState, PromiseQuerySet
from casework.notices import ledger
from foundation.dates_in_words import day
from people.models import User
from protocols.deadlines.clock import WorkingCalendar
from protocols.models import Nudge
from protocols.settings.setting_words import amount_in_digits


class Missed(NamedTuple):
    """Someone a step of a ladder names who is not told, and why, as a sentence goes on: "can no
    longer sign in"."""

    person: User
    why: str

    @property
    def sentence(self) -> str:
        return f"{self.person.name} {self.why}"


class Reached(NamedTuple):
    """Who is told at a step of a ladder, and in whose place."""

    people: list[User]
    missed: list[Missed]


class Ladder(Protocol):
    """The ladder of one kind of case. An instance remembers who holds which post, so it is made
    again for each batch."""

    def promises(self) -> PromiseQuerySet:
        """With what the rest of it reads."""
        ...

    def reached(self, promise: AnyPromise, step: Nudge) -> Reached: ...

    def sentence(self, promise: AnyPromise, when: str, step: Nudge | None) -> str:
        """Of the email: what is due and when, and how to keep the promise. Without a step, the
        version no longer has the one that the email was written for."""
        ...


# By the name that the ledger has for a kind of case: "enquiry".
LADDERS: dict[str, Callable[[], Ladder]] = {}


def those_with_mail(people: Iterable[User]) -> Reached:
    """These people, as far as mail reaches them."""
    found = list(people)
    missed = [Missed(person, why_no_mail(person)) for person in found if not person.gets_mail]
    return Reached([person for person in found if person.gets_mail], missed)


def why_no_mail(person: User) -> str:
    return "has no email address" if person.is_active else "can no longer sign in"


def notices_of_step(
    ladder: Ladder,
    promise: AnyPromise,
    step: Nudge,
    *,
    now: datetime,
    at: datetime,
    again: bool = False,
) -> list[Notice]:
    """A notice for each person a step reaches, in the words of now; and a record for each it names
    and does not reach, which says who was told instead. `again` is for what went too early."""
    reached, calendar = ladder.reached(promise, step), promises.calendar_of(promise.case)
    when = distance_in_words(promise.due_on, timezone.localdate(now), calendar)
    more = {
        "about": promise.subject,
        "once": f"{step.offset:+d}:{promise.due_on}:{promise.pk}{':again' if again else ''}",
        "step": when,
        "due_at": at,
    }
    sentence = ladder.sentence(promise, when, step)
    missed = {one.person.pk: why_not_sent(one, reached) for one in reached.missed}
    people = [*reached.people, *(one.person for one in reached.missed)]
    rows = [ledger.notice_for(p, promise.kind, sentence, **more) for p in people]
    for row in rows:
        if why := missed.get(row.addressee_id):
            row.state, row.error = NoticeState.NOT_SENT, why
    return rows


def why_not_sent(missed: Missed, reached: Reached) -> str:
    names = " and ".join(person.name for person in reached.people)
    told = f" {names} was told instead." if len(reached.people) == 1 else f" Told instead: {names}."
    return f"{missed.sentence}.{told if names else ''}"[:300]


def distance_in_words(due_on: date, today: date, calendar: WorkingCalendar) -> str:
    """How far a due date is from a local date: due today, due in 2 working days, 4 working days
    overdue."""
    if today == due_on:
        return "due today"
    days = calendar.between(today, due_on)
    if today < due_on:
        return f"due in {amount_in_digits(days)}" if days else f"due on {day(due_on)}"
    return f"{amount_in_digits(-days)} overdue" if days else "overdue"


class ReminderKey(NamedTuple):
    """What the key of a reminder says: enquiry:17:reply:+1:2026-12-08:55:9, of promise 55."""

    kind: str
    offset: int
    promise: int | None  # before the release that added it, none


def read_key(key: str) -> ReminderKey:
    _, _, kind, offset, _, *more = key.split(":")
    return ReminderKey(kind, int(offset), int(more[0]) if len(more) > 1 else None)


def steps_at(case: Case, promise: AnyPromise, offset: int) -> list[Nudge]:
    """The steps of a promise's ladder that come that many working days after the due date."""
    rule = promises.rule_of(case, promise)
    return [step for step in steps_of(rule) if step.offset == offset]
