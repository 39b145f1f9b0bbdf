"""Links: the codes of one row of a record, framed so that none can be read as another."""

import hashlib
import hmac
import struct
from typing import NamedTuple

from evidence.keys import ChainKeys

FIRST = bytes(32)  # what the first link of a record follows
NUMBERS = struct.Struct(">qqIH")


class Link(NamedTuple):
    """The columns of a link, as `evidence.models.ChainLink` has them."""

    table: str
    row: int
    record: int
    step: int
    columns: int
    digest: bytes
    previous: bytes
    mac: bytes


def framed_name(table: str) -> bytes:
    name = table.encode()
    return struct.pack(">H", len(name)) + name


def place_of(name: bytes, row: int, record: int, step: int, columns: int) -> bytes:
    """Which row and which step of a record it is; `name` is a framed one."""
    return name + NUMBERS.pack(row, record, step, columns)


def link_key(keys: ChainKeys, place: bytes) -> bytes:
    """The key of this commitment only, which an export can show."""
    return hmac.digest(keys.commit, place, "sha256")


def commitment(keys: ChainKeys, place: bytes, row_digest: bytes) -> bytes:
    return hmac.digest(link_key(keys, place), row_digest, "sha256")


def code_of(keys: ChainKeys, place: bytes, digest: bytes, previous: bytes) -> bytes:
    return hmac.digest(keys.link, place + digest + previous, "sha256")


def leaf_of(place: bytes, digest: bytes, previous: bytes, mac: bytes) -> bytes:
    """What a head holds of a link."""
    return hashlib.sha256(place + digest + previous + mac).digest()


def new_link(
    keys: ChainKeys,
    table: str,
    row: int,
    columns: int,
    row_digest: bytes,
    after: tuple[int, int, bytes],
) -> Link:
    """The link of a row. `after` is its record, and the step and code of the record's last link."""
    record, last_step, previous = after
    step = last_step + 1
    place = place_of(framed_name(table), row, record, step, columns)
    digest = commitment(keys, place, row_digest)
    mac = code_of(keys, place, digest, previous)
    return Link(table, row, record, step, columns, digest, previous, mac)


def leaf_of_link(link: Link) -> bytes:
    place = place_of(framed_name(link.table), link.row, link.record, link.step, link.columns)
    return leaf_of(place, link.digest, link.previous, link.mac)
