"""What the page of a file shows: its facts, its lines, and what can be done with it."""

from datetime import datetime
from typing import NamedTuple

from django.urls import reverse

from foundation.dates_in_words import clock, day, moment
from foundation.paging import numbered_page_url, page_number
from foundation.types import Context
from people.imports import policy
from people.models import ImportLine, ImportState, LineKind, PeopleImport, User

LINES_AT_ONCE = 200
COLOURS = {
    ImportState.CHECKING: "",
    ImportState.PROBLEMS: "red",
    ImportState.READY: "purple",
    ImportState.SAVING: "",
    ImportState.DONE: "green",
    ImportState.UNDOING: "",
}
WORK = {
    ImportState.CHECKING: "We are comparing the file with everyone who is there. So far we have"
    " compared {checked:,} of {total:,} rows, {percent}%.",
    ImportState.SAVING: "We are saving all {total:,} rows together. If something stops this, none"
    " of them is saved. So far {so_far}, {percent}%.",
    ImportState.UNDOING: "We are putting back what the file did, all of it together.",
}


class LinesPage(NamedTuple):
    """One page of the lines of a file, with the links to the next and the first one."""

    rows: list[ImportLine]
    number: int
    next_link: dict[str, str] | None
    first_url: str


def tag_of(people_import: PeopleImport) -> tuple[str, str]:
    state = ImportState(people_import.state)
    return state.label, COLOURS.get(state, "grey")


def content_of(people_import: PeopleImport, user: User, page: str, now: datetime) -> Context:
    """The whole page but for its form; four statements, however long the file is."""
    kind = LineKind.PROBLEM if people_import.state == ImportState.PROBLEMS else LineKind.CHANGE
    state = ImportState(people_import.state)
    working = WORK.get(state, "").format(
        checked=people_import.checked,
        total=people_import.total,
        percent=people_import.percent,
        so_far=saved_so_far(people_import),
    )
    may_undo = policy.can_undo(user, people_import, now)
    return {
        "title": people_import.file_name,
        "overline": people_import.get_kind_display(),
        "back": (reverse("imports:list"), "Back to files of councillors and officers"),
        "facts": facts_of(people_import),
        "people_import": people_import,
        "summary": summary_of(people_import),
        "lines": lines_page(people_import, kind, page),
        "shows_problems": kind == LineKind.PROBLEM,
        "notes": list(people_import.lines.filter(kind=LineKind.NOTE)[:LINES_AT_ONCE]),
        "working": working,
        "may_save": policy.can_save(user, people_import),
        "undo_url": reverse("imports:undo", args=[people_import.pk]) if may_undo else "",
        "again_url": reverse("imports:upload", args=[people_import.kind]),
    }


def saved_so_far(people_import: PeopleImport) -> str:
    """While it is saved: each row is compared once more, and then all are written."""
    total, number = people_import.total, people_import.checked
    if number < total:
        return f"we have compared {number:,} of {total:,} rows once more"
    return f"we have written {min(number - total, total):,} of {total:,} rows"


def facts_of(people_import: PeopleImport) -> list[Context]:
    made = [people_import.made_by.name, moment(people_import.made_at)]
    facts: list[Context] = [
        {"label": "State", "tag": tag_of(people_import)},
        {"label": "Uploaded by", "lines": made},
        {"label": "Rows", "lines": [f"{people_import.total:,}"]},
    ]
    if people_import.state == ImportState.DONE and people_import.undo_until:
        until = people_import.undo_until
        lines = [f"{day(until)} at {clock(until)}"]
        facts.append({"label": "Can be undone until", "lines": lines})
    elif people_import.undone_by and people_import.undone_at:
        lines = [people_import.undone_by.name, moment(people_import.undone_at)]
        facts.append({"label": "Undone by", "lines": lines})
    return facts


def summary_of(people_import: PeopleImport) -> str:
    """How many people change; nothing of a file whose contents have been removed."""
    if not (counts := people_import.counts) or people_import.state == ImportState.PROBLEMS:
        return ""
    people, joins, same = (int(counts.get(name, 0)) for name in ("people", "joins", "same"))
    rows = "1 row says" if same == 1 else f"{same:,} rows say"
    nothing = f" {rows} only what is there already." if same else ""
    if not people:
        return f"This file changes nothing.{nothing}"
    who = "1 person" if people == 1 else f"{people:,} people"
    new = f" {joins:,} of them {'is' if joins == 1 else 'are'} new." if joins else ""
    done = people_import.state in (ImportState.DONE, ImportState.UNDONE, ImportState.UNDOING)
    changes = "changed" if done else "changes"
    return f"This file {changes} posts of {who}.{new}{nothing}"


def lines_page(people_import: PeopleImport, kind: str, typed: str) -> LinesPage:
    rows = people_import.lines.filter(kind=kind).order_by("number")
    in_all = rows.count()
    number = page_number(typed, in_all, size=LINES_AT_ONCE)
    start = (number - 1) * LINES_AT_ONCE
    shown = list(rows[start : start + LINES_AT_ONCE])
    more = in_all > start + LINES_AT_ONCE
    next_link = {"url": numbered_page_url(number + 1), "label": "Next page"} if more else None
    return LinesPage(shown, in_all, next_link, numbered_page_url(1) if number > 1 else "")
