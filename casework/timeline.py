"""Timeline of a case: its recorded changes and the reminders sent, newest first."""

from collections.abc import Callable, Iterable
from datetime import datetime
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from django.db.models import QuerySet, TextChoices
from django.template.defaultfilters import date as words

from casework.closures.redating import REASON as REDATED
from casework.models import AnyCase, Case, Notice, NoticeState
from foundation.types import Untyped
from people.directory import styled_member
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
READ_FROM_NOTICE = ("event", "step", "due_at", "sent_at", "addressee__name")


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
    rows: Untyped,
    change_words: Callable[[H], str],
    *,
    most: int,
    before: datetime | None = None,
) -> list[TimelineEvent]:
    """The latest changes and reminders of a case, at most `most`, before a moment if one is given.

    `rows` are those of its history that this reader sees; `change_words` says what each changed.
    """
    sent = sent_reminders(case)
    if before:
        rows, sent = rows.filter(history_date__lt=before), sent.filter(sent_at__lt=before)
    changes = rows.select_related("history_user").order_by("-history_date", "-history_id")
    events = [change_event(user, case, row, change_words(row)) for row in changes[:most]]
    events += reminder_events(user, sent[:most])
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


def sent_reminders(case: Case) -> QuerySet[Notice]:
    rows = Notice.objects.about(case.ledger_name).exclude(step="").filter(state=NoticeState.SENT)
    return rows.select_related("addressee").only(*READ_FROM_NOTICE).order_by("-sent_at", "-pk")


def reminder_events(user: User, sent: Iterable[Notice]) -> list[TimelineEvent]:
    """One event for each step of the ladder, however many people were told."""
    steps: dict[tuple[str, str, datetime], list[Notice]] = {}
    for notice in sent:
        steps.setdefault((notice.event, notice.step, notice.due_at), []).append(notice)
    return [reminder_event(user, notices) for notices in steps.values()]


def reminder_event(user: User, notices: list[Notice]) -> TimelineEvent:
    """The same step for each person who was told. The first of `notices` is the last one sent."""
    last = notices[0]
    names = ["you" if n.addressee_id == user.pk else n.addressee.name for n in reversed(notices)]
    what = "not assigned yet" if last.event == PromiseKind.ACKNOWLEDGE else last.step
    to = f"to {' and '.join(names)}: {what}"
    return TimelineEvent("Reminder sent", to, last.sent_at or last.due_at, note="by email")
