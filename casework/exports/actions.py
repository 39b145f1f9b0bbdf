"""What happens to an export: taken at once, asked for, fetched, or gone after its time."""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from casework.exports import policy
from casework.exports.lists import Content, ExportedList, filters_in_words
from casework.exports.models import Export, ExportState, Verb
from casework.exports.storing import remove_export
from foundation.history import write
from foundation.turns import made_before, wait_for_turn
from people.models import User, system_user

UNSTARTED = "Nothing has made this file within a day. Make it again from its list."


@transaction.atomic
def record_at_once(
    exported: ExportedList, content: Content, kind: str, number: int, *, by: User
) -> Export:
    """How many rows, and how they were narrowed, before the first of them goes out."""
    policy.can_export(by, exported.key).or_raise()
    now = timezone.now()
    export = begun_export(exported, content, kind, by)
    export.state, export.rows = ExportState.AT_ONCE, number
    export.made_at = export.fetched_at = now
    write(export, by=by, reason=Verb.DOWNLOADED)
    return export


@transaction.atomic
def ask_for(
    exported: ExportedList, content: Content, kind: str, query: str, *, key: UUID | None, by: User
) -> Export:
    """Left to a worker. The same `key` gives the same export: its button was pressed twice."""
    if made := made_before(Export.objects.all(), key, person=by):
        return made
    wait_for_turn("exports of", by.pk)
    waiting = Export.objects.own_of(by).unfetched().count()
    policy.can_ask(by, exported.key, waiting).or_raise()
    export = begun_export(exported, content, kind, by)
    if key:
        export.key = key
    export.query = query
    write(export, by=by, reason=Verb.ASKED)
    return export


def begun_export(exported: ExportedList, content: Content, kind: str, by: User) -> Export:
    return Export(
        person=by,
        of=exported.key,
        title=exported.title,
        file=kind,
        filters=filters_in_words(content),
        by_words=content.by_words,
        state=ExportState.WAITING,
        asked_at=timezone.now(),
    )


@transaction.atomic
def fetch(export: Export, *, by: User) -> UUID:
    """The name of its file, for the first to get this answer; nobody gets another."""
    row = Export.objects.select_for_update(of=("self",)).get(pk=export.pk)
    policy.can_fetch(by, row).or_raise()
    name = row.file_key
    if name is None:
        raise RuntimeError("A file that is ready has no name.")
    fields = {"state": ExportState.FETCHED, "fetched_at": timezone.now(), "file_key": None}
    write(row, by=by, reason=Verb.FETCHED, **fields)
    return name


def finish(export: Export, rows: int, *, reach: list[str]) -> bool:
    """The file of this attempt is made. False if it was given up for another meanwhile."""
    now = timezone.now()
    with transaction.atomic():
        row = current_attempt(export)
        if row is None:
            return False
        write(
            row,
            by=system_user(),
            reason=Verb.MADE,
            state=ExportState.READY,
            rows=rows,
            done=rows,
            made_at=now,
            expires_at=now + Export.KEPT_FOR,
            reach=reach,
            sealed_query=b"",
        )
    return True


@transaction.atomic
def fail(export: Export, why: str) -> None:
    """`why` is a sentence for its person, and quotes nothing of the list."""
    if row := current_attempt(export):
        give_up(row, why)


def give_up(row: Export, why: str) -> None:
    fields = {"state": ExportState.FAILED, "why": why, "sealed_query": b"", "file_key": None}
    write(row, by=system_user(), reason=Verb.FAILED, **fields)


def current_attempt(export: Export) -> Export | None:
    rows = Export.objects.select_for_update(of=("self",))
    return rows.filter(pk=export.pk, state=ExportState.WAITING, file_key=export.file_key).first()


def expire(key: int, now: datetime) -> bool:
    """Within a transaction. The file goes once it is certain."""
    rows = Export.objects.past_their_time(now).select_for_update(of=("self",), skip_locked=True)
    row = rows.filter(pk=key).first()
    if row is None:
        return False
    transaction.on_commit(partial(remove_export, row.file_key))
    if row.state == ExportState.WAITING:
        give_up(row, UNSTARTED)
    else:
        fields = {"state": ExportState.EXPIRED, "file_key": None}
        write(row, by=system_user(), reason=Verb.EXPIRED, **fields)
    return True
