"""Records that are due under the schedule: when each ended, and what its review decided."""

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import cast

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from casework.models import AnyCase, Case
from casework.promises import at_local
from enquiries.models import ENDED, SEALED, Enquiry
from foundation.history import history_of
from foundation.years import A_DAY
from retention.choices import Outcome, RecordKind, Then
from retention.models import Destruction, ReviewDecision, ScheduleLine


@dataclass(frozen=True)
class Records:
    """The cases of one kind that can be due: their model, the states in which one has ended, and
    which of them belong to another kind."""

    model: type[Case]
    ended: Sequence[str]
    others: Q

    @property
    def verbs(self) -> list[str]:
        """Those by which a case ends."""
        moves = [ends for state in self.model.MOVES.values() for ends in state.items()]
        return sorted({verb for state, verbs in moves if state in self.ended for verb in verbs})


RECORDS = {
    RecordKind.ENQUIRY: Records(Enquiry, ENDED, Q(kind__in=SEALED)),
}


def years_after(day: date, years: int) -> date:
    """The same day so many years later; 1 March for a 29 February that is not there."""
    year = day.year + years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 3, 1)
    return day.replace(year=year)


def last_day_due_by(day: date, years: int) -> date:
    """The last day from which so many years are over by this one."""
    year = day.year - years
    if (day.month, day.day) == (2, 29) and not isleap(year):
        return date(year, 2, 28)
    return day.replace(year=year)


def ended_on(record: AnyCase) -> date:
    """The local day on which it ended, of a row of `ended_records`."""
    return timezone.localdate(cast(datetime, vars(record)["ended_at"]))


def due_on(record: AnyCase, line: ScheduleLine) -> date:
    """When it is due: years after it ended, or a year after it was kept, or when the review said
    that it would be destroyed."""
    decided: date | None = vars(record)["again_on"] or vars(record)["decided_for"]
    return decided or years_after(ended_on(record), line.years)


def ended_records(kind: RecordKind) -> QuerySet[Case]:
    """With `ended_at`, and what the newest review since then decided: `outcome`, `again_on`, and
    the day for which it was, `decided_for`."""
    records = RECORDS[kind]
    verbs = history_of(records.model).filter(
        id=OuterRef("pk"), history_change_reason__in=records.verbs
    )
    newest = verbs.order_by("-history_date", "-history_id").values("history_date")[:1]
    reviews = ReviewDecision.objects.filter(
        kind=kind, record_key=OuterRef("pk"), at__gte=OuterRef("ended_at")
    ).order_by("-pk")
    there = Q(status__in=records.ended) & ~records.others
    rows: QuerySet[Case] = records.model._base_manager.filter(there)
    destroyed = Destruction.objects.filter(kind=kind, record_key=OuterRef("pk"))
    return (
        rows.exclude(Exists(destroyed))
        .annotate(ended_at=Subquery(newest))
        .filter(ended_at__isnull=False)
        .annotate(
            outcome=Subquery(reviews.values("outcome")[:1]),
            again_on=Subquery(reviews.values("again_on")[:1]),
            decided_for=Subquery(reviews.values("due_on")[:1]),
        )
    )


def due_records(line: ScheduleLine, by: date) -> QuerySet[Case]:
    """Those whose years are over by this day, with what was decided about them. A record that is
    kept for a year is due again when that is over."""
    kind = RecordKind(line.kind)
    before = at_local(last_day_due_by(by, line.years) + A_DAY, time())
    over = Q(received_at__lt=before, ended_at__lt=before)
    return ended_records(kind).filter(over, Q(again_on=None) | Q(again_on__lte=by))


def records_to_review(line: ScheduleLine, by: date) -> QuerySet[Case]:
    """Those on which the Monitoring Officer has not decided, or whose year is over."""
    return due_records(line, by).filter(Q(outcome=None) | Q(outcome=Outcome.KEEP))


def records_to_destroy(line: ScheduleLine, today: date) -> QuerySet[Case]:
    """Those whose day has come and that are decided on, or that nobody is asked about. One that is
    on hold is among them."""
    rows = due_records(line, today)
    decided = Q(outcome=Outcome.DESTROY, decided_for__lte=today)
    return rows.filter(decided) if line.then == Then.REVIEW else rows


def last_day_of_year(today: date) -> date:
    return date(today.year, 12, 31)


def in_order(rows: QuerySet[Case]) -> QuerySet[Case]:
    """The one that ended first comes first."""
    return rows.order_by(F("ended_at"), "pk")
