"""Files that arrive with a form: each becomes a pending upload, or a sentence saying why not."""

import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from casework.files import checking, names, scanner, store
from casework.files.checking import Checked
from casework.files.kinds import Refused
from casework.files.models import PendingUpload, State
from people.models import User

logger = logging.getLogger(__name__)
KEPT, DROPPED = "_kept", "_drop"  # after the name of the field: what a page brings back
NO_ROOM = "could not be saved because the portal has run out of space. Try again later"
TOO_MANY = "is one too many. Send the files you have chosen first, then add more"
VIRUS = "contains a virus, so it was not saved"


@dataclass(frozen=True)
class Refusal:
    """A file that was not accepted, and the whole sentence saying why."""

    sentence: str


@dataclass(frozen=True)
class Gone:
    """A file that the page still names but that is no longer kept."""

    key: UUID


Arrival = PendingUpload | Refusal | Gone


def arrivals(request: HttpRequest, fields: Iterable[str]) -> MultiValueDict[str, Any]:
    """For each of these fields of a POST: what it kept, without what was dropped, and what came.

    `request.user` is to be allowed what the form does: each file is stored at once.
    """
    user: Any = request.user
    found: MultiValueDict[str, Any] = MultiValueDict()
    for field in fields:
        kept = brought_back(request, field, user)
        new = [arrived(upload, by=user) for upload in request.FILES.getlist(field) if upload]
        found.setlist(field, [*kept, *new])
    return found


def brought_back(request: HttpRequest, field: str, user: User) -> list[Arrival]:
    """What an earlier press of the button left with this person, in its order."""
    dropped = uuids(request.POST.getlist(f"{field}{DROPPED}"))
    wanted = [key for key in uuids(request.POST.getlist(f"{field}{KEPT}")) if key not in dropped]
    discard(PendingUpload.objects.visible_to(user).filter(key__in=dropped) if dropped else ())
    there = pending_uploads(wanted, user)
    return [there.get(key, Gone(key)) for key in wanted]


def pending_uploads(keys: list[UUID], user: User) -> dict[UUID, PendingUpload]:
    if not keys:
        return {}
    rows = PendingUpload.objects.visible_to(user).filter(key__in=keys)
    return {row.key: row for row in rows}


def uuids(texts: Iterable[str]) -> list[UUID]:
    found = []
    for text in list(texts)[: PendingUpload.MOST]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def discard(rows: Iterable[PendingUpload]) -> int:
    """Remove pending uploads: the row first, the file once that is certain."""
    gone = list(rows)
    if gone:
        PendingUpload.objects.filter(pk__in=[row.pk for row in gone]).delete()
        transaction.on_commit(lambda: store.remove(*(row.key for row in gone)))
    return len(gone)


def arrived(upload: Any, *, by: User) -> PendingUpload | Refusal:
    """Check one upload and keep it, file first, row after."""
    try:
        if refused := getattr(upload, "refused", ""):
            raise Refused(f"{names.quoted(upload.name)} {refused}")
        if PendingUpload.objects.visible_to(by).count() >= PendingUpload.MOST:
            raise Refused(f"{names.quoted(upload.name)} {TOO_MANY}")
        checking.refuse_size(upload.name, upload.size)  # of which not all need be there
        return keep(checking.checked(upload.name, upload.read()), by=by)
    except Refused as why:
        return Refusal(str(why))
    except (store.NotKept, ImproperlyConfigured, OSError) as failed:
        logger.error("An upload could not be kept: %s", failed)
        return Refusal(f"{names.quoted(upload.name)} {NO_ROOM}")


def keep(file: Checked, *, by: User) -> PendingUpload:
    """Store what was checked. Raises Refused for a virus, NotKept when there is no room."""
    state, scanned_at = State.READY, None
    if scanner.is_configured():
        state = scanned(file.content)
        scanned_at = timezone.now() if state == State.READY else None
    if state == State.UNSAFE:
        raise Refused(f"{names.quoted(file.name)} {VIRUS}")
    row = PendingUpload(
        key=uuid4(),
        owner=by,
        kind=file.kind,
        size=len(file.content),
        pages=file.pages,
        digest=hashlib.sha256(file.content).hexdigest(),
        state=state,
        scanned_at=scanned_at,
        added_at=timezone.now(),
    )
    row.name = file.name
    store.put(row.key, file.content)
    row.save()
    return row


def scanned(content: bytes) -> State:
    """What the scanner says; while it does not answer, the file is held."""
    try:
        virus = scanner.found_in(content)
    except scanner.ScannerDown as down:
        logger.warning("The virus scanner does not answer, so a file is held: %s", down)
        return State.CHECKING
    if virus:
        logger.warning("A virus was found in an upload: %s", virus)
    return State.UNSAFE if virus else State.READY
