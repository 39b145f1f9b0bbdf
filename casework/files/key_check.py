"""Check of FILE_KEYS: the key that each stored file names, and a sample of files, read whole."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q

from casework.files import cipher, store
from casework.files.cipher import Unreadable
from casework.files.models import PendingUpload, State, StoredFile, file_tables
from foundation.erasure import DESTROYED
from foundation.key_report import KeyReport, spread
from foundation.portal_keys import file_keys, key_mark

FILES = "Files"


def check_file_keys() -> list[KeyReport]:
    report = KeyReport(FILES)
    used, examples = used_keys()
    try:
        known = set(map(key_mark, file_keys() if settings.FILE_KEYS else []))
    except ImproperlyConfigured as wrong:
        report.missing.append(str(wrong))
        return [report]
    if not known:
        report.not_checked = "not checked, because this process has no FILE_KEYS."
        if used:
            report.absent = f"FILE_KEYS is not set, and there are {used.total():,} files."
        return [report]
    for mark in used.keys() - known:
        report.missing.append(
            f"FILE_KEYS lacks the key {mark.hex()}, which {used[mark]:,} files need, for example "
            f"{examples[mark]}."
        )
    check_sample(report, [examples[mark] for mark in used.keys() & known])
    return [report]


def used_keys() -> tuple[Counter[bytes], dict[bytes, UUID]]:
    """How many files name each key by its mark, and one file of each. Uploads have it twice: the
    name of an upload is encrypted like its content."""
    used: Counter[bytes] = Counter()
    examples: dict[bytes, UUID] = {}
    for name, mark in marks():
        used[mark] += 1
        examples.setdefault(mark, name)
    return used, examples


def marks() -> Iterator[tuple[UUID, bytes]]:
    for name, path in store.all_files():
        with suppress(FileNotFoundError), path.open("rb") as file:
            yield name, cipher.mark_in(file.read(cipher.HEADER))
    for upload in PendingUpload.objects.only("key", "sealed_name").iterator(500):
        yield upload.key, cipher.mark_in(bytes(upload.sealed_name))


def check_sample(report: KeyReport, names: list[UUID]) -> None:
    """Read a file of each key, and the newest, the oldest and some between of each table."""
    for name in names:
        with suppress(Unreadable):
            store.file_content(name)
            report.opened += 1
    for model in file_tables():
        if issubclass(model, StoredFile):
            gone = Q(state=State.UNSAFE) | Q(digest=DESTROYED)
            for file in spread(model._base_manager.exclude(gone)):
                if why := wrong_with_file(file):
                    report.missing.append(f"{model._meta.db_table} {file.pk}: {why}.")
                else:
                    report.opened += 1


def wrong_with_file(file: StoredFile) -> str:
    """Why a stored file is not what its row says; nothing if it is."""
    if not store.file_path(file.key).exists():
        return "the stored file is gone"
    digest, size = hashlib.sha256(), 0
    try:
        for piece in store.read_file(file.key):
            digest.update(piece)
            size += len(piece)
    except Unreadable:
        return "the stored file was changed, or no key opens it"
    if (digest.hexdigest(), size) != (file.digest, file.size):
        return "the stored file is another one"
    return ""
