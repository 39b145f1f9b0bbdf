"""The models of files: a stored file, its access log, and uploads not sent yet."""

import io
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import ClassVar, Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.utils import timezone

from casework.files import cipher
from casework.files.checking import size_in_words
from casework.files.kinds import PICTURES, Kind
from casework.files.warnings import warning_about
from foundation.chain import Chained
from foundation.erasure import DESTROYED
from foundation.history import append_only
from people.models import User

ERASABLE_OF_FILE = ("name", "digest")  # without its digest, the row says that its file is gone


class State(models.TextChoices):
    READY = "ready", "Checked"
    CHECKING = "checking", "Being checked"
    UNSAFE = "unsafe", "Blocked"


class Content(models.Model):
    """A file on the disk under `key`. `size` and `digest` (SHA-256) are of the plain content."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    size = models.PositiveIntegerField()
    pages = models.PositiveIntegerField(null=True)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State)
    scanned_at = models.DateTimeField(null=True)
    added_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True

    @property
    def is_ready(self) -> bool:
        return self.state == State.READY and not self.is_destroyed

    @property
    def is_destroyed(self) -> bool:
        """Whether its content was erased with the record it belonged to."""
        return self.digest == DESTROYED

    @property
    def is_picture(self) -> bool:
        return self.kind in PICTURES

    @property
    def in_words(self) -> str:
        """For example: PDF, 3 pages, 240 KB."""
        pages = "" if self.pages is None else f", {self.pages} page{'s'[: self.pages != 1]}"
        return f"{Kind(self.kind).label}{pages}, {size_in_words(self.size)}"

    def content_fields(self) -> dict[str, object]:
        """What another row takes over as it is, all but the name and the time of this one."""
        fields = {field.name: getattr(self, field.name) for field in Content._meta.fields}
        del fields["added_at"]
        return fields


class StoredFile(Content):
    """A file that belongs to a case. The app adds `case`, `objects` with `visible_to`, `history`.

    Its table of openings has a foreign key `file` here, with the related name `openings`.
    """

    name = models.CharField(max_length=100)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )

    class Meta:
        abstract = True
        ordering = ("added_at", "pk")
        indexes = [
            models.Index(
                fields=["id"], name="%(class)s_checking", condition=Q(state=State.CHECKING)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class How(models.TextChoices):
    DOWNLOADED = "downloaded", "saved a copy"
    LOOKED = "looked", "viewed it"


class Opening(models.Model):
    """That someone opened a file: written before the first byte goes out, never changed."""

    no_history = "an opening is append-only itself: the database refuses to change or remove it"
    chain = Chained(record="file_id")

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False
    )
    opened_at = models.DateTimeField(default=timezone.now)
    how = models.CharField(max_length=10, choices=How)
    page = models.PositiveIntegerField(null=True)

    class Meta:
        abstract = True
        ordering = ("-opened_at", "-pk")
        triggers = append_only()
        indexes = [models.Index(fields=["file", "opened_at", "id"], name="%(class)s_of_file")]

    def __str__(self) -> str:
        return f"{self.reader_id} {self.how} {self.file_id}"  # type: ignore[attr-defined]


class PendingUploadQuerySet(models.QuerySet["PendingUpload"]):
    def visible_to(self, user: User) -> Self:
        """Only its owner's, whatever posts others hold."""
        return self.filter(owner=user)

    def left_lying(self, now: datetime) -> Self:
        return self.filter(added_at__lt=now - PendingUpload.KEPT_FOR)


class PendingUpload(Content):
    """A file that someone has chosen but not sent. Its name is encrypted like its content."""

    no_history = "what is chosen is no record until it is sent; the row goes when it is"
    KEPT_FOR: ClassVar[timedelta] = timedelta(days=1)
    MOST: ClassVar[int] = 40  # of one person at a time
    # The content of one that is passed on at once and never saved: no row names its owner.
    passing: bytes | None = None

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sealed_name = models.BinaryField()
    # Where a photo was taken, while its owner can still say that this is the place; else empty.
    sealed_position = models.BinaryField(default=b"", db_default=Value(b""))
    # What is hidden in it or lost from it, by keys of `casework.files.warnings`, and when its owner
    # said that it can be sent all the same.
    warnings = models.JSONField(default=list)
    confirmed_at = models.DateTimeField(null=True)

    objects = PendingUploadQuerySet.as_manager()

    class Meta:
        indexes = (models.Index(fields=["added_at"], name="pending_upload_age"),)

    def __str__(self) -> str:
        return str(self.key)

    @property
    def name(self) -> str:
        """Raises Unreadable when no key opens it."""
        return self._opened(bytes(self.sealed_name))

    @name.setter
    def name(self, name: str) -> None:
        self.sealed_name = self._sealed(name)

    @property
    def position(self) -> str:
        """“51.5033, -0.1275”, or "". Raises Unreadable as `name` does."""
        return self._opened(bytes(self.sealed_position)) if self.sealed_position else ""

    @position.setter
    def position(self, position: str) -> None:
        self.sealed_position = self._sealed(position) if position else b""

    def _opened(self, sealed: bytes) -> str:
        return b"".join(cipher.decrypted_pieces(self.key, io.BytesIO(sealed))).decode()

    def _sealed(self, text: str) -> bytes:
        return b"".join(cipher.encrypted_pieces(self.key, text.encode()))

    @property
    def warning(self) -> str:
        """What its owner has to know before it is sent; "" if there is nothing."""
        return warning_about(self.name, self.warnings)

    @property
    def can_be_sent(self) -> bool:
        return not self.warnings or self.confirmed_at is not None


class RemovedFile(models.Model):
    """A file that never was sent and whose removal is decided. The row goes with the file.

    It stays if the process ends between the two, and the sweep then removes what it names.
    """

    no_history = "it only says what is still to be removed; the row goes when it is"

    key = models.UUIDField(primary_key=True)

    def __str__(self) -> str:
        return str(self.key)


def file_tables() -> Iterator[type[Content]]:
    """Every table that holds files."""
    return (model for model in apps.get_models() if issubclass(model, Content))
