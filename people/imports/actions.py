"""Uploading a file of members or officers, checking it, and saving all of it or nothing."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from foundation.history import update_without_history, write
from foundation.turns import made_before
from foundation.verdict import ChangedSinceShown
from people.imports import policy
from people.imports.comparison import plan_of
from people.imports.plan import Plan
from people.imports.progress import Progress, no_progress
from people.imports.saving import save_changes
from people.models import ImportKind, ImportLine, ImportState, LineKind, PeopleImport, User
from people.models.people_import import NOT_SAVED

AT_A_GLANCE = 1_000  # rows; more of them are left to a worker
MOST_ROWS = {ImportKind.MEMBERS: 2_000, ImportKind.OFFICERS: 50_000}
PROGRESS_EVERY = 500  # people
CHANGED = (
    "People or posts have changed since you saw this page, so nothing has been saved. Read what"
    " the file changes now, then save it."
)


@transaction.atomic
def upload(
    rows: list[list[str]],
    *,
    kind: ImportKind,
    file_name: str,
    others_end_on: date | None = None,
    key: UUID,
    by: User,
) -> PeopleImport:
    """Keep the rows of a file until it is saved or lapses. The same `key` gives the same file: its
    button was pressed twice."""
    policy.can_import(by).or_raise()
    if made := made_before(PeopleImport.objects.all(), key, made_by=by):
        return made
    people_import = PeopleImport(
        key=key,
        kind=kind,
        file_name=file_name,
        others_end_on=others_end_on,
        rows=rows,
        total=len(rows) - 1,
        made_by=by,
        made_at=timezone.now(),
    )
    write(people_import, by=by, reason="uploaded")
    return people_import


def check(people_import: PeopleImport, *, with_progress: bool = False) -> Plan:
    """Compare a file with who is there, and keep what its page says: the problems, or each change
    in words. Nothing else changes."""
    progress = progress_of(people_import) if with_progress else lambda number: None
    plan = plan_of(people_import, timezone.localdate(), progress)
    keep_lines(people_import, plan)
    return plan


def progress_of(people_import: PeopleImport) -> Callable[[int], None]:
    """Records how far a worker is, where it is no part of a transaction."""

    def record(number: int) -> None:
        if number % PROGRESS_EVERY == 0:
            people_import.checked = min(number, people_import.total)
            update_without_history([people_import], ["checked"])

    return record


@transaction.atomic
def keep_lines(people_import: PeopleImport, plan: Plan) -> None:
    """The lines of the page instead of earlier ones. A file that was saved meanwhile stays so."""
    row = PeopleImport.objects.select_for_update().defer("rows").get(pk=people_import.pk)
    if row.state not in NOT_SAVED:
        return
    people_import.lines.all().delete()
    ImportLine.objects.bulk_create(lines_of(people_import, plan))
    state = ImportState.PROBLEMS if plan.problems else ImportState.READY
    joins = sum(one.joins for one in plan.changes)
    counts = {"people": len(plan.changes), "joins": joins, "same": plan.same}
    fields = {"state": state, "mark": plan.mark, "counts": counts, "begun_at": None}
    write(people_import, by=people_import.made_by, reason=f"checked: {state.value}", **fields)


def lines_of(people_import: PeopleImport, plan: Plan) -> list[ImportLine]:
    changes = [(row, "", words) for one in plan.changes for row, words in one.lines]
    notes = [(row, "", words) for row, words in plan.notes]
    kinds: dict[LineKind, list[tuple[int, str, str]]] = {
        LineKind.PROBLEM: [(row, column, words) for row, column, words in plan.problems],
        LineKind.CHANGE: changes,
        LineKind.NOTE: notes,
    }
    return [
        ImportLine(
            people_import=people_import,
            kind=kind,
            number=number,
            row=row,
            column=column,
            sentence=sentence[:1000],
        )
        for kind, lines in kinds.items()
        for number, (row, column, sentence) in enumerate(sorted(lines, key=by_row), start=1)
    ]


def by_row(line: tuple[int, str, str]) -> tuple[bool, int]:
    """In the order of the file, and then what is about nobody in it."""
    return line[0] == 0, line[0]


@transaction.atomic
def start_saving(
    people_import: PeopleImport, *, shown: str, undo_until: datetime, by: User
) -> PeopleImport:
    """The button of the page: save what it showed, or leave that to a worker if it is much.

    Raises PermissionDenied, or ChangedSinceShown if people have changed since; then nothing is
    saved.
    """
    row = PeopleImport.objects.select_for_update().get(pk=people_import.pk)
    if row.state in (ImportState.SAVING, ImportState.DONE) and row.made_by_id == by.pk:
        return row  # the button pressed twice
    policy.can_save(by, row).or_raise()
    if shown != row.mark:
        raise ChangedSinceShown(CHANGED)
    fields = {"state": ImportState.SAVING, "undo_until": undo_until, "begun_at": None}
    write(row, by=by, reason="saving", checked=0, **fields)
    if row.total <= AT_A_GLANCE:
        save(row)
    return row


@transaction.atomic
def save(people_import: PeopleImport, progress: Progress = no_progress) -> None:
    """Save everything in one transaction. Raises ChangedSinceShown if it is no longer what its page
    said. Nobody else gives or ends a post meanwhile. `progress` is told the number of rows compared
    once more, and then, on top of all of them, of those saved."""
    keep_posts_as_they_are()
    plan = plan_of(people_import, timezone.localdate(), progress)
    if plan.problems or plan.mark != people_import.mark:
        raise ChangedSinceShown(CHANGED)
    by = people_import.made_by
    try:
        with transaction.atomic():
            done = save_changes(plan, people_import, progress, by=by)
    except (IntegrityError, ValidationError):  # an address added, or a post proposed, at once
        raise ChangedSinceShown(CHANGED) from None
    fields = {"state": ImportState.DONE, "done_at": timezone.now(), "done": done, "begun_at": None}
    write(people_import, by=by, reason="saved", **fields)


def keep_posts_as_they_are() -> None:
    """Make everybody else who changes posts wait until this transaction ends; readers do not."""
    tables = "people_appointment, people_seat"
    with connection.cursor() as cursor:
        cursor.execute(f"LOCK TABLE {tables} IN SHARE ROW EXCLUSIVE MODE")


def forget(people_import: PeopleImport) -> None:
    """Remove what was in a file that nobody can save or undo any more. What it did stays recorded
    with each person and post."""
    lapsed = people_import.state in NOT_SAVED
    state = ImportState.LAPSED if lapsed else people_import.state
    empty: dict[str, models.JSONField | object] = {"rows": [], "done": {}, "counts": {}}
    people_import.lines.all().delete()
    write(people_import, by=None, reason="contents removed", state=state, **empty)
