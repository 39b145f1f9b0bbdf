"""Figures on how the protocol was followed in a period: kept, declined, overruled and late.

Counts for the officers responsible for the protocol, and lists with only references and dates. They
let no one read a case. Days are local, both ends counted.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from casework.models import missed_by
from casework.promises import at_local
from documents.models import Decision, Outcome
from enquiries.models import (
    ANSWER_KINDS,
    SEALED,
    Enquiry,
    EnquiryLetter,
    EnquiryPromise,
    Intent,
    Kind,
    LetterKind,
)
from enquiries.models.promise import CLOCK_ENDS
from foundation import disclosure
from foundation.years import twelve_months_to
from protocols.models import PromiseKind, Ruling

A_DAY = timedelta(days=1)


class Period(NamedTuple):
    since: date
    until: date

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """From the first moment to the one after the last, aware."""
        return at_local(self.since, time()), at_local(self.until + A_DAY, time())

    def within(self, field: str) -> Q:
        first, after = self.moments
        return Q(**{f"{field}__gte": first, f"{field}__lt": after})


class PromisesKept(NamedTuple):
    """The promises of one kind with their date in a period, `number` in all. `stopped` are those
    whose clock stood still on it."""

    label: str
    number: int
    in_time: int
    missed: int
    stopped: int

    @property
    def fell_due(self) -> int:
        """What a share is of: neither those with a stopped clock, nor those no longer due before
        their date."""
        return self.in_time + self.missed

    @property
    def no_longer_due(self) -> int:
        return self.number - self.fell_due - self.stopped

    @property
    def kept_of_due(self) -> str:
        return disclosure.part_of(self.in_time, self.fell_due)


def year_before(today: date) -> Period:
    """The twelve months before a local date."""
    until = today - A_DAY
    return Period(twelve_months_to(until), until)


def promises_kept_by_kind(days: Period, now: datetime) -> list[PromisesKept]:
    """Those with their date in the period and before `now`, by kind; one statement. Missed means
    that it was due before it was kept or no longer due, or that it is late now. A watch is no
    promise."""
    missed = missed_by(now, ends=CLOCK_ENDS)
    rows = (
        EnquiryPromise.objects.filter(days.within("due_at"), due_at__lt=now)
        .exclude(kind=PromiseKind.WATCH)
        .order_by()
        .values_list("kind")
        .annotate(
            number=Count("pk"),
            in_time=Count("pk", filter=Q(kept_at__isnull=False) & ~missed),
            missed=Count("pk", filter=missed),
            stopped=Count("pk", filter=Q(ended_at=None) & ~missed),
        )
    )
    counts_by_kind = {kind: counts for kind, *counts in rows}
    return [
        PromisesKept(str(PromiseKind(kind).label), *counts_by_kind[kind])
        for kind in PromiseKind.values
        if kind in counts_by_kind
    ]


def number_of_holding_replies(days: Period) -> int:
    """How many were sent: each begins the promise of a full reply."""
    sent = EnquiryPromise.objects.filter(days.within("started_at"), kind=PromiseKind.FULL_REPLY)
    return int(sent.count())


def declined_enquiries(days: Period) -> QuerySet[EnquiryLetter]:
    letters = EnquiryLetter.objects.filter(days.within("sent_at"), kind=LetterKind.DECLINE)
    return letters.exclude(case__kind__in=SEALED)


def declines_by_clause(days: Period) -> list[tuple[str, int]]:
    """Each clause that was given, as it is cited, and how often; one statement."""
    rows = declined_enquiries(days).order_by().values_list("case__protocol__source", "clause")
    counted = rows.annotate(number=Count("pk")).order_by("-number", "clause")
    return [(f"{source} {clause}", number) for source, clause, number in counted]


def number_of_challenges(days: Period) -> int:
    letters = EnquiryLetter.objects.filter(days.within("sent_at"), kind=LetterKind.FOLLOW_UP)
    return int(letters.filter(intent__in=(Intent.CHALLENGE, Intent.DISSATISFIED)).count())


def late_answers(days: Period, now: datetime) -> QuerySet[EnquiryPromise]:
    """The answers that were due in this period and were missed. The second condition is that of the
    index, and no other row is missed."""
    due_answers = EnquiryPromise.objects.filter(days.within("due_at"), kind__in=ANSWER_KINDS)
    missed = due_answers.filter(Q(ended_at=None) | Q(ended_at__gt=F("due_at"))).missed(now)
    missed = missed.exclude(case__kind__in=SEALED)
    answers: QuerySet[EnquiryPromise] = missed.select_related("case")
    return answers.defer("case__search", "working")


class DocumentQuarter(NamedTuple):
    """Decisions on documents in one quarter that is over, each number hidden by itself where it is
    small: with no sum nothing can be worked out from another."""

    name: str
    refused: str
    in_part: str
    overruled: str


def document_decisions_by_quarter(days: Period, today: date) -> list[DocumentQuarter]:
    """One statement; no quarter that is running, or that the time holds in part."""
    first = Decision.objects.filter(case=OuterRef("case"), is_final=False)
    before = Subquery(first.order_by("decided_at", "pk").values("outcome")[:1])
    rows = Decision.objects.filter(days.within("decided_at")).annotate(before=before).order_by()
    counts: dict[date, Counter[str]] = {}
    for at, outcome, is_final, earlier in rows.values_list(
        "decided_at", "outcome", "is_final", "before"
    ):
        quarter = counts.setdefault(quarter_began(timezone.localdate(at)), Counter())
        quarter[outcome] += 1
        quarter["overruled"] += bool(is_final and earlier and earlier != outcome)
    return [
        DocumentQuarter(
            f"{start:%B} to {end:%B %Y}",
            *(
                disclosure.number_unless_small(counts.get(start, Counter())[key])
                for key in DOCUMENT_COUNTS
            ),
        )
        for start, end in quarters(days, today)
    ]


DOCUMENT_COUNTS = (Outcome.REFUSE.value, Outcome.PART.value, "overruled")


def quarters(days: Period, today: date) -> Iterator[tuple[date, date]]:
    """The first and last day of each quarter of a year that lies in the time and is over."""
    start = quarter_began(days.since)
    if start < days.since:
        start = quarter_after(start)
    while (following := quarter_after(start)) <= min(days.until + A_DAY, quarter_began(today)):
        yield start, following - A_DAY
        start = following


def quarter_began(day: date) -> date:
    """The first day of its quarter of a calendar year."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarter_after(start: date) -> date:
    return quarter_began(start + timedelta(days=100))


def number_of_interpretations(days: Period) -> tuple[int, int]:
    """How many were asked as enquiries, and how many rulings were recorded."""
    enquiries = Enquiry.objects.filter(days.within("received_at"), kind=Kind.INTERPRETATION)
    ruled = Ruling.objects.filter(ruled_on__gte=days.since, ruled_on__lte=days.until)
    return int(enquiries.count()), ruled.count()
