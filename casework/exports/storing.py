"""Files of exports on the disk: encrypted as they are written, and gone once they are fetched."""

from collections.abc import Generator, Iterable, Set
from itertools import chain
from uuid import UUID

from casework.files import cipher, store
from casework.files.cipher import Unreadable

PLACE = "exports"
LEFT_BEHIND = 60 * 60  # seconds, longer than any worker is at work on one


def keep_export(name: UUID, pieces: Iterable[bytes]) -> None:
    """Raises FileNotStored when the disk is full, and whatever reading the rows raises."""
    store.replace_file(store.path_in(PLACE, name), cipher.encrypted_stream(name, pieces))


def take_export(name: UUID) -> store.Pieces:
    """Its content, piece by piece. The file has no name on the disk any more when this returns, and
    is gone once it is read or the reader leaves. Raises Unreadable."""
    return store.Pieces(taken_pieces(name))


def taken_pieces(name: UUID) -> Generator[bytes]:
    path = store.path_in(PLACE, name)
    try:
        with path.open("rb") as file:
            path.unlink()
            yield from cipher.decrypted_pieces(name, file)
    except OSError as failed:
        raise Unreadable(f"{name}: {failed.strerror}") from None


def remove_export(name: UUID | None) -> None:
    if name:
        store.path_in(PLACE, name).unlink(missing_ok=True)


def remove_left_behind(wanted: Set[UUID]) -> int:
    """What a worker that was killed, or an attempt that came second, left on the disk."""
    whole = (path for name, path in store.files_in(PLACE) if name not in wanted)
    left = chain(whole, store.unfinished_in(PLACE))
    old = [path for path in left if store.older_than(LEFT_BEHIND, path)]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)
