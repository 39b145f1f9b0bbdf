"""Words typed into the search of the queue: in letters, or in the name of a resident, a councillor
or an officer; and numbers, which may be those of references."""

from functools import reduce
from math import prod
from operator import and_
from typing import NamedTuple

from django.db.models import Q
from django.utils import timezone

from casework.references import numbered_references
from enquiries.models import Enquiry
from enquiries.models.visibility import RESIDENT_MARK
from enquiries.residents.book import COURTESIES
from foundation.common_words import common_words
from foundation.text_search import MarkedWord, Term, search_terms
from foundation.types import Context
from people.directory import directory
from people.models import User

NOTHING = Q(pk__in=())
BEFORE_NAMES = COURTESIES | {"cllr", "councillor"}


def typed_words(q: str) -> str:
    return q.replace("\x00", "").strip()


def important_terms(typed: str) -> list[Term]:
    """Without courtesies: Mrs Pryce is found where only Joan Pryce was written."""
    terms = search_terms(typed)
    kept = [term for term in terms if term.quoted or term.words[0] not in BEFORE_NAMES]
    return kept or terms


class WordConditions(NamedTuple):
    """Every term, in the words of the enquiry, in its resident's name, or in the name of its
    councillor or officer; and the same without the names of residents, for readers who are not
    shown them. `share` is about which part of all enquiries has them."""

    found: Q
    without_residents: Q
    share: float


def word_conditions(typed: str) -> WordConditions:
    """The people are looked up before the search, because the database plans it badly if it does
    not know them."""
    conditions = [conditions_of(term) for term in important_terms(typed)]
    if not conditions:
        return WordConditions(NOTHING, NOTHING, 0)
    found, without_residents, shares = zip(*conditions, strict=True)
    return WordConditions(reduce(and_, found), reduce(and_, without_residents), prod(shares))


def conditions_of(term: Term) -> WordConditions:
    """Of a person there are many enquiries, which nobody has counted."""
    called = of_people(term)
    return WordConditions(
        Q(search=query_with_resident(term)) | called,
        Q(search=term.query) | called,
        1 if called else share_of_term(term),
    )


def share_of_term(term: Term) -> float:
    """Of a phrase, of its rarest word."""
    common, begins = common_words(Enquiry, "search"), term.can_begin
    return min(
        common.share_of(word, can_begin=begins)
        + common.share_of(f"{RESIDENT_MARK}{word}", can_begin=begins)
        for word in term.words
    )


def query_with_resident(term: Term) -> object:
    """A term among the words of an enquiry, or among those of its resident's name."""
    marked = [MarkedWord(w, RESIDENT_MARK, can_begin=term.can_begin) for w in term.words]
    return term.query | reduce(and_, marked)


def of_people(term: Term) -> Q:
    """Of a councillor or an officer with this term in their name, if there is one."""
    keys = directory().called(" ".join(term.words))
    return Q(member__in=keys) | Q(officer__in=keys) if keys else Q()


def links_by_number(user: User, typed: str) -> list[Context]:
    """Enquiries that have the typed number, such as 17 for E-2026-0017, of the last few years."""
    references = numbered_references(typed, timezone.localdate().year)
    if not references:
        return []
    rows = Enquiry.objects.visible_to(user).filter(reference__in=references)
    newest = rows.only("reference", "title").order_by("-reference")
    return [
        {"url": enquiry.get_absolute_url(), "label": f"{enquiry.reference}: {enquiry.title}"}
        for enquiry in newest
    ]
