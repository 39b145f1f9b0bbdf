"""Attaching pending uploads to a case, inside the action that sends them."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from casework.files import store
from casework.files.arriving import GoneUpload
from casework.files.models import PendingUpload, StoredFile
from foundation.history import write_new
from people.models import User

S = TypeVar("S", bound=StoredFile)
FILE_GONE = "We no longer have one of the files you chose. Choose it again."
NOT_CONFIRMED = "{}. Go back to where you chose it, and select whether to send it as it is."


class FileGone(PermissionDenied):
    """A chosen file is no longer kept."""

    def __init__(self) -> None:
        super().__init__(FILE_GONE)


def refuse_unconfirmed(uploads: Iterable[PendingUpload]) -> None:
    """Raises PermissionDenied for a file with a warning that its owner has not confirmed."""
    for upload in uploads:
        if not upload.can_be_sent:
            raise PermissionDenied(NOT_CONFIRMED.format(upload.warning))


def attach_uploads(
    chosen: Sequence[PendingUpload | GoneUpload], model: type[S], *, by: User, **fields: object
) -> list[S]:
    """Take what this person chose into the app's table, with history; three statements, or none.

    To be called inside the action's transaction: when that fails, the uploads
    are pending as before. Raises FileGone if one is no longer there.
    """
    if not chosen:
        return []
    keys = [upload.key for upload in chosen]
    mine = PendingUpload.objects.visible_to(by).filter(key__in=keys)
    pending = {row.key: row for row in mine.select_for_update()}
    if set(pending) != set(keys):
        raise FileGone
    refuse_unconfirmed(pending.values())
    # One time for all, so that they stay in the order in which they were chosen.
    fields |= {"added_by": by, "added_at": timezone.now()}
    taken = [pending[key] for key in dict.fromkeys(keys)]
    rows = [model(**one.content_fields(), name=one.name, **fields) for one in taken]
    write_new(rows, by=by, reason="attached")
    PendingUpload.objects.filter(pk__in=[row.pk for row in pending.values()]).delete()
    transaction.on_commit(lambda: store.keep_files(*keys))
    return rows
