"""Timed jobs for files: held files are scanned again, and files no one needs are removed."""

import logging
from collections.abc import Iterator
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from casework.files import arriving, scanner, store
from casework.files.cipher import Unreadable
from casework.files.models import Content, PendingUpload, State, StoredFile
from casework.notices.ledger import notify
from foundation.history import write
from people.models import User, system_user

logger = logging.getLogger(__name__)
A_DAY = 24 * 60 * 60
VIRUS = "A file you sent contains a virus. No one can open it."


def file_tables() -> Iterator[type[Content]]:
    """Every table that holds files."""
    return (model for model in apps.get_models() if issubclass(model, Content))


def scan_held_files() -> int:
    """Scan held files; returns how many are settled. Stops if the scanner is still down."""
    settled = 0
    for model in file_tables():
        held = model._base_manager.filter(state=State.CHECKING).order_by("pk")
        for pk in list(held.values_list("pk", flat=True)):
            state = settle_held_file(held, pk)
            if state == State.CHECKING:
                return settled
            settled += state is not None
    return settled


@transaction.atomic
def settle_held_file(held: QuerySet[Content], pk: int) -> State | None:
    """Scan one held file and record its state; None if it is settled, taken or unreadable."""
    file = held.filter(pk=pk).select_for_update(skip_locked=True).first()
    if file is None:
        return None
    try:
        content = store.file_content(file.key)
    except Unreadable as why:
        logger.error("A held file cannot be read: %s", why)
        return None
    state = arriving.scan_state(content) if scanner.is_configured() else State.READY
    if state != State.CHECKING:
        record_scan_result(file, state)
    return state


def record_scan_result(file: Content, state: State) -> None:
    """Record the state of a file. The content of an unsafe file is removed; its row stays."""
    fields = {"state": state, "scanned_at": timezone.now() if scanner.is_configured() else None}
    if isinstance(file, StoredFile):
        write(file, by=system_user(), reason="checked", **fields)
    elif state == State.UNSAFE:
        file.delete()
    else:
        PendingUpload.objects.filter(pk=file.pk).update(**fields)
    if state == State.UNSAFE:
        transaction.on_commit(lambda: store.remove_files(file.key))
        if isinstance(file, StoredFile):
            tell_sender(file, file.added_by)


def tell_sender(file: StoredFile, sender: User) -> None:
    case = file.case  # type: ignore[attr-defined]
    notify([sender], "file-refused", VIRUS, about=case, once=str(file.key))


def remove_unneeded_files() -> int:
    """Remove uploads that were never sent, and files that no row knows; how many files went."""
    gone = arriving.discard_uploads(PendingUpload.objects.left_lying(timezone.now()))
    gone += store.remove_unfinished(A_DAY)
    known = {
        key for model in file_tables() for key in model._base_manager.values_list("key", flat=True)
    }
    for name in orphan_files(known):
        logger.warning("A file that no row knows was removed: %s", name)
        store.remove_files(name)
        gone += 1
    return gone


def orphan_files(known: set[UUID]) -> list[UUID]:
    """Files older than a day that are none of these. None at all where nothing is known, which is
    what a portal sees that was pointed at an empty database by mistake."""
    if not known:
        return []
    old = (name for name, at in store.all_files() if store.older_than(A_DAY, at))
    return [name for name in old if name not in known]
