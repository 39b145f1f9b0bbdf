"""Records of this year’s review, as its pages show them: by reference and service, not by title."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from casework.models import AnyCase, Case
from enquiries.models import Enquiry
from foundation.types import Untyped
from people.models import User
from retention.choices import RecordKind, Then
from retention.due import due_on, ended_on, last_day_of_year, records_to_review
from retention.holds.matching import holds_on
from retention.models import Hold, Schedule, ScheduleLine


class Row(NamedTuple):
    """`title` is that of a record which the reader can open anyway; of others nothing is said."""

    reference: str
    title: str
    url: str
    service: str
    ended_on: date
    due_on: date
    was_kept: bool
    hold: Hold | None


def review_lines() -> dict[str, ScheduleLine]:
    """By kind, the lines of the schedule in force under which records are reviewed."""
    schedule = Schedule.objects.in_force()
    lines = schedule.lines.filter(then=Then.REVIEW) if schedule else ()
    return {line.kind: line for line in lines}


def rows_to_review(line: ScheduleLine, today: date) -> QuerySet[Case]:
    rows: Untyped = records_to_review(line, last_day_of_year(today))
    return rows.select_related("service")  # type: ignore[no-any-return]


def review_rows(
    records: Sequence[AnyCase], line: ScheduleLine, user: User, today: date
) -> list[Row]:
    """What a page of the review shows, in a fixed number of statements."""
    holds = holds_on(records, today)
    seen = {case.pk: case for case in readable(records, user)}
    return [
        Row(
            reference=record.reference,
            title=seen[record.pk].title if record.pk in seen else "",
            url=seen[record.pk].get_absolute_url() if record.pk in seen else "",
            service=record.service.name if record.service else "",
            ended_on=ended_on(record),
            due_on=due_on(record, line),
            was_kept=vars(record)["again_on"] is not None,
            hold=holds.get(record.pk),
        )
        for record in records
    ]


def readable(records: Sequence[AnyCase], user: User) -> QuerySet[Enquiry]:
    """Those of these that this person can open."""
    return Enquiry.objects.visible_to(user).filter(pk__in=[record.pk for record in records])


def record_to_review(reference: str, today: date) -> tuple[AnyCase, ScheduleLine] | None:
    """The record of this reference and its line, if it is to be reviewed this year."""
    for line in review_lines().values():
        if RecordKind(line.kind) and (
            record := rows_to_review(line, today).filter(reference=reference).first()
        ):
            return record, line
    return None
