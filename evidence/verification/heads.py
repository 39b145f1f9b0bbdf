"""Heads: chained, signed, in the file, and with all the links that they were made of."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from evidence.heads import (
    HeadLine,
    digest_of_head,
    digest_of_leaves,
    heads_in_file,
    is_signed,
    line_of_head,
)
from evidence.keys import ChainKeys
from evidence.links import FIRST
from evidence.models import Head
from evidence.tables import link_table
from evidence.verification.links import Links
from evidence.verification.problem import Problem
from evidence.verification.reading import rows_of

HEADS = "heads"
REMOVED_WITH_LINK = "this row was removed together with its link"
ADDED_TO_HEAD = "this link was added to a head"


def check_heads(keys: ChainKeys, links: Links) -> Iterator[Problem]:
    """Every head, in order, against the leaves of the links that name it."""
    leaves = dict(links.leaves)
    previous, number = FIRST, 0
    for head in Head.objects.order_by("number").iterator(500):
        if head.number != number + 1:
            yield Problem(HEADS, str(number + 1), "this head was removed", number + 1)
        if why := wrong_with_head(keys, head, previous):
            yield Problem(HEADS, str(head.number), why, head.number)
        yield from check_contents(head, leaves.pop(head.number, bytearray()))
        previous, number = bytes(head.digest), head.number
    for missing in sorted(leaves):
        yield Problem(HEADS, str(missing), "this head was removed", missing)


def wrong_with_head(keys: ChainKeys, head: Head, previous: bytes) -> str:
    if digest_of_head(head) != bytes(head.digest):
        return "this head was changed"
    if bytes(head.previous) != previous:
        return "this head does not follow the one before"
    if keys.public is None:
        return "the signature cannot be checked without HEAD_PUBLIC_KEY"
    return "" if is_signed(keys.public, head) else "this head was not signed by the portal"


def check_contents(head: Head, leaves: bytearray) -> Iterator[Problem]:
    if digest_of_leaves(leaves) == bytes(head.leaves):
        return
    expected, found = Counter(listed_rows(head)), Counter(rows_of_head(head.number))
    for table, key in sorted(expected - found):
        yield Problem(table, key, REMOVED_WITH_LINK, head.number)
    for table, key in sorted(found - expected):
        yield Problem(table, key, ADDED_TO_HEAD, head.number)
    if expected == found:
        yield Problem(HEADS, str(head.number), "links of this head were changed", head.number)


def listed_rows(head: Head) -> Iterator[tuple[str, str]]:
    try:
        contents = json.loads(head.contents)
        for table, keys in contents.items():
            yield from ((str(table), str(key)) for key in keys)
    except (ValueError, AttributeError, TypeError):
        return


def rows_of_head(number: int) -> Iterator[tuple[str, str]]:
    for sealed in (False, True):
        statement = f"SELECT table_name, row_key FROM {link_table(sealed)} WHERE head = {number}"
        yield from ((str(table), str(key)) for table, key in rows_of(statement))


def check_file() -> Iterator[Problem]:
    """The file of heads, which is out of reach of the database's owner, against the table."""
    if not settings.HEADS_FILE:
        return
    path = Path(settings.HEADS_FILE)
    heads = Head.objects.order_by("number")
    if not path.exists():
        if heads.exists():
            yield Problem(HEADS, "", f"the file {path} is gone")
        return
    known = dict(heads.values_list("number", "digest"))
    for line in heads_in_file(path):
        if line["number"] not in known:
            yield Problem(HEADS, str(line["number"]), CUT_OFF, line["number"])
        elif bytes(known[line["number"]]).hex() != line["digest"]:
            yield Problem(HEADS, str(line["number"]), OTHER_IN_FILE, line["number"])


CUT_OFF = "this head is in the file of heads and gone from the database: history was cut off"
OTHER_IN_FILE = "this head is another one in the file of heads: history was rewritten"


def check_kept_head(keys: ChainKeys, kept: HeadLine) -> Iterator[Problem]:
    """A head that someone kept, such as one from an email."""
    number = kept["number"]
    head = Head.objects.filter(number=number).first()
    if head is None:
        yield Problem(HEADS, str(number), "the head you kept is not in the database", number)
    elif line_of_head(head) != kept:
        yield Problem(HEADS, str(number), "this head is not the one you kept", number)
