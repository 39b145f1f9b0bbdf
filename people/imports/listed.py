"""Listed posts: what each row of a file says, or the problems of its cells."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from foundation.fields import LineField
from people.imports import columns
from people.imports.columns import Column
from people.imports.council import Council, Place
from people.imports.post_names import NAMES, SEAT, USUAL, NamedPost, post_named
from people.imports.typed_days import day_typed
from people.models import ImportKind
from people.models.address import in_small_letters
from people.models.appointment import NOT_ELECTED
from people.roles import COMMITTEE_POSTS, GUARDED, SERVICE_ROLES, Role

EXAMPLE = "7 May 2027"
LONGEST = 200  # characters of a name or a title
NO_DATE = f"“{{typed}}” is not a date we know. Enter it as {EXAMPLE} or 07/05/2027."
ENDS_FIRST = "The last day is before the first day. Correct one of them."
NO_POST = "There is no post “{typed}” in this file. Use one of: {names}."
LINE = LineField(max_length=LONGEST, required=False)


class Problem(NamedTuple):
    """A sentence about a column of a row, as the page lists it."""

    row: int
    column: str
    sentence: str


@dataclass(frozen=True)
class ListedPost:
    """A post or a seat as a row names it; local dates, both included."""

    row: int
    name: str
    email: str
    named: NamedPost
    ward: Place | None = None
    group: Place | None = None
    service: Place | None = None
    committee: Place | None = None
    job_title: str = ""
    starts_on: date | None = None
    ends_on: date | None = None


class RowReader:
    """Reads the cells of one row; what is wrong with them is in `problems`."""

    def __init__(
        self, row: int, cells: Sequence[str], places: Mapping[Column, int], council: Council
    ) -> None:
        self.row, self.cells, self.places, self.council = row, cells, places, council
        self.problems: list[Problem] = []

    def object_to(self, column: Column, sentence: str) -> None:
        self.problems.append(Problem(self.row, column.name, sentence))

    def text(self, column: Column) -> str:
        """One line of text, kept as it is, also if it begins like a formula."""
        place = self.places.get(column)
        cell = self.cells[place] if place is not None and place < len(self.cells) else ""
        try:
            return str(LINE.clean(cell))
        except ValidationError as wrong:
            self.object_to(column, f"{' '.join(wrong.messages).rstrip('.')}.")
            return ""

    def day(self, column: Column) -> date | None:
        typed = self.text(column)
        found = day_typed(typed)
        if typed and found is None:
            self.object_to(column, NO_DATE.format(typed=typed[:40]))
        return found

    def address(self) -> str:
        typed = str(in_small_letters(self.text(columns.ADDRESS)))
        try:
            validate_email(typed)
        except ValidationError:
            example = "such as anna.reed@council.example"
            self.object_to(columns.ADDRESS, f"Enter an email address, {example}.")
        return typed

    def place(self, column: Column, *, is_needed: bool) -> Place | None:
        return next(iter(self.several_places(column, self.text(column), is_needed)), None)

    def several_places(self, column: Column, typed: str, is_needed: bool = False) -> list[Place]:
        """The places of a cell, with semicolons between them."""
        names = [name.strip() for name in typed.split(";") if name.strip()]
        if is_needed and not names:
            self.object_to(column, f"Enter the {column.name.lower()} of this post.")
        found = [self.council.place_named(column.name, name) for name in names]
        for sentence in found:
            if isinstance(sentence, str):
                self.object_to(column, sentence)
        return [place for place in found if not isinstance(place, str)]

    def named_post(self, kind: ImportKind) -> NamedPost | None:
        typed = self.text(columns.POST)
        named = post_named(typed, kind)
        if named is None:
            names = ", ".join(NAMES[kind]) if kind == ImportKind.MEMBERS else OFFICER_NAMES
            self.object_to(columns.POST, NO_POST.format(typed=typed[:60], names=names))
        return named


OFFICER_NAMES = ", ".join(
    str(role.label) for role in Role if role in SERVICE_ROLES | {Role.COORDINATOR}
)


def read_rows(
    rows: Sequence[Sequence[str]], places: Mapping[Column, int], kind: ImportKind, council: Council
) -> Iterator[list[ListedPost] | list[Problem]]:
    """For each row below the heading the posts that it names, or its problems. A blank row is
    passed over; rows are counted as a spreadsheet counts them."""
    for number, cells in enumerate(rows[1:], start=2):
        if any(cells):
            reader = RowReader(number, cells, places, council)
            listed = read_row(reader, kind)
            yield reader.problems or listed


def read_row(reader: RowReader, kind: ImportKind) -> list[ListedPost]:
    """The post of a row; after a councillor’s, the seats on the committees that it names."""
    name, email = reader.text(columns.NAME), reader.address()
    if not name and not any(problem.column == columns.NAME.name for problem in reader.problems):
        reader.object_to(columns.NAME, "Enter the name.")
    named = reader.named_post(kind) or USUAL[kind]
    starts_on, ends_on = reader.day(columns.STARTS), reader.day(columns.ENDS)
    if starts_on and ends_on and ends_on < starts_on:
        reader.object_to(columns.ENDS, ENDS_FIRST)
    refuse_stray_cells(reader)
    base = ListedPost(reader.row, name, email, named, starts_on=starts_on, ends_on=ends_on)
    of_kind = posts_of_member if kind == ImportKind.MEMBERS else posts_of_officer
    return of_kind(reader, base)


def refuse_stray_cells(reader: RowReader) -> None:
    """What stands in a column without a heading would be lost."""
    known = set(reader.places.values())
    for place, cell in enumerate(reader.cells):
        if cell and place not in known:
            sentence = f"“{cell[:40]}” is in a column without a heading. Delete it."
            reader.problems.append(Problem(reader.row, f"Column {place + 1}", sentence))


def posts_of_member(reader: RowReader, base: ListedPost) -> list[ListedPost]:
    """A councillor’s post with the place that it is of. A lay member has no ward."""
    named = base.named
    is_councillor, is_seat = named.role == Role.COUNCILLOR, named == SEAT
    is_elected = is_councillor and named.standing not in NOT_ELECTED
    leads = named.role == Role.GROUP_LEADER
    ward = reader.place(columns.WARD, is_needed=is_elected)
    group = reader.place(columns.GROUP, is_needed=leads)
    on_committee = is_seat or named.role in COMMITTEE_POSTS
    typed = reader.text(columns.COMMITTEE)
    committees = reader.several_places(columns.COMMITTEE, typed, on_committee)
    seats = [replace(base, named=SEAT, committee=committee) for committee in committees]
    if on_committee:
        return [replace(seat, named=named) for seat in seats]
    post = replace(base, ward=ward if is_elected else None)
    post = replace(post, group=group if is_councillor or leads else None)
    return [post, *seats] if is_councillor else [post]


def posts_of_officer(reader: RowReader, base: ListedPost) -> list[ListedPost]:
    """An officer’s post. One that takes two people is for the whole council."""
    service = reader.place(columns.SERVICE, is_needed=base.named.role in SERVICE_ROLES)
    is_guarded = base.named.role in GUARDED
    title = reader.text(columns.JOB_TITLE)
    return [replace(base, service=None if is_guarded else service, job_title=title)]
