"""The storage of files: encrypted below FILES_ROOT, each whole or not at all."""

import logging
import os
import tempfile
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from uuid import UUID

from django.conf import settings

from casework.files import cipher
from casework.files.cipher import Unreadable

logger = logging.getLogger(__name__)
ENDING, UNFINISHED = ".sealed", ".part"


class FileNotStored(Exception):
    """The disk is full or cannot be written; nothing was stored."""


def file_path(name: UUID) -> Path:
    return Path(settings.FILES_ROOT) / name.hex[:2] / f"{name.hex}{ENDING}"


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
    """The content of a file. To be closed, as a response does, by whoever does not read it all."""

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
        with file_path(name).open("rb") as file:
            yield from cipher.decrypted_pieces(name, file)
    except OSError as failed:
        raise Unreadable(f"{name}: {failed.strerror}") from None


def file_content(name: UUID) -> bytes:
    return b"".join(read_file(name))


def remove_files(*names: UUID) -> None:
    for name in names:
        file_path(name).unlink(missing_ok=True)


def all_files() -> Iterator[tuple[UUID, Path]]:
    for path in Path(settings.FILES_ROOT).glob(f"??/*{ENDING}"):
        with suppress(ValueError):
            yield UUID(path.name.removesuffix(ENDING)), path


def older_than(seconds: float, path: Path) -> bool:
    with suppress(FileNotFoundError):
        return path.stat().st_mtime < time.time() - seconds
    return False


def remove_unfinished(seconds: float) -> int:
    """What a process that ended half-way left behind, once it is this old."""
    left = Path(settings.FILES_ROOT).glob(f"??/*{UNFINISHED}")
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
