"""The timed job for held files: each is scanned again."""

import logging

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from casework.files import arriving, removing, scanner, store
from casework.files.cipher import Unreadable
from casework.files.models import Content, PendingUpload, State, StoredFile, file_tables
from casework.notices.ledger import notify
from foundation.history import write
from people.models import User, system_user

logger = logging.getLogger(__name__)
VIRUS = "A file you sent contains a virus. No one can open it."


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
