"""Replay of a year of visits, scrutiny requests, agendas and decisions under a draft.

Each keeps the days on which it was really announced, held or decided.
"""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.utils import timezone

from casework.promises import at_local
from enquiries.models import Replay
from enquiries.replay.counting import ReplyRule
from protocols.models import PromiseKind, Protocol
from relations.models import (
    AgendaConsultation,
    AgendaState,
    GroupMeetingPromise,
    ScrutinyPromise,
    ScrutinyRequest,
    Visit,
    VisitVerb,
)
from relations.scrutiny.policy import earliest_day

DECISION = PromiseKind.ATTENDANCE_DECISION
Span = tuple[datetime, datetime]  # the first and the last moment of a year, aware


def year_of(replay: Replay) -> Span:
    """From the first moment of its first local day to the first after its last."""
    after = replay.until + timedelta(days=1)
    return at_local(replay.since, time.min), at_local(after, time.min)


def instead_of(count: Callable[[Protocol], int], replay: Replay) -> str:
    """3 instead of 1; 3 as before."""
    after, before = count(replay.draft), count(replay.against)
    return f"{after}, as now" if after == before else f"{after} instead of {before}"


def days_before(meeting: datetime, since: datetime) -> int:
    """Days in London from one aware time to a meeting."""
    return (timezone.localdate(meeting) - timezone.localdate(since)).days


def late_visits(replay: Replay) -> str:
    """As they were announced: an accepted offer of another time does not count."""
    rows = Visit.history.filter(
        history_change_reason=VisitVerb.ANNOUNCED, received_at__range=year_of(replay)
    )
    days = [days_before(starts, at) for at, starts in rows.values_list("received_at", "starts_at")]

    def late(version: Protocol) -> int:
        return sum(one < version.visit_notice_days for one in days)

    return (
        f"Of {len(days)} visits in the last 12 months, {instead_of(late, replay)} would have needed"
        " a reason."
    )


def short_scrutiny_notices(replay: Replay) -> str:
    rows = ScrutinyRequest.objects.filter(received_at__range=year_of(replay))
    found = list(rows.select_related("body").only("received_at", "starts_at", "body"))

    def short(version: Protocol) -> int:
        return sum(
            timezone.localdate(one.starts_at)
            < earliest_day(timezone.localdate(one.received_at), one.body, version)
            for one in found
        )

    return (
        f"Of {len(found)} requests of scrutiny bodies in the last 12 months,"
        f" {instead_of(short, replay)} would have been at short notice."
    )


def late_agendas(replay: Replay) -> str:
    """Of meetings held in the year, those whose agenda no one was consulted on in time."""
    rows = AgendaConsultation.objects.filter(starts_at__range=year_of(replay))
    held = rows.exclude(status=AgendaState.CANCELLED)
    days = [
        days_before(starts, at) if at else None
        for starts, at in held.values_list("starts_at", "consulted_at")
    ]

    def late(version: Protocol) -> int:
        return sum(one is None or one < version.agenda_days for one in days)

    return (
        f"Of {len(days)} agendas of the last 12 months, the consultation on"
        f" {instead_of(late, replay)} would have been late."
    )


def late_decisions(replay: Replay) -> str:
    """Of requests for an officer at a meeting, those decided too late or not yet."""
    year, now = year_of(replay), timezone.now()
    promises = [
        times
        for model in (GroupMeetingPromise, ScrutinyPromise)
        for times in model.objects.filter(kind=DECISION, started_at__range=year)
        .exclude(kept_at=None, ended_at__isnull=False)
        .values_list("started_at", "kept_at")
    ]

    def late(version: Protocol) -> int:
        rule = ReplyRule(version, DECISION)
        due = ((rule.due_at(started, []), kept) for started, kept in promises)
        return sum(at is not None and (kept or now) > at for at, kept in due)

    return (
        f"Of {len(promises)} requests for an officer at a meeting in the last 12 months,"
        f" {instead_of(late, replay)} would have been decided late."
    )


COUNTS: dict[str, Callable[[Replay], str]] = {
    "visit_notice_days": late_visits,
    "scrutiny_notice_days": short_scrutiny_notices,
    "agenda_days": late_agendas,
    DECISION.value: late_decisions,
}
