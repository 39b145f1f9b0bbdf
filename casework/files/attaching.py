"""Attaching pending uploads to a case, inside the action that sends them."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from casework.files.arriving import Gone
from casework.files.models import PendingUpload, StoredFile
from foundation.history import write_new
from people.models import User

S = TypeVar("S", bound=StoredFile)
NOT_THERE = "We no longer have one of the files you chose. Choose it again."


def any_gone(chosen: Sequence[PendingUpload | Gone]) -> bool:
    """Whether a chosen file is no longer kept."""
    return any(isinstance(upload, Gone) for upload in chosen)


def attach(
    chosen: Sequence[PendingUpload | Gone], model: type[S], *, by: User, **fields: Any
) -> list[S]:
    """Take what this person chose into the app's table, with history; three statements, or none.

    To be called inside the action's transaction: when that fails, the uploads
    are pending as before. Raises PermissionDenied if one is no longer there.
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
