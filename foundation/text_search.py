"""Text search: words without case, accents and punctuation, the same when stored and when typed.

Each word is stored as it is, so that names such as Will Down are found, and by its English stem, so
that programmes finds programme. The last word typed can be the beginning of one.
"""

import re
import unicodedata
from functools import reduce
from operator import and_

from django.contrib.postgres.search import (
    CombinedSearchQuery,
    SearchQuery,
    SearchVector,
)
from django.db.models import Value
from django.db.models.expressions import CombinedExpression

UNACCENTED = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)
APOSTROPHES = re.compile("['`\u2018\u2019\u02bc]")
WORD = re.compile(r"[^\W_]+")
QUOTED = re.compile(r'"([^"]+)"')
# Nobody's name, so they need not be in what is found, unless nothing else is typed.
UNIMPORTANT = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "is", "of", "on", "or", "the", "to", "with"]
)
SHORTEST_BEGINNING = 3  # letters; a shorter one would begin too many words


def folded(text: str) -> str:
    """Small letters without accents, apostrophes and dots within a word."""
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(UNACCENTED)
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return APOSTROPHES.sub("", plain.casefold())


def searched_words(text: str) -> list[str]:
    return WORD.findall(folded(text))


def search_vector(text: str) -> CombinedExpression:
    """What is stored of a text: its words and their stems."""
    words = Value(" ".join(searched_words(text)))
    return SearchVector(words, config="simple") + SearchVector(words, config="english")


def search_query(typed: str) -> CombinedSearchQuery | SearchQuery | None:
    """All of the words, in any order; those in quotation marks next to each other. None if nothing
    is left to look for."""
    phrases = [words for quoted in QUOTED.findall(typed) if (words := searched_words(quoted))]
    words = searched_words(QUOTED.sub(" ", typed))
    important = [word for word in words if word not in UNIMPORTANT] if words[1:] else words
    *whole, last = important or words or [""]
    queries = [exactly(" <-> ".join(phrase)) for phrase in phrases]
    queries += [exactly(word) | stem_of(word) for word in whole]
    if last:
        begun = f"{last}:*" if len(last) >= SHORTEST_BEGINNING else last
        queries.append(exactly(begun) | stem_of(last))
    return reduce(and_, queries) if queries else None


def exactly(words: str) -> SearchQuery:
    return SearchQuery(words, config="simple", search_type="raw")


def stem_of(word: str) -> SearchQuery:
    """Of a word that says nothing in English, such as will, PostgreSQL makes an empty query, which
    adds nothing to the one it is joined to."""
    return SearchQuery(word, config="english", search_type="raw")
