"""manage.py explain_deadline: a due date and its working, from a preset or the adopted protocol."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypedDict, Unpack

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError

from protocols.calendar import published_calendar, working_calendar
from protocols.choices import Division, PromiseKind
from protocols.deadlines.clock import (
    LONDON,
    CalendarEnds,
    Deadline,
    Terms,
    WorkingCalendar,
    deadline,
)
from protocols.management.options import read_choice, refuse
from protocols.models import Protocol
from protocols.sources.load import PresetError, load_preset
from protocols.words import amount_of, full_day


@dataclass(frozen=True)
class Question:
    """Whose rule is asked about, and what it says. `terms` is None where there is no figure."""

    preset: str
    source: str
    kind: PromiseKind
    clause: str
    terms: Terms | None
    calendar: WorkingCalendar


class Options(TypedDict):
    preset: str | None
    protocol: str | None
    promise: str
    received: str
    division: str | None
    closure: list[str]
    json: bool


class Command(BaseCommand):
    help = "Says when a promise would be due, and why."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--preset", metavar="NAME", help="such as oxford")
        parser.add_argument("--protocol", metavar="current", help="the adopted one")
        parser.add_argument("--promise", required=True, help="such as reply")
        parser.add_argument(
            "--received",
            required=True,
            help="2026-12-23T16:30 by London's clocks, or with an offset",
        )
        parser.add_argument("--division", help="whose bank holidays; england-and-wales unless set")
        parser.add_argument(
            "--closure",
            action="append",
            default=[],
            metavar="DATE",
            help="a closure day; can be repeated",
        )
        parser.add_argument("--json", action="store_true", help="one JSON object, nothing else")

    def handle(self, **options: Unpack[Options]) -> None:
        received = read_moment(options["received"])
        closures = [read_day(day) for day in options["closure"]]
        kind = read_choice("--promise", options["promise"], PromiseKind.values)
        division = options["division"]
        if division is not None:
            read_choice("--division", division, Division.values)
        question = question_from_options(
            options["preset"], options["protocol"], PromiseKind(kind), division, closures
        )
        due = explained_deadline(question, received)
        lines = (
            deadline_json(question, due) if options["json"] else deadline_explanation(question, due)
        )
        self.stdout.write(lines)


def read_moment(text: str) -> datetime:
    """An aware moment in London. A time that the clocks skip is read as an hour later."""
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=LONDON)
        return moment.astimezone(UTC).astimezone(LONDON)
    except (ValueError, OverflowError):
        raise refuse(
            f'--received: "{text}" is not a date and time. Enter it like this: 2026-12-23T16:30.'
        ) from None


def read_day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        wrong = f'--closure: "{text}" is not a date. Enter it like this: 2026-12-29.'
        raise refuse(wrong) from None


def question_from_options(
    preset: str | None,
    protocol: str | None,
    kind: PromiseKind,
    division: str | None,
    closures: Sequence[date],
) -> Question:
    if bool(preset) == bool(protocol):
        raise refuse("Name either --preset NAME or --protocol current.")
    if protocol:
        read_choice("--protocol", protocol, ["current"])
        return question_to_protocol(kind, division, closures)
    return question_to_preset(str(preset), kind, division, closures)


def question_to_preset(
    name: str, kind: PromiseKind, division: str | None, closures: Sequence[date]
) -> Question:
    """The question to a file: no row of the database is read."""
    try:
        preset = load_preset(name)
    except PresetError as error:
        raise refuse(str(error)) from error
    promise = preset.promises.get(kind)
    calendar = published_calendar(division or preset.settings["division"]).with_closures(closures)
    clause = promise.clause if promise else ""
    return Question(preset.name, preset.source, kind, clause, preset.terms(kind), calendar)


def question_to_protocol(
    kind: PromiseKind, division: str | None, closures: Sequence[date]
) -> Question:
    """The question to the version in force today, with the council's own closure days."""
    try:
        protocol = Protocol.objects.in_force()
    except Protocol.DoesNotExist as error:  # its words are what the command says
        raise refuse(str(error)) from error
    except DatabaseError as error:
        raise refuse("The database that holds the adopted protocol cannot be read.") from error
    rule = protocol.rule(kind)
    terms = rule.terms() if rule and rule.has_figure else None
    clause = rule.clause if rule else ""
    calendar = working_calendar(division or protocol.division, fresh=True).with_closures(closures)
    return Question(protocol.preset, protocol.source, kind, clause, terms, calendar)


def explained_deadline(question: Question, received: datetime) -> Deadline:
    """The deadline; refused where there is no figure, or no holidays to count with."""
    if question.terms is None:
        why = " The officer who sends a holding reply promises the date."
        raise refuse(
            f'{question.source} sets no time limit for "{question.kind}".'
            + (why if question.kind == PromiseKind.FULL_REPLY else "")
        )
    try:
        due = deadline(received, question.terms, question.calendar)
    except (CalendarEnds, OverflowError) as error:
        raise refuse(f"{received:%Y-%m-%d} is too far away. {known_holidays(question)}") from error
    if not (question.calendar.covers(received.date()) and question.calendar.covers(due.due_on)):
        raise refuse(f"That date cannot be worked out. {known_holidays(question)}")
    return due


def known_holidays(question: Question) -> str:
    calendar = question.calendar
    return (
        "Bank holidays are known from"
        f" {full_day(calendar.starts_on)} to {full_day(calendar.ends_on)}."
    )


def deadline_json(question: Question, due: Deadline) -> str:
    stored = due.as_json()
    return json.dumps(
        {
            "preset": question.preset,
            "promise": question.kind.value,
            "clause": question.clause or None,
            **{key: stored[key] for key in ("received", "counts_from", "due_on", "due_at")},
            "skipped": stored["skipped"],
            "rolled": stored["rolled"],
        }
    )


def deadline_explanation(question: Question, due: Deadline) -> str:
    terms = due.terms
    clause = f"{question.source} {question.clause}" if question.clause else "the portal's default"
    head = f"{question.kind.label} within {amount_of(terms.amount, terms.unit)} ({clause})"
    lines = [f"{row.date:%a} {row.date.day:2} {row.date:%b %Y}  {row.text}" for row in due.days()]
    return "\n".join([head, f"Due by the end of {full_day(due.due_on)}", "", *lines])
