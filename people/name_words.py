"""Words of a name: without case, accents and titles, and in the other ways it may be written."""

import re
from collections.abc import Iterator
from functools import lru_cache

from foundation.text_search import folded

Words = tuple[str, ...]
TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "doctor",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "rev",
        "reverend",
        "revd",
        "cllr",
        "clr",
        "councillor",
        "councilor",
        "alderman",
        "ald",
        "hon",
        "rt",
        "obe",
        "mbe",
        "cbe",
        "officer",
    ]
)
SMALL_WORDS = frozenset(
    [
        "the",
        "of",
        "for",
        "in",
        "at",
        "and",
        "a",
        "an",
        "from",
        "to",
        "with",
        "by",
        "our",
        "my",
        "his",
        "her",
        "their",
    ]
)
PARTICLES = frozenset(
    [
        "o",
        "mc",
        "mac",
        "d",
        "de",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "di",
        "da",
        "al",
        "el",
        "st",
        "ap",
        "ab",
        "bin",
        "ben",
    ]
)
HYPHENS = re.compile(r"(?<=\w)[-\u2010\u2011\u2013](?=\w)")
BRACKETS = re.compile(r"\([^()]*\)")


def words_of(text: str) -> Words:
    return tuple(dict.fromkeys(re.findall(r"[^\W\d_]+", folded(text))))


@lru_cache(maxsize=10_000)
def known_readings(name: str) -> tuple[Words, ...]:
    """Of somebody with an account. What was typed is not kept, as it may be confidential."""
    return name_readings(name)


@lru_cache(maxsize=10_000)
def known_forms(name: str) -> frozenset[str]:
    return frozenset(form for words in known_readings(name) for form in joined_forms(words))


def name_readings(text: str) -> tuple[Words, ...]:
    """The words of a name: as they are, without titles, with hyphens and particles joined to what
    follows, and with what stands in brackets left out."""
    hyphens_joined = HYPHENS.sub("", text)
    texts = dict.fromkeys((text, hyphens_joined, BRACKETS.sub(" ", text)))
    raw = [words_of(one) for one in texts]
    plain = [names_among(words) for words in raw]
    joined = [particles_joined(words) for words in plain]
    called = [after_titles(words) for words in raw]
    return tuple(dict.fromkeys(words for words in (*plain, *joined, *raw, *called) if words))


def after_titles(words: Words) -> Words:
    """What follows the titles before a name: lord of Councillor Lord, which is a name there."""
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return words


def names_among(words: Words) -> Words:
    return tuple(word for word in words if word not in TITLES and word not in SMALL_WORDS)


def particles_joined(words: Words) -> Words:
    """O Brien as obrien, van der Berg as vanderberg."""
    joined, before = [], ""
    for word in words:
        if word in PARTICLES:
            before += word
        else:
            joined.append(before + word)
            before = ""
    return (*joined, before) if before else tuple(joined)


def joined_forms(name: Words) -> Iterator[str]:
    """As one word: ruthadeyemi, adeyemiruth, radeyemi, adeyemir."""
    if len(name) > 1:
        first, last = name[0], name[-1]
        yield from (first + last, last + first, first[0] + last, last + first[0], "".join(name))
