"""Proof that a regular expression takes time in proportion to its input, from how it is built.

Python's engine goes back and tries again, and a pattern takes quadratic time or worse where it can
try one stretch of the input in many ways. Each way through a pattern is a row of items, each a set
of characters and how often it repeats. Two rules together leave none with many ways:

1. Between two items that repeat without a limit there is a character that must be there and that
   the first of them does not match. So the second is begun in a few places only, whatever the
   first gives back. An item that gives nothing back needs none.
2. Where a pattern is searched for, each item that repeats without a limit comes after a character
   that must be there and that it does not match itself, so that a search that begins inside the
   stretch it matched cannot match it again; unless nothing after it can fail.

What cannot be shown so is refused, also where it would be linear.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]

# Characters by which sets are compared: Latin ones with accents, and some of every category.
ALPHABET = frozenset((*range(0x250), 0x661, 0x2003, 0x2013, 0x2019, 0x2028, 0x3000, 0x4E2D, 0xFF1D))
LINE_END = frozenset({10})
DIGITS = frozenset(c for c in ALPHABET if chr(c).isdecimal())
SPACES = frozenset(c for c in ALPHABET if chr(c).isspace())
WORDS = frozenset(c for c in ALPHABET if chr(c).isalnum() or c == ord("_"))
CATEGORIES = {
    op.CATEGORY_DIGIT: DIGITS,
    op.CATEGORY_NOT_DIGIT: ALPHABET - DIGITS,
    op.CATEGORY_SPACE: SPACES,
    op.CATEGORY_NOT_SPACE: ALPHABET - SPACES,
    op.CATEGORY_WORD: WORDS,
    op.CATEGORY_NOT_WORD: ALPHABET - WORDS,
}
ONE_CHARACTER = (op.LITERAL, op.NOT_LITERAL, op.IN, op.ANY)
REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)
MOST_WAYS = 5000


class NotShown(Exception):
    """Why a pattern is not shown to be linear."""


@dataclass(frozen=True)
class Item:
    """Characters that match one place of the input, and how often the item repeats.

    `firm` is for one that gives nothing back.
    """

    characters: frozenset[int]
    least: int = 1
    endless: bool = False
    firm: bool = False


Way = tuple[Item, ...]


def why_not_linear(pattern, flags=0, *, searched=True):
    """What speaks against it, or nothing."""
    try:
        parsed = parser.parse(pattern, flags)
        for way in ways_through(list(parsed), parsed.state.flags | flags):
            check_way(way, searched=searched)
    except NotShown as why:
        return str(why)
    return ""


def check_way(way, *, searched):
    endless = [at for at, item in enumerate(way) if item.endless]
    for first, second in pairwise(endless):
        between = way[first + 1 : second + 1]
        if not way[first].firm and not has_other(between, way[first]):
            raise NotShown("two endless repeats share a stretch")
    if not searched or (way and not way[0].characters):  # or tied to the very beginning
        return
    for number, at in enumerate(endless):
        before = way[endless[number - 1] if number else 0 : at]
        if any(item.least for item in way[at + 1 :]) and not has_other(before, way[at]):
            raise NotShown("a search begins again inside an endless repeat")


def has_other(items, repeated):
    """Whether one that must be there matches nothing that is repeated."""
    return any(item.least and not item.characters & repeated.characters for item in items)


def ways_through(nodes, flags):
    """Every way through a sequence of nodes."""
    ways = [()]
    for node in nodes:
        ways = [way + more for way in ways for more in ways_of_node(node, flags)]
        if len(ways) > MOST_WAYS:
            raise NotShown("too many ways")
    return ways


def ways_of_node(node, flags):
    kind, value = node
    if kind in ONE_CHARACTER:
        return [(Item(characters_of(node, flags)),)]
    if kind is op.BRANCH:
        return [way for branch in value[1] for way in ways_through(list(branch), flags)]
    if kind is op.SUBPATTERN:
        _, added, removed, inner = value
        return ways_through(list(inner), (flags | added) & ~removed)
    if kind in REPEATS:
        return ways_of_repeat(value, flags, firm=kind is op.POSSESSIVE_REPEAT)
    if kind is op.AT:
        return [ways_of_place(value, flags)]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        if any(item.endless for way in ways_through(list(value[1]), flags) for item in way):
            raise NotShown("an endless repeat in what is only looked at")
        return [()]
    raise NotShown(f"{kind} is not understood")


def ways_of_repeat(value, flags, *, firm):
    least, most, inner = value
    ways = ways_through(list(inner), flags)
    endless = most is op.MAXREPEAT
    if len(inner) == 1 and all(len(way) == 1 and not way[0].endless for way in ways):
        characters = frozenset().union(*(way[0].characters for way in ways))
        given = (Item(characters, least, endless, firm),)
        return [given] if endless or least else [(), given]
    if most == 1:
        return ways if least else [(), *ways]
    if endless or any(item.endless for way in ways for item in way):
        raise NotShown("a repeat of what is more than one character")
    return [(Item(ALPHABET, least),)]


def ways_of_place(place, flags):
    """A place is like a character that must be there: none at the very beginning."""
    if place is op.AT_BEGINNING:
        return (Item(LINE_END if flags & re.MULTILINE else frozenset()),)
    if place is op.AT_BEGINNING_STRING:
        return (Item(frozenset()),)
    if place in (op.AT_END, op.AT_END_STRING):
        return (Item(LINE_END),)
    return ()


def characters_of(node, flags):
    kind, value = node
    if kind is op.ANY:
        return ALPHABET if flags & re.DOTALL else ALPHABET - LINE_END
    if kind is op.IN:
        inside = frozenset().union(*(members_of(part) for part in value))
        inside = with_both_cases(inside, flags)
        return ALPHABET - inside if value[0][0] is op.NEGATE else inside
    one = with_both_cases(frozenset({value}), flags)
    return one if kind is op.LITERAL else ALPHABET - one


def members_of(part):
    kind, value = part
    if kind is op.LITERAL:
        return frozenset({value})
    if kind is op.RANGE:
        return frozenset(range(value[0], value[1] + 1))
    return CATEGORIES[value] if kind is op.CATEGORY else frozenset()


def with_both_cases(characters, flags):
    if not flags & re.IGNORECASE:
        return characters
    both = {ord(c) for one in characters for c in (*chr(one).lower(), *chr(one).upper())}
    return characters | both
