"""Columns of the two files: what each is called, and which are missing or unknown."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import NamedTuple

from foundation.text_search import searched_words
from people.models import PeopleImport
from people.models.people_import import ImportKind


class Column(NamedTuple):
    """A column by its name in the template; `also` are other names that it may have."""

    name: str
    is_needed: bool = False
    also: tuple[str, ...] = ()


NAME = Column("Name", True, ("full name", "member", "councillor", "officer", "employee"))
ADDRESS = Column("Email address", True, ("email", "e-mail", "address", "work email"))
WARD = Column("Ward", True, ("division", "electoral ward"))
GROUP = Column("Group", False, ("political group", "party"))
SERVICE = Column("Service", True, ("department", "directorate", "team"))
POST = Column("Post", False, ("role", "position"))
COMMITTEE = Column("Committee", False, ("body",))
JOB_TITLE = Column("Job title", False, ("title",))
STARTS = Column("Starts", False, ("start", "start date", "starts on", "first day", "from"))
ENDS = Column("Ends", False, ("end", "end date", "ends on", "last day", "until", "to"))

COLUMNS = {
    ImportKind.MEMBERS: (NAME, ADDRESS, WARD, GROUP, POST, COMMITTEE, STARTS, ENDS),
    ImportKind.OFFICERS: (NAME, ADDRESS, SERVICE, POST, JOB_TITLE, STARTS, ENDS),
}
MISSING = "There is no column “{name}”. Add it to the first row of the file."
UNKNOWN = "There is a column “{heading}” that we do not know.{nearest} Rename it or delete it."
TWICE = "The column “{name}” is there twice. Delete one of them."


def columns_of(people_import: PeopleImport) -> tuple[Column, ...]:
    return COLUMNS[ImportKind(people_import.kind)]


def folded_heading(heading: str) -> str:
    return " ".join(searched_words(heading))


def places_of_columns(
    headings: Sequence[str], columns: Sequence[Column]
) -> tuple[dict[Column, int], list[str]]:
    """Where each column is, and a sentence for each that is missing, unknown or there twice."""
    known = {
        folded_heading(name): column for column in columns for name in (column.name, *column.also)
    }
    found: dict[Column, int] = {}
    problems: list[str] = []
    for place, heading in enumerate(headings):
        column = known.get(folded_heading(heading))
        if column is None:
            problems += list(unknown_heading(heading, columns))
        elif column in found:
            problems.append(TWICE.format(name=column.name))
        else:
            found[column] = place
    missing = [c for c in columns if c.is_needed and c not in found]
    return found, [MISSING.format(name=column.name) for column in missing] + problems


def unknown_heading(heading: str, columns: Sequence[Column]) -> Iterator[str]:
    """A column without a heading is passed over; what is in it is looked at row by row."""
    if not heading:
        return
    near = get_close_matches(heading.casefold(), [c.name.casefold() for c in columns], n=1)
    names = {column.name.casefold(): column.name for column in columns}
    nearest = f" Did you mean “{names[near[0]]}”?" if near else ""
    yield UNKNOWN.format(heading=heading[:60], nearest=nearest)
