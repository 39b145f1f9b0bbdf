"""Heads: links folded together, signed, and kept in a file as well as in the database."""

import base64
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypedDict

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.conf import settings

from evidence.keys import ChainKeys
from evidence.links import FIRST, Link, leaf_of_link
from evidence.models import Head

SIGNED = b"concordat head: "
LEAF_LENGTH = 32


class HeadLine(TypedDict):
    """A head as it stands in the file and in the email."""

    number: int
    at: str
    links: int
    contents: str
    leaves: str
    previous: str
    digest: str
    signature: str


def digest_of_head(head: Head) -> bytes:
    """SHA-256 of the head before and of everything that this one says."""
    at = head.at.astimezone(UTC).isoformat()
    contents = hashlib.sha256(head.contents.encode()).hexdigest()
    said = [head.number, at, head.links, contents, bytes(head.leaves).hex()]
    return hashlib.sha256(bytes(head.previous) + json.dumps(said).encode()).digest()


def digest_of_leaves(leaves: bytes | bytearray) -> bytes:
    """The same in whatever order they are read."""
    each = (leaves[at : at + LEAF_LENGTH] for at in range(0, len(leaves), LEAF_LENGTH))
    return hashlib.sha256(b"".join(sorted(map(bytes, each)))).digest()


def contents_of(links: Iterable[Link]) -> str:
    """The rows of these links by table, as JSON."""
    rows: dict[str, list[int]] = {}
    for link in links:
        rows.setdefault(link.table, []).append(link.row)
    ordered = {table: sorted(keys) for table, keys in sorted(rows.items())}
    return json.dumps(ordered, separators=(",", ":"))


def make_head(keys: ChainKeys, links: Sequence[Link], last: Head | None, at: datetime) -> Head:
    """The head after the last one. It is not saved."""
    head = Head(
        number=last.number + 1 if last else 1,
        at=at,
        links=len(links),
        contents=contents_of(links),
        leaves=digest_of_leaves(b"".join(map(leaf_of_link, links))),
        previous=bytes(last.digest) if last else FIRST,
    )
    head.digest = digest_of_head(head)
    assert keys.signing is not None  # noqa: S101  (nobody calls this without)
    head.signature = keys.signing.sign(SIGNED + head.digest)
    return head


def is_signed(public: Ed25519PublicKey, head: Head) -> bool:
    try:
        public.verify(bytes(head.signature), SIGNED + bytes(head.digest))
    except InvalidSignature:
        return False
    return True


def line_of_head(head: Head) -> HeadLine:
    """`contents` as its digest: a file of heads lists no rows."""
    return {
        "number": head.number,
        "at": head.at.astimezone(UTC).isoformat(),
        "links": head.links,
        "contents": hashlib.sha256(head.contents.encode()).hexdigest(),
        "leaves": bytes(head.leaves).hex(),
        "previous": bytes(head.previous).hex(),
        "digest": bytes(head.digest).hex(),
        "signature": base64.b64encode(bytes(head.signature)).decode(),
    }


def heads_in_file(path: Path) -> list[HeadLine]:
    """Those of a file, without a last line that was cut off when a worker was killed."""
    if not path.exists():
        return []
    lines = path.read_text().split("\n")
    return [json.loads(line) for line in lines[:-1] if line.strip()]


def write_heads_to_file() -> int:
    """Add the heads that the file does not have yet; how many there were."""
    if not settings.HEADS_FILE:
        return 0
    path = Path(settings.HEADS_FILE)
    cut_off_unfinished_line(path)
    last = last_number_in_file(path)
    heads = Head.objects.filter(number__gt=last).order_by("number")
    written = 0
    with path.open("a", encoding="utf-8") as file:
        for head in heads.iterator(500):
            file.write(json.dumps(line_of_head(head)) + "\n")
            written += 1
        file.flush()
        os.fsync(file.fileno())
    return written


def cut_off_unfinished_line(path: Path) -> None:
    """What a worker wrote of a line before it was killed is written again, whole."""
    if path.exists():
        with path.open("rb+") as file:
            file.truncate(end_of_last_line(file.read()))


def end_of_last_line(content: bytes) -> int:
    return content.rfind(b"\n") + 1


def last_number_in_file(path: Path) -> int:
    """The newest number in the file, 0 if there is none."""
    if not path.exists():
        return 0
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 4096))
        lines = file.read().splitlines()
    return int(json.loads(lines[-1])["number"]) if lines else 0
