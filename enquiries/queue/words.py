"""Words typed into the search of the queue: in letters, or in the name of a resident, a councillor
or an officer; and numbers, which may be those of references."""

from functools import reduce
from operator import and_

from django.db.models import Q
from django.utils import timezone

from casework.references import numbered_references
from enquiries.models import Enquiry
from enquiries.models.visibility import RESIDENT_MARK
from enquiries.residents.book import COURTESIES
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


def search_condition(typed: str) -> Q:
    """Every term, in the words of the enquiry, in its resident's name, or in the name of its
    councillor or officer. The people are looked up before the search, because the database plans it
    badly if it does not know them."""
    terms = important_terms(typed)
    conditions = [Q(search=query_with_resident(term)) | of_people(term) for term in terms]
    return reduce(and_, conditions) if conditions else NOTHING


def condition_without_residents(typed: str) -> Q:
    """As `search_condition`, without the names of residents: for readers who are not shown them."""
    conditions = [Q(search=term.query) | of_people(term) for term in important_terms(typed)]
    return reduce(and_, conditions) if conditions else NOTHING


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
