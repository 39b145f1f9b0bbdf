"""What the API answers and what it can be asked, as types. The description is made of these."""

import re
from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema
from pydantic import AfterValidator, BeforeValidator

from enquiries.models import SEALED, Kind, Status
from reports.dashboard.forms import KINDS as PROMISE_KINDS

# Confidential kinds have no name here.
KINDS = [kind.value for kind in Kind if kind not in SEALED]
STATES = [state.value for state in Status]
MOST, USUAL = 200, 100  # rows of a page
LARGEST = 2**63 - 1


def known_kind(kind: str) -> str:
    if kind not in KINDS:
        raise ValueError("unknown kind")
    return kind


def known_state(state: str) -> str:
    if state not in STATES:
        raise ValueError("unknown state")
    return state


def as_written(day: object) -> object:
    """A date as ISO 8601 writes it; the library would take a number of seconds as well."""
    if isinstance(day, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", day, re.ASCII):
        raise ValueError("no date")
    return day


ADay = Annotated[date, BeforeValidator(as_written)]
AKind = Annotated[str, AfterValidator(known_kind), Field(json_schema_extra={"enum": KINDS})]
AState = Annotated[str, AfterValidator(known_state), Field(json_schema_extra={"enum": STATES})]
PROMISES = [kind.value for kind in PROMISE_KINDS]


def known_promise(promise: str) -> str:
    if promise not in PROMISES:
        raise ValueError("unknown promise")
    return promise


PromiseKindAsked = Annotated[
    str, AfterValidator(known_promise), Field(json_schema_extra={"enum": PROMISES})
]
AKey = Annotated[int, Field(ge=1, le=LARGEST)]


class EnquiryFilters(Schema):
    """What a list of enquiries is narrowed to. Days are those of London, both ends counted."""

    state: list[AState] = Field([], description="Only in these states.", max_length=20)
    kind: list[AKind] = Field([], description="Only of these kinds.", max_length=20)
    service: AKey | None = Field(None, description="Only of the service with this id.")
    ward: AKey | None = Field(None, description="Only of the ward with this id.")
    raised_from: ADay | None = Field(None, description="Raised on this day or later.")
    raised_to: ADay | None = Field(None, description="Raised on this day or earlier.")
    due_from: ADay | None = Field(None, description="With an answer due on this day or later.")
    due_to: ADay | None = Field(None, description="With an answer due on this day or earlier.")
    cursor: str = Field(
        "", description="`next_cursor` of the last answer: what changed since.", max_length=200
    )
    limit: int = Field(USUAL, ge=1, le=MOST, description="How many at most.")


class Place(Schema):
    """A service or a ward."""

    id: int
    name: str


class Version(Schema):
    """The version of the protocol that an enquiry is under."""

    number: int
    name: str


PromiseState = Literal["open", "stopped", "met", "met-late", "missed", "no-longer-due"]


class PromiseMade(Schema):
    """One date that the protocol promised, and what became of it."""

    kind: str = Field(description="For example, reply or acknowledge.")
    due_on: date
    met_on: date | None = Field(description="When it was done, in time or not.")
    state: PromiseState = Field(
        description="Of an open one “missed” if it is late now, and “stopped” while the clock"
        " stands still."
    )


class EnquiryRow(Schema):
    """An enquiry without its content. It is never a confidential one."""

    reference: str
    kind: AKind
    state: AState
    service: Place | None
    ward: Place | None
    version: Version
    raised_on: date
    due_on: date | None = Field(description="When an answer is due, if one is.")
    answered_on: date | None
    changed_at: datetime = Field(description="When something here last changed.")
    promises: list[PromiseMade]
    subject: str | None = Field(
        description="Personal data. It is null without the scope enquiries:content."
    )


class EnquiryPage(Schema):
    """Enquiries in the order of their last change, the earliest first."""

    items: list[EnquiryRow]
    next_cursor: str = Field(description="Keep it, and ask with it for what changes next.")
    has_more: bool = Field(description="Whether there is more now.")


class FigureLine(Schema):
    """Promises that fell due: on time, and not. No number is small."""

    label: str
    on_time: int
    not_on_time: int
    due: int
    percent_on_time: int | None = Field(description="None of fewer than 20.")


class FigureTable(Schema):
    by: str = Field(description="Service, ward or kind.")
    lines: list[FigureLine]


class Quarter(Schema):
    """A quarter that is over."""

    id: str = Field(description="For example, 2026-3.")
    first_day: date
    last_day: date


class QuarterList(Schema):
    items: list[Quarter]


class QuarterFigures(Quarter):
    """Figures of the whole council as anybody may read them: lines with a small number are put
    together with others, and a total with a small number is left out."""

    promise: str
    total: FigureLine | None
    tables: list[FigureTable]


class ProblemDetails(Schema):
    """Why there is no answer (RFC 9457)."""

    title: str
    status: int
    detail: str = Field(description="A sentence for a person.")
