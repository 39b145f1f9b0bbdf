"""Progress of a file that is being saved: how far its transaction is, on a second connection."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from foundation.second_connection import second_connection
from people.models import PeopleImport

Progress = Callable[[int], None]
RECORD = "UPDATE people_peopleimport SET checked = %s WHERE id = %s"


def no_progress(number: int) -> None:
    """For a file that is short enough to wait for."""


@contextmanager
def recorded_progress(people_import: PeopleImport, every: int) -> Iterator[Progress]:
    """Records each number of rows that is a multiple of `every`, and each once all are compared."""
    with second_connection() as second:

        def record(number: int) -> None:
            if number % every == 0 or number > people_import.total:
                with second.cursor() as cursor:
                    cursor.execute(RECORD, [number, people_import.pk])

        yield record
