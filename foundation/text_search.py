"""Text search: words without case, accents and punctuation, the same when stored and when typed.

Each word is stored as it is, so that names such as Will Down are found, and by its English stem, so
that programmes finds programme. The last word typed can be the beginning of one.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import and_

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import (
    SearchQuery,
    SearchQueryCombinable,
    SearchVector,
    SearchVectorField,
)
from django.db.models import Func, TextField, Value
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


@dataclass(frozen=True)
class Term:
    """One word that was typed, or the words between two quotation marks."""

    words: tuple[str, ...]
    quoted: bool = False
    can_begin: bool = False  # whether it can be the beginning of a word

    @property
    def query(self) -> SearchQueryCombinable:
        if self.quoted:
            return exactly(" <-> ".join(self.words))
        begun = f"{self.words[0]}:*" if self.can_begin else self.words[0]
        return exactly(begun) | stem_of(self.words[0])


def search_terms(typed: str) -> list[Term]:
    """What has to be found, in any order; the last word can be the beginning of one."""
    phrases = [words for quoted in QUOTED.findall(typed) if (words := searched_words(quoted))]
    words = searched_words(QUOTED.sub(" ", typed))
    important = [word for word in words if word not in UNIMPORTANT] if words[1:] else words
    single = important or words
    terms = [Term(tuple(phrase), quoted=True) for phrase in phrases]
    terms += [Term((word,)) for word in single[:-1]]
    terms += [Term((last,), can_begin=len(last) >= SHORTEST_BEGINNING) for last in single[-1:]]
    return terms


def search_query(typed: str) -> SearchQueryCombinable | None:
    """All of the terms. None if nothing is left to look for."""
    return all_of(term.query for term in search_terms(typed))


def all_of(queries: Iterable[SearchQueryCombinable]) -> SearchQueryCombinable | None:
    each = list(queries)
    return reduce(and_, each) if each else None


def any_of(text: str, *, most: int) -> SearchQuery | None:
    """Any of the words of a text, each by its stem, at most so many. None if it has no word."""
    words = [word for word in dict.fromkeys(searched_words(text)) if word not in UNIMPORTANT]
    return stem_of(" | ".join(words[:most])) if words else None


def exactly(words: str) -> SearchQuery:
    return SearchQuery(words, config="simple", search_type="raw")


def stem_of(word: str) -> SearchQuery:
    """Of a word that says nothing in English, such as will, PostgreSQL makes an empty query, which
    adds nothing to the one it is joined to."""
    return SearchQuery(word, config="english", search_type="raw")


def marked_vector(text: str, mark: str) -> Func:
    """Words with a mark before each, so that no search finds them but one for marked words."""
    marked = [f"{mark}{word}" for word in searched_words(text)]
    words = Value(marked, output_field=ArrayField(TextField()))
    return Func(words, function="array_to_tsvector", output_field=SearchVectorField())


class MarkedWord(SearchQuery):
    """A search for one word that is stored with this mark. Nobody can type a mark, because none is
    part of a word."""

    template = "%(expressions)s::tsquery"

    def __init__(self, word: str, mark: str, *, can_begin: bool = False) -> None:
        super().__init__(f"'{mark}{word}'{':*' if can_begin else ''}")
