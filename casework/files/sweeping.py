"""Timed jobs for files: held files are scanned again, and files no one needs are removed."""

import logging
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from casework.files import arriving, scanner, store
from casework.files.cipher import Unreadable
from casework.files.models import Content, PendingUpload, State, StoredFile
from casework.notices.ledger import tell
from foundation.history import write
from people.models import User, system_user

logger = logging.getLogger(__name__)
A_DAY = 24 * 60 * 60
VIRUS = "A file you sent contains a virus. No one can open it."
SEALED = "There is something for you in the portal."


def tables() -> Iterator[Any]:
    """Every table that holds files."""
    return (model for model in apps.get_models() if issubclass(model, Content))


def check_held() -> int:
    """Ask the scanner about what is held; how many are settled. It stops when it is down still."""
    settled = 0
    for model in tables():
        held = model._base_manager.filter(state=State.CHECKING).order_by("pk")
        for pk in list(held.values_list("pk", flat=True)):
            state = verdict(held, pk)
            if state == State.CHECKING:
                return settled
            settled += state is not None
    return settled


@transaction.atomic
def verdict(held: Any, pk: int) -> State | None:
    """What becomes of one held file; None when it is settled or taken already, or unreadable."""
    file = held.filter(pk=pk).select_for_update(skip_locked=True).first()
    if file is None:
        return None
    try:
        content = store.content(file.key)
    except Unreadable as why:
        logger.error("A held file cannot be read: %s", why)
        return None
    state = arriving.scanned(content) if scanner.is_configured() else State.READY
    if state != State.CHECKING:
        settle(file, state)
    return state


def settle(file: Any, state: State) -> None:
    """Record what was found. The content of what is unsafe goes; that it was there stays."""
    found = {"state": state, "scanned_at": timezone.now() if scanner.is_configured() else None}
    if isinstance(file, StoredFile):
        write(file, by=system_user(), reason="checked", **found)
    elif state == State.UNSAFE:
        file.delete()
    else:
        PendingUpload.objects.filter(pk=file.pk).update(**found)
    if state == State.UNSAFE:
        transaction.on_commit(lambda: store.remove(file.key))
        if isinstance(file, StoredFile):
            tell_sender(file, file.added_by)


def tell_sender(file: StoredFile, sender: User) -> None:
    case = file.case  # type: ignore[attr-defined]
    sentence = SEALED if case.SEALED else VIRUS
    tell([sender], "file-refused", sentence, about=case, once=str(file.key))


def sweep() -> int:
    """Remove uploads that were never sent, and files that no row knows; how many files went."""
    gone = arriving.discard(PendingUpload.objects.left_lying(timezone.now()))
    gone += store.remove_unfinished(A_DAY)
    known = {key for model in tables() for key in model._base_manager.values_list("key", flat=True)}
    for name in orphans(known):
        logger.warning("A file that no row knows was removed: %s", name)
        store.remove(name)
        gone += 1
    return gone


def orphans(known: set[UUID]) -> list[UUID]:
    """Files older than a day that are none of these. None at all where nothing is known, which is
    what a portal sees that was pointed at an empty database by mistake."""
    if not known:
        return []
    old = (name for name, at in store.all_files() if store.older_than(A_DAY, at))
    return [name for name in old if name not in known]
