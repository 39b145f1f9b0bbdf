"""How does a pending upload become part of a case? Inside the action that sends it."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.files.arriving import Gone
from casework.files.models import PendingUpload, StoredFile
from people.history import write_new
from people.models import User

S = TypeVar("S", bound=StoredFile)
NOT_THERE = "A file that you chose is not kept any longer. Choose it again."


def any_gone(chosen: Sequence[PendingUpload | Gone]) -> bool:
    """Whether something was chosen that is not kept any longer."""
    return any(isinstance(upload, Gone) for upload in chosen)


def attach(
    chosen: Sequence[PendingUpload | Gone], model: type[S], *, by: User, **fields: Any
) -> list[S]:
    """Take what this person chose into the app's table, with history; three statements, or none.

    To be called inside the action's transaction: when that fails, the uploads
    are pending as before. Raises PermissionDenied when one is not there any longer.
    """
    if not chosen:
        return []
    keys = [upload.key for upload in chosen]
    mine = PendingUpload.objects.visible_to(by).filter(key__in=keys)
    there = {row.key: row for row in mine.select_for_update()}
    if set(there) != set(keys):
        raise PermissionDenied(NOT_THERE)
    # One time for all, so that they stay in the order in which they were chosen.
    fields |= {"added_by": by, "added_at": timezone.now()}
    rows = [model(**there[key].content_fields(), **fields) for key in dict.fromkeys(keys)]
    write_new(rows, by=by, reason="attached")
    PendingUpload.objects.filter(pk__in=[row.pk for row in there.values()]).delete()
    return rows
