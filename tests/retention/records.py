"""Schedules, holds and decisions on record, each made by the actions."""

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from retention.choices import Outcome
from retention.destruction.certifying import certify
from retention.holds import actions as holds
from retention.models import (
    Certificate,
    Destruction,
    ErasedRow,
    Hold,
    ReviewDecision,
    Schedule,
    SubjectSearch,
)
from retention.review import actions as reviews
from retention.review.records import record_to_review
from retention.schedule.actions import adopt_schedule, propose_schedule
from retention.subject_access.actions import search_for
from tests.people import named

LINES = {"enquiry": (6, "review")}


def proposed(**lines) -> Schedule:
    return propose_schedule(lines or LINES, by=named("pat"))


def adopted(**lines) -> Schedule:
    return adopt_schedule(proposed(**lines), by=named("mona"))


def held(**of_what) -> Hold:
    more = {"why": "An inquiry.", "until": None} | of_what
    return holds.place_hold(**more, by=named("mona"), key=uuid4())


def decided(case, clock, outcome=Outcome.DESTROY) -> ReviewDecision:
    """By the Monitoring Officer, about a record that is due this year."""
    record, line = record_to_review(case.reference, clock.at.date())
    more = {"why": "It is over.", "by": named("mona"), "key": uuid4()}
    return reviews.record_decision(record, line, outcome=outcome, **more)


def searched(words="Ada Ewart", why="Request 2026/114.") -> SubjectSearch:
    return search_for(words, why=why, by=named("mona"), key=uuid4())


def certified() -> Certificate:
    """Of a destruction on record."""
    if not Destruction.objects.exists():
        retention_on_record()
    line = Destruction.objects.get().line
    certify(line, today=timezone.localdate(), is_finished=True)
    return Certificate.objects.get(line=line)


@transaction.atomic
def retention_on_record() -> None:
    """A row in every table of retention."""
    adopted()
    held(name="Zelda Quill")
    at = timezone.now()
    said = {"kind": "enquiry", "record_key": 1, "reference": "E-2020-0001", "why": "Over."}
    said |= {"outcome": "destroy", "due_on": at.date(), "by": named("mona"), "at": at}
    decision, line = ReviewDecision.objects.create(**said), Schedule.objects.in_force().lines.get()
    said = {"kind": "enquiry", "record_key": 1, "reference": "E-2020-0001", "files": 0, "at": at}
    said |= {"line": line, "decision": decision, "due_on": at.date()}
    ErasedRow.objects.create(
        destruction=Destruction.objects.create(**said), table_name="none", row_key=1
    )
    certified()
    searched()
