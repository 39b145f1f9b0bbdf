"""Replay of a year: how many answers would have been late under a draft.

Each enquiry keeps the day it was really answered, and is counted under the draft and
under the version in force. A holding reply is not an answer, so enquiries with one are
counted separately.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypedDict

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from casework.models import PromiseQuerySet
from casework.promises import at_local
from enquiries.models import Enquiry, EnquiryPromise, Replay, Status
from enquiries.models.waiting_days import Span, waiting_spans
from foundation.years import twelve_months_to
from protocols.calendar import working_calendar
from protocols.deadlines.clock import LONDON, deadline
from protocols.models import PromiseKind, Protocol

ROWS_AT_ONCE = 5_000
AT_A_GLANCE = 10_000  # so few are counted while the page is made, well within a second
A_DAY = timedelta(days=1)

# Three times, the key of the enquiry, its service and its office.
OpenRow = tuple[datetime, datetime | None, datetime | None, int, str | None, str]
HeldRow = tuple[datetime, datetime, datetime | None, int, str | None, str]


class ReplayResult(TypedDict):
    """What a row of `Replay` keeps: sums by where an enquiry was handled."""

    answers: Mapping[str, Mapping[str, int]]
    held: Mapping[str, Mapping[str, int]]
    left_out: int


class ReplyRule:
    """When a reply, or what another kind of promise owes, is due under one version; worked out once
    for each day of receipt."""

    def __init__(self, version: Protocol, kind: PromiseKind = PromiseKind.REPLY) -> None:
        rule = version.rule(kind)
        self.terms = rule.terms() if rule and rule.has_figure else None
        self.calendar = working_calendar(version.division)
        self.pauses = version.pause_while_waiting
        self.known: dict[tuple[date, bool], datetime] = {}

    def due_at(self, received: datetime, waited: list[Span]) -> datetime | None:
        """The end of the day, in UTC, for an aware time of receipt; None where no figure is set."""
        if self.terms is None:
            return None
        if waited and self.pauses:
            return deadline(received, self.terms, self.calendar, waited).due_at
        local, cut_off = received.astimezone(LONDON), self.terms.cut_off
        late = cut_off is not None and local.time() > cut_off
        day = local.date(), late or self.calendar.closed_early(local) is not None
        if day not in self.known:
            self.known[day] = deadline(local, self.terms, self.calendar).due_at.astimezone(UTC)
        return self.known[day]


class LateCount:
    """Sums by where an enquiry was handled: of answers, and apart from them of holding replies."""

    def __init__(self, before: ReplyRule, after: ReplyRule, now: datetime) -> None:
        self.rules, self.now = (before, after), now
        self.answers: dict[str, Counter[str]] = {}
        self.held: dict[str, Counter[str]] = {}
        self.left_out = 0

    def due(self, received: datetime, waited: list[Span]) -> list[datetime | None]:
        """When it was due, before and after."""
        return [rules.due_at(received, waited) for rules in self.rules]

    def late(self, due: list[datetime | None], done: datetime | None) -> list[bool]:
        """Whether it came too late, or has not come in time, before and after."""
        return [at is not None and (done or self.now) > at for at in due]

    def add(
        self, received: datetime, kept: datetime | None, where: str, waited: list[Span]
    ) -> None:
        """One enquiry without a holding reply, and when it was answered."""
        due = self.due(received, waited)
        before, after = self.late(due, kept)
        due_before, due_after = (at is not None and at < self.now for at in due)
        line = self.answers.setdefault(where, Counter())
        line.update(enquiries=1, before=before, after=after)
        line.update(due_before=due_before, due_after=due_after)

    def add_held(
        self,
        received: datetime,
        held: datetime,
        answered: datetime | None,
        where: str,
        waited: list[Span],
    ) -> None:
        """One with a holding reply, sent at a time; it was needless if the answer was in time."""
        due = self.due(received, waited)
        before, after = self.late(due, held)
        in_time = answered is not None and self.rules[1].terms is not None
        needless = in_time and not self.late(due, answered)[1]
        line = self.held.setdefault(where, Counter())
        line.update(enquiries=1, before=before, after=after, needless=needless)

    def as_json(self) -> ReplayResult:
        return {"answers": self.answers, "held": self.held, "left_out": self.left_out}


def year_to(today: date) -> tuple[date, date]:
    """The twelve months before a local date, or before the newest enquiry where that is older."""
    replies = EnquiryPromise.objects.filter(kind=PromiseKind.REPLY)
    newest = replies.order_by("-started_at").values_list("started_at", flat=True).first()
    until = today - A_DAY
    if newest and twelve_months_to(until) > timezone.localdate(newest):
        until = timezone.localdate(newest)
    return twelve_months_to(until), until


def reply_promises(since: date, until: date) -> PromiseQuerySet:
    """The promises of a reply that began on these local days, both counted; not those of support,
    which have a rule of their own."""
    first, after = at_local(since, time()), at_local(until + A_DAY, time())
    began = EnquiryPromise.objects.filter(started_at__gte=first, started_at__lt=after)
    return began.filter(kind=PromiseKind.REPLY, rule__kind=PromiseKind.REPLY).order_by()


def answered_or_open(since: date, until: date) -> Iterator[OpenRow]:
    """Received, answered, ended (aware times), enquiry, service, office: without holding reply."""
    promises = reply_promises(since, until).filter(
        ~Exists(after_holding(started_at=OuterRef("kept_at")))
    )
    return promise_rows(promises, "started_at", "kept_at", "ended_at")


def replies_held(since: date, until: date) -> Iterator[HeldRow]:
    """Received, held, answered, enquiry, service, office."""
    answers = after_holding(started_at__gte=OuterRef("kept_at"), kept_at__isnull=False)
    first = Subquery(answers.order_by("kept_at").values("kept_at")[:1])
    promises = reply_promises(since, until).filter(
        Exists(after_holding(started_at=OuterRef("kept_at")))
    )
    return promise_rows(promises.annotate(answered=first), "started_at", "kept_at", "answered")


def after_holding(**when: object) -> PromiseQuerySet:
    """What a holding reply began: it keeps the reply at the very moment."""
    return EnquiryPromise.objects.filter(
        case=OuterRef("case"), kind=PromiseKind.FULL_REPLY, **when
    ).order_by()


def promise_rows(promises: PromiseQuerySet, *times: str) -> Iterator[tuple[Any, ...]]:
    fields = (*times, "case_id", "case__service__name", "case__office")
    return promises.values_list(*fields).iterator(ROWS_AT_ONCE)


def days_waited_by_case(since: date, *rules: ReplyRule) -> dict[int, list[Span]]:
    """The days on which enquiries waited for the councillor, if a version leaves them out."""
    if not any(version.pauses for version in rules):
        return {}
    history = Enquiry.history.filter(history_date__gte=at_local(since, time()))
    asked_ids = history.filter(status=Status.WAITING).values("id")
    rows = Enquiry.history.filter(id__in=asked_ids).order_by("id", "history_date", "history_id")
    states: dict[int, list[tuple[datetime, str]]] = {}
    for key, at, status in rows.values_list("id", "history_date", "status").iterator(ROWS_AT_ONCE):
        states.setdefault(key, []).append((at, status))
    return {key: waiting_spans(moves) for key, moves in states.items()}


def count_replay(
    replay: Replay, *, now: datetime, say: Callable[[int], object] = lambda done: None
) -> ReplayResult:
    """The result of a replay; `say` hears now and then how many have been counted."""
    draft, against = replay.draft, replay.against
    rules = ReplyRule(against), ReplyRule(draft)
    counted, waited = LateCount(*rules, now), days_waited_by_case(replay.since, *rules)
    done = 0
    for done, row in enumerate(answered_or_open(replay.since, replay.until), start=1):
        received, kept, ended, case, service, office = row
        if ended and not kept:
            counted.left_out += 1
        else:
            where = service or handler_name(draft, office)
            counted.add(received, kept, where, waited.get(case, []))
        if not done % ROWS_AT_ONCE:
            say(done)
    for received, sent, answer, case, service, office in replies_held(replay.since, replay.until):
        where = service or handler_name(draft, office)
        counted.add_held(received, sent, answer, where, waited.get(case, []))
    return counted.as_json()


def handler_name(draft: Protocol, office: str) -> str:
    return draft.title(office) if office else "No service yet"


def run_replay(replay: Replay) -> None:
    """Count it, saying now and then on its row how far it is."""
    row = Replay.objects.filter(pk=replay.pk)
    result = count_replay(replay, now=timezone.now(), say=lambda done: row.update(done=done))
    replay.result, replay.done, replay.finished_at = result, replay.total, timezone.now()
    row.update(result=result, done=replay.done, finished_at=replay.finished_at)


def latest_replay(draft: Protocol, against: Protocol) -> Replay:
    """The count of this draft as it is now: one made within the hour, or else a new one.

    A short one is counted at once. A long one is left to the worker, which looks every few
    seconds, and counted here if no worker begins.
    """
    since, until = year_to(timezone.localdate())
    fields = {"draft": draft, "against": against, "revision": draft.revision}
    fresh = Replay.objects.filter(
        **fields, until=until, begun_at__gt=timezone.now() - Replay.FRESH_FOR
    )
    replay = fresh.select_related("draft", "against").order_by("-begun_at").first()
    if replay is None or replay.is_given_up:
        replay = start_replay(since, until, fields)
    if replay.is_left_lying and Replay.objects.claim(replay.pk):
        run_replay(replay)
    return replay


def start_replay(since: date, until: date, fields: dict[str, object]) -> Replay:
    """A new count. Those older than a day are deleted."""
    now = timezone.now()
    Replay.objects.filter(begun_at__lt=now - A_DAY).delete()
    total = reply_promises(since, until).count()
    replay = Replay(since=since, until=until, total=total, begun_at=now, **fields)
    if total > AT_A_GLANCE:
        replay.save()
    else:
        replay.result, replay.done = count_replay(replay, now=now), total
    return replay
