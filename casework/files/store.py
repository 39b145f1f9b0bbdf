"""The storage of files: encrypted below FILES_ROOT, each whole or not at all.

What was sent lies in a place of its own, from which no timed job removes anything but a virus. An
upload lies below `arriving` until its letter is sent, by whichever database: see record 35.
"""

import logging
import os
import tempfile
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from django.conf import settings

from casework.files import cipher
from casework.files.cipher import Unreadable

logger = logging.getLogger(__name__)
ENDING, UNFINISHED = ".sealed", ".part"
ARRIVING = "arriving"
PLACES = (ARRIVING, "")  # in this order, so that a file which moves meanwhile is met at least once


class FileNotStored(Exception):
    """The disk is full or cannot be written; nothing was stored."""


def path_in(place: str, name: UUID) -> Path:
    return Path(settings.FILES_ROOT) / place / name.hex[:2] / f"{name.hex}{ENDING}"


def file_path(name: UUID) -> Path:
    """Where the file lies, or where it arrives if there is none."""
    sent = path_in("", name)
    return sent if sent.exists() else path_in(ARRIVING, name)


def put_file(name: UUID, content: bytes) -> None:
    """Keep a file under this name, on the disk for good when it returns. Raises FileNotStored."""
    replace_file(file_path(name), cipher.encrypted_pieces(name, content))


def replace_file(target: Path, pieces: Iterable[bytes]) -> None:
    """Write beside the target, then rename: what stands under its name is always whole."""
    unfinished = None
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor, unfinished = tempfile.mkstemp(UNFINISHED, dir=target.parent)
        with open(descriptor, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, target)
        sync_folder(target.parent)
    except OSError as failed:
        with suppress(OSError):
            os.unlink(unfinished or "")
        logger.error("A file could not be kept: %s", failed.strerror)
        raise FileNotStored from failed


def sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class Pieces:
    """The content of a file. A caller who does not read it all closes it, as a response does."""

    def __init__(self, pieces: Generator[bytes]) -> None:
        self.first, self.rest = next(pieces), pieces

    def __iter__(self) -> Iterator[bytes]:
        yield self.first
        yield from self.rest

    def close(self) -> None:
        self.rest.close()


def read_file(name: UUID) -> Pieces:
    """The content, piece by piece, of which the first is looked at before this returns.

    Raises Unreadable, then or between two pieces.
    """
    return Pieces(read_pieces(name))


def read_pieces(name: UUID) -> Generator[bytes]:
    try:
        with opened(name) as file:
            yield from cipher.decrypted_pieces(name, file)
    except OSError as failed:
        raise Unreadable(f"{name}: {failed.strerror}") from None


def opened(name: UUID) -> BinaryIO:
    try:
        return file_path(name).open("rb")
    except FileNotFoundError:  # it may have moved since it was looked for
        return path_in("", name).open("rb")


def file_content(name: UUID) -> bytes:
    return b"".join(read_file(name))


def keep_files(*names: UUID) -> None:
    """Move files that were sent to their place. The sweep moves those that cannot be moved now."""
    for name in names:
        arrived, sent = path_in(ARRIVING, name), path_in("", name)
        try:
            sent.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.replace(arrived, sent)
            sync_folder(sent.parent)
        except FileNotFoundError:
            continue  # it is there already
        except OSError as failed:
            logger.error("A file that was sent is still among those arriving: %s", failed.strerror)


def separate_arriving(names: Iterable[UUID]) -> None:
    """Move these to the place of what arrives, once: an older database must not take back what was
    sent since. The place gets its name last, so that this goes on where it was interrupted."""
    root = Path(settings.FILES_ROOT)
    if not root.exists() or (root / ARRIVING).exists():
        return
    for name in names:
        target = path_in(f"{ARRIVING}{UNFINISHED}", name)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            os.replace(path_in("", name), target)
    (root / f"{ARRIVING}{UNFINISHED}").mkdir(mode=0o700, exist_ok=True)
    os.replace(root / f"{ARRIVING}{UNFINISHED}", root / ARRIVING)


def remove_files(*names: UUID) -> None:
    """Wherever they lie: for content that nobody may ever open."""
    for name in names:
        for place in PLACES:
            path_in(place, name).unlink(missing_ok=True)


def remove_arrived(*names: UUID) -> None:
    """Only as long as they were never sent."""
    for name in names:
        path_in(ARRIVING, name).unlink(missing_ok=True)


def files_in(place: str) -> Iterator[tuple[UUID, Path]]:
    for path in (Path(settings.FILES_ROOT) / place).glob(f"??/*{ENDING}"):
        with suppress(ValueError):
            yield UUID(path.name.removesuffix(ENDING)), path


def all_files() -> Iterator[tuple[UUID, Path]]:
    return chain.from_iterable(map(files_in, PLACES))


def older_than(seconds: float, path: Path) -> bool:
    with suppress(FileNotFoundError):
        return path.stat().st_mtime < time.time() - seconds
    return False


def unfinished_in(place: str) -> Iterator[Path]:
    return (Path(settings.FILES_ROOT) / place).glob(f"??/*{UNFINISHED}")


def remove_unfinished(seconds: float) -> int:
    """What a process that ended half-way left behind, once it is this old."""
    left = chain.from_iterable(map(unfinished_in, PLACES))
    old = [path for path in left if older_than(seconds, path)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def rotate_file_keys() -> tuple[int, list[UUID]]:
    """Wrap every file's key by the newest of the portal's: how many were, and which could not be.

    The content stays as it is, so this takes a copy's time and no more.
    """
    done, failed = 0, []
    for name, path in all_files():
        try:
            done += rewrap_key(name, path)
        except FileNotFoundError:
            continue  # removed meanwhile
        except (Unreadable, FileNotStored) as why:
            logger.error("The key of a file was not changed: %s", why)
            failed.append(name)
    return done, failed


def rewrap_key(name: UUID, path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(cipher.HEADER)
        if cipher.is_under_newest(head):
            return False
        fresh = cipher.file_header(name, cipher.key_of_file(name, head))
        replace_file(path, chain([fresh], iter(lambda: file.read(2**20), b"")))
    return True
