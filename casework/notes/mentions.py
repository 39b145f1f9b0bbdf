"""Mentions in a private note: the colleagues whose names follow an @, found without case, accents
and titles."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from foundation.text_search import searched_words
from people.directory import directory
from people.models import User
from people.name_words import after_titles

# At the start or after a space or bracket, so that an email address is none; the name to the end of
# its line, as far as a name can reach.
MENTION = re.compile(r"(?<![^\s(])@(?=[^\W\d_])([^\n@]{1,100})")
MOST_WORDS = 6


class Mention(NamedTuple):
    """`typed` is what the writer finds again; `keys` are the people of that name."""

    typed: str
    keys: tuple[int, ...]


def mentions_in(text: str) -> list[Mention]:
    """Each @ with a name, in their order. The longest name that somebody has counts."""
    by_name: dict[tuple[str, ...], list[int]] = {}
    for key, name in directory().folded_names.items():
        by_name.setdefault(after_titles(tuple(name.split())), []).append(key)
    return [mention_of(after, by_name) for after in MENTION.findall(text)]


def mention_of(after: str, by_name: dict[tuple[str, ...], list[int]]) -> Mention:
    words = after_titles(tuple(searched_words(after)))
    for count in range(min(MOST_WORDS, len(words)), 0, -1):
        if keys := by_name.get(words[:count]):
            return Mention(directory().people[keys[0]], tuple(keys))
    return Mention(" ".join(after.split()[:2]), ())


def keys_of(mentions: Iterable[Mention]) -> set[int]:
    return {key for mention in mentions for key in mention.keys}


def people_by_key(keys: Collection[int]) -> dict[int, User]:
    return User.objects.in_bulk(list(keys)) if keys else {}
