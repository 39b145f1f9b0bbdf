"""Everything that is verified, in one consistent reading of the database."""

import contextlib
from collections.abc import Iterator, Sized
from dataclasses import dataclass
from functools import cache

from django.db import connection, models, transaction

from casework.files.key_check import FILES
from evidence.heads import HeadLine
from evidence.key_check import HEADS, LINKS
from evidence.keys import ChainKeys, usable_keys
from evidence.models import Head, Link, SealedLink
from evidence.tables import Columns, models_with_history, read_catalogue
from evidence.verification import erasures, files, heads, links, rows, shape, triggers
from evidence.verification.problem import Problem
from evidence.writing import link_rows_so_far
from foundation.key_report import key_reports

NO_KEY = Problem("chain", "", "there is no chain key here, so links cannot be checked")
NO_LINKS = Problem("chain", "", "there are no links; manage.py prepare makes the first")

READ_WHOLE = {FILES, HEADS, LINKS}
OF_CHAIN = {model._meta.db_table for model in (Link, SealedLink, Head)}


@dataclass(frozen=True)
class Evidence:
    """What was looked at, and what is wrong, the oldest first."""

    records: int
    tables: int
    links: int
    heads: int
    guarded: int
    files: int
    problems: tuple[Problem, ...]
    unguarded: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.records:,} records in {self.tables} tables match their history, "
            f"{self.links:,} links and {self.heads:,} heads are as they were written, "
            f"{self.guarded} triggers are in place and {self.files:,} files are unchanged."
        )


def gather_evidence(*, with_files: bool = True, kept: HeadLine | None = None) -> Evidence:
    """Read every table whole, as it was at one moment."""
    read = links.Links()
    with one_moment():
        columns = read_catalogue()
        broken = shape.wrong_with_tables(columns)
        recorded = tuple(model for model in models_with_history() if is_whole(model, broken))
        problems = list(broken.values())
        records, differing = rows.compare_rows(recorded)
        problems += differing
        if not broken.keys() & OF_CHAIN:
            problems += chain_problems(usable_keys(), read, columns, kept)
        problems += triggers.check_triggers()
        problems += erasures.check_functions()
        problems += wrong_keys(broken)
        looked_at = list(files.check_files(broken)) if with_files else []
    problems += filter(None, looked_at)
    return Evidence(
        records=records,
        tables=len(recorded),
        links=read.number,
        heads=read.heads,
        guarded=len(triggers.expected()),
        files=len(looked_at),
        problems=tuple(sorted(set(problems), key=lambda problem: problem.order)),
        unguarded=uncovered_columns(),
    )


def wrong_keys(broken: Sized) -> Iterator[Problem]:
    """Keys of this process that do not open what is stored. Nothing is said of those it does not
    have, nor of a broken table, nor of what is read whole here."""
    if broken:
        return
    for report in key_reports():
        if report.of not in READ_WHOLE:
            yield from (Problem("keys", "", what.removesuffix(".")) for what in report.missing)


def is_whole(model: type[models.Model], broken: dict[str, Problem]) -> bool:
    """Whether its rows and their history can be compared."""
    history = model.history.model  # type: ignore[attr-defined]
    return not broken.keys() & {model._meta.db_table, history._meta.db_table}


def chain_problems(
    keys: ChainKeys, read: links.Links, columns: dict[str, Columns], kept: HeadLine | None
) -> Iterator[Problem]:
    if not keys:
        yield NO_KEY
        return
    yield from links.check_links(keys, read, columns)
    yield from erasures.check_erasures()
    if not read.number:
        yield NO_LINKS
    read.heads = Head.objects.count()
    yield from heads.check_heads(keys, read)
    yield from heads.check_file()
    if kept:
        yield from heads.check_kept_head(keys, kept)


@contextlib.contextmanager
def one_moment() -> Iterator[None]:
    """What others commit meanwhile is not seen, so that no row comes without its link. Within a
    transaction, what that wrote so far gets its links first."""
    within = connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        if within:
            link_rows_so_far(connection)
        else:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        # Compiling fifty tables at once takes longer than reading them.
        cursor.execute("SET LOCAL jit = off; SET LOCAL timezone = 'UTC'")
        yield


@cache
def uncovered_columns() -> tuple[str, ...]:
    """Columns of recorded tables that neither history nor chain covers."""
    return tuple(
        f"{model._meta.db_table}.{name}"
        for model in models_with_history()
        for name in rows.unguarded_columns(model)
    )
