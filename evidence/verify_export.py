#!/usr/bin/env python3
"""Checks an export of history against a signed head, with nothing but Python.

    python3 verify_export.py export.jsonl --head head-1234.json --public KEY

The export is from `manage.py export_history`, the head from an email or the file of heads, and the
public key from the people who run the portal. One of the last two is enough. Exit status 1 if any
row is not as it was written. docs/adr/026 says what a link and a head are.
"""

import argparse
import base64
import hashlib
import hmac
import json
import struct
import sys
from collections.abc import Iterator
from typing import Any

HEAD_FIELDS = ("number", "at", "links", "contents", "leaves", "previous", "digest", "signature")
FIRST = "00" * 32
Line = dict[str, Any]

# Ed25519 as in RFC 8032.
P = 2**255 - 19
Q = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]


def added(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c, d = 2 * one[3] * other[3] * D % P, 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(number: int, point: Point) -> Point:
    total: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = added(total, point)
        point, number = added(point, point), number >> 1
    return total


def point_in(encoded: bytes) -> Point | None:
    y = int.from_bytes(encoded, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if y >= P or (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return (x, y, 1, x * y % P)


BASE = point_in((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(public: bytes, message: bytes, signature: bytes) -> bool:
    if len(public) != 32 or len(signature) != 64 or BASE is None:
        return False
    key, point = point_in(public), point_in(signature[:32])
    number = int.from_bytes(signature[32:], "little")
    if key is None or point is None or number >= Q:
        return False
    digest = hashlib.sha512(signature[:32] + public + message).digest()
    one = times(number, BASE)
    other = added(point, times(int.from_bytes(digest, "little") % Q, key))
    same_x = (one[0] * other[2] - other[0] * one[2]) % P == 0
    return same_x and (one[1] * other[2] - other[1] * one[2]) % P == 0


def digest_of_head(head: Line) -> str:
    said = [head[name] for name in HEAD_FIELDS[:5]]
    previous = bytes.fromhex(head["previous"])
    return hashlib.sha256(previous + json.dumps(said).encode()).hexdigest()


def wrong_with_heads(heads: list[Line], kept: Line | None, public: bytes) -> Iterator[str]:
    """They follow each other from the first, and the last is signed or the one that was kept."""
    previous = FIRST
    for number, head in enumerate(heads, start=1):
        if head["number"] != number or head["previous"] != previous:
            yield f"head {number}: it does not follow the one before"
        if digest_of_head(head) != head["digest"]:
            yield f"head {number}: it was changed"
        if "leaf_hashes" in head:
            yield from wrong_with_leaves(head)
        previous = head["digest"]
    if not heads:
        yield "there is no head"
    elif public and not signed_by(public, heads[-1]):
        yield f"head {heads[-1]['number']}: the signature is not the portal’s"
    if kept and not any(is_kept(head, kept) for head in heads):
        yield f"head {kept['number']}: it is not the one that you kept"


def wrong_with_leaves(head: Line) -> Iterator[str]:
    leaves = sorted(bytes.fromhex(leaf) for leaf in head["leaf_hashes"])
    is_whole = hashlib.sha256(b"".join(leaves)).hexdigest() == head["leaves"]
    if not is_whole or len(leaves) != head["links"]:
        yield f"head {head['number']}: its list of links was changed"


def signed_by(public: bytes, head: Line) -> bool:
    message = b"concordat head: " + bytes.fromhex(head["digest"])
    return is_signed(public, message, base64.b64decode(head["signature"]))


def is_kept(head: Line, kept: Line) -> bool:
    return all(head[name] == kept[name] for name in HEAD_FIELDS)


def place_of(row: Line) -> bytes:
    name = str(row["table"]).encode()
    numbers = struct.pack(">qqIH", row["row"], row["record"], row["step"], row["columns"])
    return struct.pack(">H", len(name)) + name + numbers


def leaf_of(row: Line) -> str:
    codes = b"".join(bytes.fromhex(row[name]) for name in ("digest", "previous", "mac"))
    return hashlib.sha256(place_of(row) + codes).hexdigest()


def wrong_with_rows(rows: list[Line], heads: list[Line]) -> Iterator[str]:
    leaves = {head["number"]: set(head.get("leaf_hashes", ())) for head in heads}
    codes = {(row["record"], row["step"], row["mac"]) for row in rows}
    for row in rows:
        name = f"{row['table']} {row['row']}"
        if leaf_of(row) not in leaves.get(row["head"], ()):
            yield f"{name}: head {row['head']} has no such link"
        if row["text"] is not None and not says_what_was_written(row):
            yield f"{name}: this row was changed"
        before = (row["record"], row["step"] - 1, row["previous"])
        if row["step"] > 1 and before not in codes:
            yield f"{name}: the link before this one is missing"


def says_what_was_written(row: Line) -> bool:
    said = hashlib.sha256(row["text"].encode()).digest()
    expected = hmac.digest(bytes.fromhex(row["key"]), said, "sha256").hex()
    return hmac.compare_digest(expected, row["digest"])


def missing_rows(rows: list[Line], heads: list[Line]) -> Iterator[str]:
    """Of a whole export: every link of every head is there, with its row at the end."""
    found = {leaf_of(row) for row in rows}
    for head in heads:
        if missing := len(set(head.get("leaf_hashes", ())) - found) or head["links"] - len(
            head.get("leaf_hashes", ())
        ):
            yield f"head {head['number']}: rows are missing from the export, {missing} of them"
    newest: dict[tuple[str, int], Line] = {}
    for row in rows:
        last = newest.setdefault((row["table"], row["row"]), row)
        if row["step"] > last["step"]:
            newest[row["table"], row["row"]] = row
    for (table, key), row in newest.items():
        if row["text"] is None:
            yield f"{table} {key}: this row is missing from the export"


def problems_in(lines: list[Line], kept: Line | None, public: bytes) -> Iterator[str]:
    heads = [line for line in lines if line["kind"] == "head"]
    rows = [line for line in lines if line["kind"] == "row"]
    first = lines[0] if lines else {}
    if first.get("kind") != "export" or first.get("rows") != len(rows):
        yield "the export is not whole: its first line counts other rows than there are"
    yield from wrong_with_heads(heads, kept, public)
    yield from wrong_with_rows(rows, heads)
    if first.get("case") is None:
        yield from missing_rows(rows, heads)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("export")
    parser.add_argument("--head", help="a file with a head that you kept")
    parser.add_argument("--public", default="", help="the public key that checks signatures")
    options = parser.parse_args()
    if not options.head and not options.public:
        parser.error("give a head that you kept, or the public key")
    with open(options.export, encoding="utf-8") as file:
        content = file.read()
    lines = [json.loads(line) for line in content.splitlines()]
    kept = None
    if options.head:
        with open(options.head, encoding="utf-8") as file:
            kept = json.loads(file.read())
    problems = list(problems_in(lines, kept, base64.b64decode(options.public)))
    for problem in problems:
        print(problem)
    print("SHA-256 of the export:", hashlib.sha256(content.encode()).hexdigest())
    print(
        "Something is wrong." if problems else f"{lines[0]['rows']} rows are as they were written."
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
