"""Timeline of a case: its recorded changes and the reminders sent, newest first."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from django.db.models import CharField, DateTimeField, Q, TextChoices
from django.db.models.functions import Coalesce
from django.template.defaultfilters import date as words

from casework.closures.redating import REASON as REDATED
from casework.models import AnyCase, Case, Notice, NoticeState
from casework.notices import catch_up, morning
from foundation.statements import Parameter, Statement
from foundation.types import Untyped
from people.directory import person_name, styled_member
from people.models import User
from protocols.models import PromiseKind


class HistoryRow(Protocol):
    """A row of the history of a case, whose class simple-history makes of the fields of the case.

    An app adds the fields that its own words need.
    """

    history_user: User | None
    history_date: datetime
    history_change_reason: str
    due_at: datetime | None


H = TypeVar("H", bound=HistoryRow)
AFTER_ALL = datetime(9999, 1, 1, tzinfo=UTC)  # a moment before which everything has happened
# Within which the row of history of a letter is written after it.
ONE_TRANSACTION = timedelta(minutes=1)
READ_FROM_NOTICE = ("event", "step", "due_at", "state", "error", "addressee__name")


class TimelineEvent(NamedTuple):
    """A line of components/timeline.html. `coming` is one that has not happened yet."""

    lead: str
    rest: str
    at: datetime
    note: str = ""
    coming: bool = False


def case_events(
    user: User,
    case: Case,
    changes: Iterable[H],
    change_words: Callable[[H], str],
    *,
    most: int,
    before: datetime | None = None,
) -> list[TimelineEvent]:
    """The latest changes and reminders of a case, at most `most`, before a moment if one is given.

    `changes` are the latest rows of its history that this reader sees; `change_words` says what
    each changed.
    """
    events = [change_event(user, case, row, change_words(row)) for row in changes]
    reminders = latest_reminders(most).rows(case=case.ledger_name, before=before or AFTER_ALL)
    events += reminder_events(user, reminders)
    return sorted(events, key=attrgetter("at"), reverse=True)[:most]


def change_event(user: User, case: AnyCase, row: HistoryRow, what: str) -> TimelineEvent:
    """One row of history as a sentence: who, then what they did."""
    actor = row.history_user
    who = "You" if actor and actor.pk == user.pk else actor_name(actor, case)
    return TimelineEvent(f"{who} {what}", "", row.history_date)


def actor_name(actor: User | None, case: AnyCase) -> str:
    if actor is None:
        return "The portal"
    return styled_member(actor) if actor.pk == case.member_id else actor.name


def recorded_words(row: HistoryRow, verbs: type[TextChoices]) -> str:
    """What a row of history records: a verb of the app, or a date moved by the calendar."""
    reason = row.history_change_reason
    if reason == REDATED:
        return f"changed the calendar, which moved the due date to {words(row.due_at, 'l j F')}"
    return str(verbs(reason).label) if reason in verbs.values else str(reason)


def cover_words(case: AnyCase, row: HistoryRow) -> str:
    """For whom the letter of this row was sent, if its author covered for someone; for staff only.
    Of most cases no letter was, which a page knows already as `was_covered`: only of the others are
    the letters looked up."""
    if row.history_user is None or not case.__dict__.get("was_covered"):
        return ""
    if "_sent_in_cover" not in case.__dict__:
        letters = case.letters.exclude(acted_for=None).order_by("-sent_at", "-pk")
        case.__dict__["_sent_in_cover"] = list(letters)
    for letter in case.__dict__["_sent_in_cover"]:
        since = row.history_date - letter.sent_at
        if letter.author_id == row.history_user.pk and timedelta() <= since < ONE_TRANSACTION:
            return acted_for_words(letter.acted_for_id)
    return ""


def acted_for_words(person: int | None) -> str:
    """For Omar Haddad, who was away."""
    return f"for {person_name(person)}, who was away" if person else ""


def latest_changes(rows: Untyped) -> Untyped:
    """Of rows of a history: with who changed the case, the newest first."""
    return rows.select_related("history_user").order_by("-history_date", "-history_id")


@cache
def latest_reminders(most: int) -> Statement[Notice]:
    """Of one case, before a moment: the reminders that were sent, by themselves or in one mail with
    others, and those that could not be, `at` that time."""
    rows = Notice.objects.about(Parameter("case", CharField())).exclude(step="")
    in_one_mail = Q(
        superseded_by__event__in=(catch_up.EVENT, morning.EVENT),
        superseded_by__state=NoticeState.SENT,
    )
    rows = rows.filter(Q(state__in=(NoticeState.SENT, NoticeState.NOT_SENT)) | in_one_mail)
    timed = rows.annotate(at=Coalesce("sent_at", "superseded_by__sent_at", "due_at"))
    timed = timed.filter(at__lt=Parameter("before", DateTimeField()))
    named = timed.select_related("addressee").only(*READ_FROM_NOTICE)
    return Statement(lambda: named.order_by("-at", "-pk")[:most])


def reminder_events(user: User, recorded: Iterable[Notice]) -> list[TimelineEvent]:
    """One event for each step of the ladder, however many people were told; and one for each who
    was not."""
    steps: dict[tuple[str, ...], list[Notice]] = {}
    for notice in recorded:
        why = notice.error if notice.state == NoticeState.NOT_SENT else ""
        alike = (notice.event, notice.step, notice.due_at.isoformat(), str(notice.state), why)
        steps.setdefault(alike, []).append(notice)
    return [reminder_event(user, notices) for notices in steps.values()]


def reminder_event(user: User, notices: list[Notice]) -> TimelineEvent:
    """The same step for each person who was told. The first of `notices` is the last one sent."""
    last = notices[0]
    names = ["you" if n.addressee_id == user.pk else n.addressee.name for n in reversed(notices)]
    at: datetime = last.at  # type: ignore[attr-defined]
    to = f"to {' and '.join(names)}: {REMINDED_OF.get(last.event, last.step)}"
    if last.state == NoticeState.NOT_SENT:
        return TimelineEvent("Reminder not sent", to, at, note=last.error)
    alone = last.state == NoticeState.SENT
    return TimelineEvent(
        "Reminder sent", to, at, note="by email" if alone else "in one email with others"
    )


REMINDED_OF: dict[str, str] = {
    PromiseKind.ACKNOWLEDGE: "not assigned yet",
    PromiseKind.WATCH: "not answered yet",
}
