"""Many enquiries at once, a hundred thousand in a minute, written straight into the tables.

The rows are those that the actions would have written, without the notices. They
go in by COPY in batches, so memory stays flat; search vectors are made by the database.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from time import monotonic
from uuid import UUID

from django.db import connection, models, transaction
from django.db.backends.utils import CursorWrapper
from django.utils import timezone
from psycopg import sql

from dev.demo import rows
from dev.demo.fates import Fate, Fates
from dev.demo.promised import PromiseMade, Promises, Row
from dev.demo.words import Words
from enquiries.models import Enquiry, EnquiryLetter, EnquiryPromise
from foundation.owner import as_owner
from foundation.text_search import searched_words
from people.models import system_user
from protocols.version_cache import in_force

BATCH_SIZE = 5_000
REPORT_EVERY = 50_000


def add_many(number: int, *, say: Callable[[str], object]) -> None:
    """Add so many enquiries, each batch in its own transaction, and say how far it is.

    As the owner, who can have temporary tables and refresh statistics.
    """
    with as_owner():
        add_in_batches(number, say)


def add_in_batches(number: int, say: Callable[[str], object]) -> None:
    began, done = monotonic(), 0
    maker = Maker(Random(Enquiry.objects.count()))  # noqa: S311  (nothing secret is drawn)
    fates = maker.fates.draw(number)
    while batch := list(islice(fates, BATCH_SIZE)):
        with transaction.atomic():
            maker.write(batch)
        done += len(batch)
        if done % REPORT_EVERY == 0 or done == number:
            say(f"{done:,} enquiries added after {monotonic() - began:.0f} seconds")
    refresh_statistics()


def refresh_statistics() -> None:
    """Tell the planner what the tables hold now, as it would find out by itself a little later.

    Inside a transaction only the half of it that is possible there.
    """
    how = "ANALYZE" if connection.in_atomic_block else "VACUUM (ANALYZE)"
    with connection.cursor() as cursor:
        for model in (Enquiry, EnquiryLetter, EnquiryPromise, Enquiry.history.model):
            cursor.execute(f"{how} {connection.ops.quote_name(model._meta.db_table)}")


class Maker:
    """Writes enquiries under today's version of the protocol."""

    def __init__(self, chance: Random) -> None:
        today, now = timezone.localdate(), timezone.now()
        self.chance, self.words, self.portal = chance, Words(chance), system_user().pk
        self.promises = Promises(in_force(today), now)
        self.fates = Fates(today, self.promises.calendar, chance)

    def write(self, batch: list[Fate]) -> None:
        """One batch with everything that hangs on it, in six statements and their COPYs."""
        tables = Tables(self, batch)
        with connection.cursor() as cursor:
            insert_enquiries(cursor, tables.enquiries, tables.texts)
            copy_rows(cursor, Enquiry.history.model, tables.history)
            copy_rows(cursor, EnquiryLetter, tables.letters)  # a holding reply keeps a promise
            copy_rows(cursor, EnquiryPromise, tables.promises)
            copy_rows(cursor, EnquiryPromise.history.model, tables.promise_history)

    def uuid(self) -> UUID:
        return UUID(int=self.chance.getrandbits(128), version=4)


class Tables:
    """The rows of one batch by table; `texts` are those of each enquiry's letters."""

    def __init__(self, maker: Maker, batch: list[Fate]) -> None:
        promises = [maker.promises.of(fate) for fate in batch]
        references, keys = take_references(batch), take_keys(Enquiry, len(batch))
        promise_keys = iter(take_keys(EnquiryPromise, sum(map(len, promises))))
        self.enquiries: list[Row] = []
        self.history: list[Row] = []
        self.promises: list[Row] = []
        self.promise_history: list[Row] = []
        self.letters: list[Row] = []
        self.texts: list[str] = []
        protocol = {"protocol_id": maker.promises.protocol.pk}
        for fate, promised, pk, reference in zip(batch, promises, keys, references, strict=True):
            due = maker.promises.due_fields(promised)
            row = rows.enquiry_row(fate, pk, maker.uuid(), reference, maker.words, due) | protocol
            letters = rows.letter_rows(fate, row, maker.words, [maker.uuid(), maker.uuid()])
            self.enquiries.append(row)
            self.history += rows.enquiry_history_rows(fate, row, maker.portal)
            self.letters += letters
            self.texts.append(" ".join(str(letter["body"]) for letter in letters))
            self.promise(fate, promised, pk, promise_keys)

    def promise(
        self, fate: Fate, promised: list[PromiseMade], case: int, keys: Iterator[int]
    ) -> None:
        for promise in promised:
            row = rows.promise_row(promise, next(keys), case)
            self.promises.append(row)
            self.promise_history.append(rows.promise_history_row(promise, row, fate.seat.member))


def take_keys(model: type[models.Model], number: int) -> list[int]:
    """So many primary keys that nobody else will get."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
            [model._meta.db_table, number],
        )
        return [key for (key,) in cursor.fetchall()]


def take_references(batch: list[Fate]) -> list[str]:
    """A reference for each, from the counter of the year in which it came."""
    years = [rows.year_received(fate) for fate in batch]
    series = {year: take_numbers(year, many) for year, many in Counter(years).items()}
    return [f"E-{year}-{next(series[year]):04d}" for year in years]


def take_numbers(year: int, many: int) -> Iterator[int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO casework_counter (series, last) VALUES (%s, %s) ON CONFLICT (series) "
            "DO UPDATE SET last = casework_counter.last + excluded.last RETURNING last",
            [f"E-{year}", many],
        )
        last = cursor.fetchone()[0]
    return iter(range(last - many + 1, last + 1))


def copy_rows(
    cursor: CursorWrapper, table: type[models.Model] | str, table_rows: list[Row]
) -> None:
    """COPY rows that all have the same columns."""
    name = table if isinstance(table, str) else table._meta.db_table
    columns = list(table_rows[0])
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(name), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with cursor.copy(statement) as stream:
        for row in table_rows:
            stream.write_row([row[column] for column in columns])


# As `foundation.text_search.search_vector` has it.
SEARCH_VECTOR = "to_tsvector('simple', words) || to_tsvector('english', words)"


def insert_enquiries(cursor: CursorWrapper, enquiries: list[Row], texts: list[str]) -> None:
    """Enquiries with their words made findable, as raising and sending letters would."""
    columns = sql.SQL(", ").join(map(sql.Identifier, enquiries[0]))
    table = sql.Identifier(Enquiry._meta.db_table)
    cursor.execute("DROP TABLE IF EXISTS demo_enquiry")
    cursor.execute(
        sql.SQL(
            "CREATE TEMPORARY TABLE demo_enquiry ON COMMIT DROP AS "
            "SELECT {}, title AS words FROM {} WHERE false"
        ).format(columns, table)
    )
    cursor.execute("ALTER TABLE demo_enquiry ALTER COLUMN words TYPE text")
    with_texts = [
        row | {"words": " ".join(searched_words(f"{row['title']} {row['place']} {text}"))}
        for row, text in zip(enquiries, texts, strict=True)
    ]
    copy_rows(cursor, "demo_enquiry", with_texts)
    insert = "INSERT INTO {} ({}, search) SELECT {}, {} FROM demo_enquiry"
    cursor.execute(sql.SQL(insert).format(table, columns, columns, sql.SQL(SEARCH_VECTOR)))
