"""What removes files: the records of this database, and never that there is none.

An older copy of the database knows nothing of newer files, so a file that no row names is left
where it is and counted. See record 35.
"""

import logging
from collections.abc import Iterable, Iterator
from itertools import islice
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from casework.files import store
from casework.files.models import (
    Content,
    PendingUpload,
    RemovedFile,
    State,
    StoredFile,
    file_tables,
)
from foundation.erasure import DESTROYED

logger = logging.getLogger(__name__)
A_DAY = 24 * 60 * 60
AT_ONCE = 1000


@transaction.atomic
def discard_uploads(rows: Iterable[PendingUpload]) -> int:
    """Remove pending uploads: the rows with a record of it, the files once that is certain."""
    keys = [row.key for row in rows]
    if keys:
        RemovedFile.objects.bulk_create(map(RemovedFile, keys), ignore_conflicts=True)
        PendingUpload.objects.filter(key__in=keys).delete()
        transaction.on_commit(lambda: finish_removals(keys))
    return len(keys)


def finish_removals(keys: list[UUID]) -> None:
    store.remove_arrived(*keys)
    RemovedFile.objects.filter(key__in=keys).delete()


def remove_unneeded_files() -> int:
    """Remove uploads that were never sent, and finish what a process that ended left half done.

    Returns how many files went. What was sent stays, and so does what no row names.
    """
    gone = discard_uploads(PendingUpload.objects.left_lying(timezone.now()))
    gone += store.remove_unfinished(A_DAY)
    finish_removals(list(RemovedFile.objects.values_list("key", flat=True)))
    keep_sent_files()
    remove_unsafe_content()
    if unowned := sum(1 for _ in unowned_files()):
        logger.warning("Files that no row of this database names, and that stay: %d", unowned)
    return gone


def keep_sent_files() -> None:
    """Those that were sent by a process that ended before it could move them."""
    for names in names_in_pieces(name for name, _ in store.files_in(store.ARRIVING)):
        for model in file_tables():
            if issubclass(model, StoredFile):
                store.keep_files(*keys_in(model, names))


def remove_unsafe_content() -> None:
    """Of files whose row says that they have a virus, or that their record was destroyed."""
    for model in file_tables():
        unsafe = model._base_manager.filter(Q(state=State.UNSAFE) | Q(digest=DESTROYED))
        store.remove_files(*unsafe.values_list("key", flat=True))


def unowned_files() -> Iterator[UUID]:
    """Files older than a day that no row of this database names."""
    old = (name for name, path in store.all_files() if store.older_than(A_DAY, path))
    for names in names_in_pieces(old):
        known = {key for model in file_tables() for key in keys_in(model, names)}
        yield from (name for name in names if name not in known)


def names_in_pieces(names: Iterator[UUID]) -> Iterator[list[UUID]]:
    while batch := list(islice(names, AT_ONCE)):
        yield batch


def keys_in(table: type[Content], names: list[UUID]) -> Iterable[UUID]:
    """Those of these names that a row of this table has."""
    return table._base_manager.filter(key__in=names).values_list("key", flat=True)


def separate_uploads() -> None:
    """In a folder from before there was a place for uploads, move them there."""
    store.separate_arriving(PendingUpload.objects.values_list("key", flat=True))
