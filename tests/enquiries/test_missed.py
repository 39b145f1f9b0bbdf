"""What was missed stays missed: figures and lists against a recount from history."""

from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from casework.closures.actions import change_days
from enquiries import actions
from enquiries.corrections.reopening import undo_redirect
from enquiries.follow_ups import follow_up
from enquiries.models import ANSWER_KINDS, EnquiryPromise, HoldingReason, LetterKind
from people.models import Service
from protocols import calendar, version_cache
from protocols.calendar import CalendarChange
from protocols.models import PromiseKind
from reports import figures
from reports.dashboard.numbers import Reader, numbers_for
from reports.dashboard.periods import Months
from reports.dashboard.tables import KINDS, Numbers, results
from reports.figures import Period
from reports.models import By, What
from reports.monthly_counts import add_up_events
from reports.policy import Whose
from tests.enquiries import cases
from tests.people import adopt, named

pytestmark = pytest.mark.django_db

YEAR = Period(date(2026, 1, 1), date(2027, 12, 31))


def letter(who):
    return {"text": "A letter", "by": named(who), "key": uuid4()}


def hold(enquiry, clock):
    days = calendar.working_calendar("england-and-wales")
    promised_on = days.add(clock.at.date(), 3)
    more = {"reason": HoldingReason.OTHER, "promised_on": promised_on}
    actions.send_holding_reply(enquiry, **more, **letter("omar"))


def close_tomorrow(enquiry, clock):
    tomorrow = clock.at.date() + timedelta(days=1)
    change_days(CalendarChange(adding=((tomorrow, "Snow"),)), by=named("pat"))
    calendar.forget_calendars()


def pass_to(service):
    def step(enquiry, clock):
        to = Service.objects.get(name=service)
        actions.pass_on(enquiry, service=to, **letter("dev"))

    return step


STEPS = {
    "pass": pass_to("Waste"),
    "pass back": pass_to("Highways"),
    "undo redirect": lambda enquiry, clock: undo_redirect(enquiry, **letter("omar")),
    "follow up": lambda enquiry, clock: follow_up(enquiry, **letter("clara")),
    "add up": lambda enquiry, clock: add_up_events(),
    "ask": lambda enquiry, clock: actions.ask_councillor(enquiry, **letter("omar")),
    "reply": lambda enquiry, clock: actions.reply(enquiry, **letter("clara")),
    "hold": hold,
    "close tomorrow": close_tomorrow,
    "chase": lambda enquiry, clock: actions.chase(enquiry, **letter("clara")),
    "answer": lambda enquiry, clock: actions.answer(enquiry, **letter("omar")),
    "redirect": lambda enquiry, clock: actions.redirect(enquiry, **letter("omar")),
    "withdraw": lambda enquiry, clock: actions.withdraw(enquiry, **letter("clara")),
}


def was_missed(promise, now):
    """Whether the history has a moment at which it was open, past the date it then had, and not
    stopped by a question that had come before that date."""
    rows = list(promise.history.order_by("history_date", "history_id"))
    ends = [row.history_date for row in rows[1:]] + [now]
    for row, end in zip(rows, ends, strict=True):
        if row.ended_at or end <= row.due_at:
            continue
        late_from = max(row.history_date, row.due_at)
        stopped = any(
            a <= row.due_at and a <= late_from and b >= end for a, b in stops(promise, now)
        )
        if not stopped:
            return True
    return False


def stops(promise, now):
    """The times for which a question stood open, if they stop this promise."""
    if promise.kind != PromiseKind.REPLY or not promise.case.version.pause_while_waiting:
        return []
    rows = list(promise.case.history.order_by("history_date", "history_id"))
    moments = [(row.history_date, row.status == "waiting") for row in rows] + [(now, False)]
    spans, since = [], None
    for at, waiting in moments:
        if waiting:
            since = since or at
        elif since:
            spans.append((since, at))
            since = None
    return spans


def lived(clock, steps, *, pauses):
    """An enquiry of 1 December 2026 under Oxford's five days, to which all this happened."""
    clock.set(2026, 10, 1, 10)
    adopt("oxford", date(2026, 11, 2), pause_while_waiting=pauses, holding_limit=5)
    clock.set(2026, 12, 1, 10)
    enquiry = cases.assigned()
    for step, days in steps:
        clock.at += timedelta(days=days, minutes=1)
        try:
            with transaction.atomic():
                STEPS[step](enquiry, clock)
        except (PermissionDenied, ValidationError):
            continue
        enquiry.refresh_from_db()
    clock.at += timedelta(minutes=1)
    return enquiry


