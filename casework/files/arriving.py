"""Uploads of a form: each becomes a pending upload, or a sentence saying why not."""

import hashlib
import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.datastructures import MultiValueDict

from casework.files import checking, names, removing, scanner, store
from casework.files.checking import CheckedFile
from casework.files.kinds import FileRefused
from casework.files.models import PendingUpload, State
from casework.files.warnings import confirmation_of
from foundation.forms import Uploads
from foundation.turns import wait_for_turn
from people.models import User

logger = logging.getLogger(__name__)
# After the name of the field: what a page brings back.
KEPT_SUFFIX, DROPPED_SUFFIX, CONFIRMED_SUFFIX = "_kept", "_drop", "_as_it_is"
NO_ROOM = "could not be saved because the portal has run out of space. Try again later"
TOO_MANY = "is one too many. Send the files you have chosen first, then add more"
VIRUS = "contains a virus, so it was not saved"


@dataclass(frozen=True)
class RefusedUpload:
    """A file that was not accepted, and the whole sentence saying why."""

    sentence: str


@dataclass(frozen=True)
class GoneUpload:
    """A file that the page still names but that is no longer kept."""

    key: UUID


ArrivedFile = PendingUpload | RefusedUpload | GoneUpload


def uploads_of_form(
    request: HttpRequest, user: User, fields: Mapping[str, bool], placed: Collection[str] = ()
) -> Uploads:
    """Uploads in each file field of a POST: those kept before and not dropped, then the new ones.
    `fields` says of each whether its files are kept, or only passed on. Of those in `placed` we
    keep where a photo was taken, until it is sent.

    Call it only if this user can do what the form does: each file that is kept is stored at once.
    """
    uploads: Uploads = MultiValueDict()
    for field, keep in fields.items():
        kept = uploads_kept_before(request, field, user)
        arrived = (upload for upload in request.FILES.getlist(field) if upload)
        place = field in placed
        new = [accept_upload(upload, by=user, keep=keep, place=place) for upload in arrived]
        uploads.setlist(field, [*kept, *new])
        ticked = frozenset(request.POST.getlist(f"{field}{CONFIRMED_SUFFIX}"))
        confirm_uploads((row for row in [*kept, *new] if isinstance(row, PendingUpload)), ticked)
    return uploads


def confirm_uploads(rows: Iterable[PendingUpload], ticked: Collection[str]) -> None:
    """Record of each with a warning whether its owner has ticked these very words, to send it as
    it is."""
    for row in rows:
        if row.warnings:
            is_ticked = confirmation_of(row.warning) in ticked
            row.confirmed_at = timezone.now() if is_ticked else None
            PendingUpload.objects.filter(pk=row.pk).update(confirmed_at=row.confirmed_at)


def uploads_kept_before(request: HttpRequest, field: str, user: User) -> list[ArrivedFile]:
    """Uploads kept from an earlier press of the button, in their order."""
    dropped = parsed_uuids(request.POST.getlist(f"{field}{DROPPED_SUFFIX}"))
    wanted = [
        key
        for key in parsed_uuids(request.POST.getlist(f"{field}{KEPT_SUFFIX}"))
        if key not in dropped
    ]
    removing.discard_uploads(
        PendingUpload.objects.visible_to(user).filter(key__in=dropped) if dropped else ()
    )
    pending = pending_uploads(wanted, user)
    return [pending.get(key, GoneUpload(key)) for key in wanted]


def pending_uploads(keys: list[UUID], user: User) -> dict[UUID, PendingUpload]:
    if not keys:
        return {}
    rows = PendingUpload.objects.visible_to(user).filter(key__in=keys)
    return {row.key: row for row in rows}


def move_uploads(keys: Iterable[str], *, owner: User, to: User) -> None:
    """Give uploads that are not sent yet to someone else, who then sends or discards them."""
    rows = PendingUpload.objects.visible_to(owner).filter(key__in=parsed_uuids(keys))
    rows.update(owner=to)


def parsed_uuids(texts: Iterable[str]) -> list[UUID]:
    keys = []
    for text in list(texts)[: PendingUpload.MOST]:
        try:
            keys.append(UUID(text))
        except ValueError:
            continue
    return keys


def accept_upload(
    upload: "UploadedFile[bytes]", *, by: User, keep: bool = True, place: bool = False
) -> PendingUpload | RefusedUpload:
    """Check one upload and keep it, with where a photo was taken only if `place`."""
    name = upload.name or ""
    try:
        if refused := getattr(upload, "refused", ""):
            raise FileRefused(f"{names.quoted_name(name)} {refused}")
        if has_no_room(by):
            raise FileRefused(f"{names.quoted_name(name)} {TOO_MANY}")
        checking.refuse_size(name, upload.size or 0)  # of which not all need be there
        checked = checking.checked_upload(name, upload.read())
        checked = checked if place else replace(checked, position="")
        return store_upload(checked, by=by) if keep else passing_upload(checked, by=by)
    except FileRefused as why:
        return RefusedUpload(str(why))
    except (store.FileNotStored, ImproperlyConfigured, OSError) as failed:
        logger.error("An upload could not be kept: %s", failed)
        return RefusedUpload(f"{names.quoted_name(name)} {NO_ROOM}")


def store_upload(file: CheckedFile, *, by: User) -> PendingUpload:
    """Store a checked file. Raises FileRefused for a virus, FileNotStored if there is no room.

    The row comes first: if this process ends before the file is whole, the sweep knows of both.
    """
    row = passing_upload(file, by=by)
    row.passing = None
    if not save_if_room(row):
        raise FileRefused(f"{names.quoted_name(file.name)} {TOO_MANY}")
    try:
        store.put_file(row.key, file.content)
    except (store.FileNotStored, ImproperlyConfigured):
        row.delete()
        raise
    return row


def passing_upload(file: CheckedFile, *, by: User) -> PendingUpload:
    """A checked file that is nowhere but in memory. Raises FileRefused for a virus."""
    state, scanned_at = State.READY, None
    if scanner.is_configured():
        state = scan_state(file.content)
        scanned_at = timezone.now() if state == State.READY else None
    if state == State.UNSAFE:
        raise FileRefused(f"{names.quoted_name(file.name)} {VIRUS}")
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
        warnings=list(file.warnings),
    )
    row.name, row.position, row.passing = file.name, file.position, file.content
    return row


@transaction.atomic
def save_if_room(row: PendingUpload) -> bool:
    """Save an upload, unless its owner's others that arrived meanwhile have taken the last room."""
    wait_for_turn("pending uploads", row.owner_id)
    if has_no_room(row.owner):
        return False
    row.save()
    return True


def has_no_room(owner: User) -> bool:
    return PendingUpload.objects.visible_to(owner).count() >= PendingUpload.MOST


def scan_state(content: bytes) -> State:
    """The state of a file after its scan; it is held while the scanner does not answer."""
    try:
        virus = scanner.virus_in(content)
    except scanner.ScannerDown as down:
        logger.warning("The virus scanner does not answer, so a file is held: %s", down)
        return State.CHECKING
    if virus:
        logger.warning("A virus was found in an upload: %s", virus)
    return State.UNSAFE if virus else State.READY
