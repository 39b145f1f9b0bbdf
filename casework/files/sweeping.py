"""The timed job for held files: each is scanned again."""

import logging
from itertools import chain

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from casework.files import removing, scanner, store
from casework.files.cipher import Unreadable
from casework.files.models import Content, PendingUpload, State, StoredFile, file_tables
from casework.notices.ledger import notify
from foundation import sweeps
from foundation.history import write
from people.models import User, system_user

logger = logging.getLogger(__name__)
VIRUS = "A file you sent contains a virus. No one can open it."


def scan_held_files() -> int:
    """Ask about each held file by itself; returns how many are settled.

    One that the scanner cannot decide is set aside, asked about again later and later, and keeps
    no other waiting. If the scanner is down, no file is to blame, and all wait for the next time.
    """
    settled = 0
    for model in file_tables():
        held = model._base_manager.filter(state=State.CHECKING).order_by("pk")
        sweep = f"virus check of {model._meta.label}"
        for pk in chain(*sweeps.rows_to_try(sweep, held.values_list("pk", flat=True))):
            try:
                settled += settle_held_file(held, pk)
                sweeps.forget(sweep, [str(pk)])
            except (Unreadable, scanner.Undecided) as why:
                logger.error("A held file could not be checked for viruses: %s", why)
                sweeps.set_aside(sweep, str(pk), why, sealed=False)
                if scanner.is_configured() and not scanner.is_answering():
                    return settled
            except scanner.ScannerDown:
                return settled
    return settled


def settle_held_file(held: QuerySet[Content], pk: int) -> bool:
    """Scan one held file and record its state, unless it is settled or gone meanwhile.

    No transaction waits for the scanner. Raises Unreadable, and what the scanner raises.
    """
    file = held.filter(pk=pk).first()
    if file is None:
        return False
    content = store.file_content(file.key)
    is_unsafe = scanner.is_configured() and bool(scanner.virus_in(content))
    with transaction.atomic():
        file = held.filter(pk=pk).select_for_update().first()
        if file is not None:
            record_scan_result(file, State.UNSAFE if is_unsafe else State.READY)
    return file is not None


def record_scan_result(file: Content, state: State) -> None:
    """Record the state of a file. The content of an unsafe file is removed; its row stays."""
    fields = {"state": state, "scanned_at": timezone.now() if scanner.is_configured() else None}
    if isinstance(file, StoredFile):
        write(file, by=system_user(), reason="checked", **fields)
    elif isinstance(file, PendingUpload) and state == State.UNSAFE:
        removing.discard_uploads([file])
    else:
        PendingUpload.objects.filter(pk=file.pk).update(**fields)
    if state == State.UNSAFE:
        transaction.on_commit(lambda: store.remove_files(file.key))
        if isinstance(file, StoredFile):
            tell_sender(file, file.added_by)


def tell_sender(file: StoredFile, sender: User) -> None:
    case = file.case  # type: ignore[attr-defined]
    notify([sender], "file-refused", VIRUS, about=case, once=str(file.key))