def result_of(promise, missed):
    """What became of a promise, by its history and the letters; "" while it is open and not late.
    The history says when it was kept, and the letters whether by an answer."""
    if promise.pk in missed:
        return What.LATE
    kept = [row.kept_at for row in promise.history.order_by("history_id")][-1]
    if kept:
        held = promise.case.letters.filter(kind=LetterKind.HOLDING)
        by_holding_reply = held.filter(sent_at__range=(promise.started_at, kept))
        is_held = promise.kind == PromiseKind.REPLY and by_holding_reply.exists()
        return What.HELD if is_held else What.MET
    return What.RELEASED if promise.ended_at else ""


def assert_counts_agree(enquiry, promises, missed, now):
    """Of the dashboard, for everyone who sees this enquiry in one, and for its service alone."""
    recount = Counter((p.kind, result_of(p, missed)) for p in promises)
    recount = {key: number for key, number in recount.items() if key[1]}
    months = Months(date(2026, 12, 1), date(2027, 12, 1))
    for reader in (
        Reader(Whose.COUNCIL, 0, []),
        Reader(Whose.OWN, enquiry.member_id, []),
        Reader(Whose.SERVICES, 0, list(Service.objects.values_list("pk", flat=True))),
    ):
        numbers = Numbers(numbers_for(reader, months, "reply", now), months, "reply")
        found = Counter()
        for count, number in results(numbers.rows, By.NOTHING, months):
            found[count.promise, count.what] += number
        assert {key: number for key, number in found.items() if number} == recount
        for lines in (numbers.by_service(), numbers.by_value(By.KIND, KINDS)):
            assert sum(line.due for line in lines) == numbers.total(months).due


def assert_figures_agree(enquiry, now):
    promises = EnquiryPromise.objects.filter(case=enquiry).exclude(kind=PromiseKind.WATCH)
    missed = {promise.pk for promise in promises if was_missed(promise, now)}
    assert sum(row.missed for row in figures.promises_kept_by_kind(YEAR, now)) == len(missed)
    answers = {p.pk for p in promises if p.kind in ANSWER_KINDS}
    listed = set(figures.late_answers(YEAR, now).values_list("pk", flat=True))
    assert listed == missed & answers
    assert {p.pk for p in promises if p.was_missed} == missed
    assert_counts_agree(enquiry, promises, missed, now)
    for row in figures.promises_kept_by_kind(YEAR, now):
        assert row.number == row.fell_due + row.stopped + row.no_longer_due
        assert row.no_longer_due >= 0


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    pauses=st.booleans(),
    steps=st.lists(
        st.tuples(st.sampled_from(sorted(STEPS)), st.sampled_from((0, 1, 3, 8, 20))), max_size=6
    ),
)
@example(pauses=False, steps=[("redirect", 8)])
@example(pauses=False, steps=[("withdraw", 8)])
@example(pauses=False, steps=[("hold", 1), ("hold", 8)])
@example(pauses=False, steps=[("close tomorrow", 8), ("answer", 1)])
@example(pauses=False, steps=[("redirect", 8), ("add up", 0), ("undo redirect", 0), ("answer", 1)])
@example(pauses=False, steps=[("redirect", 1), ("undo redirect", 0), ("hold", 1), ("answer", 3)])
@example(pauses=False, steps=[("answer", 1), ("pass", 0), ("follow up", 1), ("pass", 8)])
@example(pauses=True, steps=[("ask", 1), ("add up", 20)])
@example(pauses=True, steps=[("ask", 1), ("reply", 20)])
@example(pauses=True, steps=[("ask", 1), ("withdraw", 20)])
@example(pauses=True, steps=[("ask", 1), ("answer", 20)])
@example(pauses=True, steps=[("ask", 8), ("reply", 3), ("answer", 0)])
def test_the_figures_agree_with_a_recount_from_history(clock, pauses, steps):
    with transaction.atomic():
        enquiry = lived(clock, steps, pauses=pauses)
        assert_figures_agree(enquiry, clock.at)
        transaction.set_rollback(True)
    calendar.forget_calendars()
    version_cache.forget_versions()


@pytest.mark.parametrize(
    ("pauses", "steps", "missed"),
    [
        (False, [("redirect", 8)], 1),
        (False, [("redirect", 3)], 0),
        (False, [("withdraw", 8)], 1),
        (False, [("hold", 1), ("hold", 8)], 1),
        (False, [("close tomorrow", 8)], 1),
        (True, [("ask", 1), ("withdraw", 20)], 0),
        (True, [("ask", 1), ("answer", 20)], 0),
        (True, [("ask", 8), ("reply", 3)], 1),
        (False, [("ask", 1), ("reply", 20)], 1),
    ],
)
def test_missed_by_hand(clock, pauses, steps, missed):
    lived(clock, steps, pauses=pauses)
    rows = figures.promises_kept_by_kind(YEAR, clock.at)
    assert sum(row.missed for row in rows) == missed
