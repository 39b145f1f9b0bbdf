"""The search in everything a councillor raised: one pair of querysets, of enquiries and requests.

Both start from what the councillor can see, and from those that are theirs. Complaints are in
tables of their own, and nothing here reads one.
"""

from functools import reduce
from math import prod
from operator import and_
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from casework.references import typed_reference
from documents.models import OPEN, DocumentRequest, DocumentRequestQuerySet
from documents.models import Status as DocumentStatus
from documents.models.choices import RELEASED
from documents.models.visibility import waits_for_member
from enquiries.models import (
    ENDED,
    WITH_COUNCIL,
    Enquiry,
    EnquiryHandover,
    EnquiryQuerySet,
    LettersShown,
    Status,
)
from enquiries.queue.words import NOTHING, important_terms, query_with_resident, share_of_term
from foundation.text_search import Term, folded
from people.directory import directory, folded_name
from people.models import User
from portal.everything import asked as states
from portal.everything.asked import DOCUMENT, Asked


class Words(NamedTuple):
    """Words to look for among `rows`, and about which part of all enquiries has them."""

    rows: EnquiryQuerySet
    condition: Q
    share: float


class Found(NamedTuple):
    """`exact` says that it is the one case whose reference was typed, whatever the filters are.
    `words` gives the same enquiries, where it is to be said how they are looked for."""

    enquiries: EnquiryQuerySet
    documents: DocumentRequestQuerySet
    exact: bool = False
    words: Words | None = None


def found_for(user: User, asked: Asked) -> Found:
    enquiries = Enquiry.objects.own_of(user)
    documents = DocumentRequest.objects.visible_to(user).filter(member=user)
    if exact := with_reference(enquiries, documents, asked.q):
        return exact
    enquiries = enquiries.filter(state_of_enquiry(asked.state), in_year(asked))
    documents = documents.filter(state_of_request(asked.state), in_year(asked))
    if asked.kind == DOCUMENT:
        enquiries = enquiries.none()
    elif asked.kind:
        enquiries, documents = enquiries.filter(kind=asked.kind), documents.none()
    if not asked.q:
        return Found(enquiries, documents)
    terms = important_terms(asked.q)
    readable = enquiries.filter(words_not_kept_back(asked.q, terms))
    condition = words_of_enquiry(asked.q, terms)
    words = Words(readable, condition, share_of_enquiries(terms))
    return Found(
        readable.filter(condition),
        documents.filter(words_of_request(asked.q, terms)),
        words=None if part_of_reference(asked.q) != NOTHING else words,  # no index finds a part
    )


def with_reference(
    enquiries: EnquiryQuerySet, documents: DocumentRequestQuerySet, typed: str
) -> Found | None:
    """The one case with this reference, however it is typed; one statement, if it can be one."""
    reference = typed_reference(typed)
    if reference is None:
        return None
    of_enquiry = enquiries.filter(reference=reference)
    of_request = documents.filter(reference=reference)
    keys = of_enquiry.values_list("pk").union(of_request.values_list("pk"))
    return Found(of_enquiry, of_request, exact=True) if keys.exists() else None


def state_of_enquiry(state: str) -> Q:
    return {
        "": Q(),
        states.WITH_COUNCIL: Q(status__in=WITH_COUNCIL),
        states.WAITING: Q(status=Status.WAITING),
        states.ANSWERED: Q(status=Status.ANSWERED),
        states.ENDED: Q(status__in=ENDED),
    }[state]


def state_of_request(state: str) -> Q:
    """A release whose conditions are not accepted waits for the councillor and is released too."""
    can_be_opened = Q(status__in=RELEASED, expires_on__gte=timezone.localdate())
    return {
        "": Q(),
        states.WITH_COUNCIL: Q(status__in=OPEN) & ~Q(status=DocumentStatus.WAITING),
        states.WAITING: waits_for_member(),
        states.ANSWERED: can_be_opened,
        states.ENDED: ~Q(status__in=OPEN) & ~can_be_opened,
    }[state]


def in_year(asked: Asked) -> Q:
    since, before = asked.received_between
    return (Q(received_at__gte=since) if since else Q()) & (
        Q(received_at__lt=before) if before else Q()
    )


def words_of_enquiry(typed: str, terms: list[Term]) -> Q:
    """Each term in its words, in its resident's name, or in the name of its officer, service or
    ward. What is only in words is one condition, which one index answers."""
    conditions = [Q(search=query_with_resident(term)) | named_in_enquiry(term) for term in terms]
    return all_found(conditions) | part_of_reference(typed)


def named_in_enquiry(term: Term) -> Q:
    names = directory()
    kinds = {"officer": names.people, "service": names.services, "ward": names.wards}
    return named(term, kinds)


def share_of_enquiries(terms: list[Term]) -> float:
    """How many enquiries have an officer, service or ward of a name nobody has counted: many."""
    return prod(share_of_term(term) if named_in_enquiry(term) == NOTHING else 1 for term in terms)


def words_not_kept_back(typed: str, terms: list[Term]) -> Q:
    """Of an enquiry that was handed over without some of its letters only the title and the
    reference are searched, so that nobody can try words for what the letters say."""
    some = EnquiryHandover.objects.exclude(letters=LettersShown.ALL)
    kept_back = Exists(some.filter(case=OuterRef("pk")))
    in_title = [Q(title__icontains=" ".join(term.words)) for term in terms]
    return ~Q(kept_back) | all_found(in_title) | part_of_reference(typed)


def words_of_request(typed: str, terms: list[Term]) -> Q:
    names = directory()
    kinds = {"officer": names.people, "service": names.services}
    conditions = [Q(search=term.query) | named(term, kinds) for term in terms]
    return all_found(conditions) | part_of_reference(typed)


def named(term: Term, kinds: dict[str, dict[int, str]]) -> Q:
    """Those whose officer, service or ward has a name with this term in it, if any has."""
    condition = NOTHING
    ends = "" if term.can_begin else " "
    wanted = f" {' '.join(term.words)}{ends}"
    for field, names in kinds.items():
        keys = [key for key, name in names.items() if wanted in f"{folded_name(name)} "]
        if keys:
            condition |= Q(**{f"{field}__in": keys})
    return condition


def all_found(conditions: list[Q]) -> Q:
    return reduce(and_, conditions) if conditions else NOTHING


def part_of_reference(typed: str) -> Q:
    """Of one word with a digit in it, such as 0404."""
    part = folded(typed).strip()
    has_digit = any(letter.isdigit() for letter in part)
    return Q(reference__icontains=part) if has_digit and " " not in part else NOTHING
