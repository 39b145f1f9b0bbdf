"""Cases in which a person is named, and what of each would be withheld from them, with the reason.

Confidential enquiries and complaints are not searched: only their own offices may know of them.
"""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import and_, or_
from typing import NamedTuple

from django.db.models import Q, QuerySet

from casework.models import AnyCase
from documents.models import DocumentNote, DocumentRequest
from enquiries.models import SEALED, Enquiry, EnquiryLetter, EnquiryNote, Resident
from foundation.text_search import searched_words
from people.models import User

OTHERS = "Names of other people in letters and files, because they are third parties"
OF_RESIDENT = "The resident’s details, because they are another person’s"
NOTES = "Notes of officers, because they are confidential to officers"
IN_CONFIDENCE = "Letters in confidence, because they were sent to only one councillor"
DECISION = "The document, if a decision refused it or limits who can read it"


class FoundCase(NamedTuple):
    """`url` and `title` are empty for a reader who cannot open the case."""

    reference: str
    kind: str
    title: str
    url: str
    named_as: str
    withheld: list[str]


def all_words(words: Sequence[str], fields: Sequence[str]) -> Q:
    """Rows in which each word is in one of these fields."""
    each = [reduce(or_, (Q(**{f"{name}__icontains": word}) for name in fields)) for word in words]
    return reduce(and_, each)


def named_people(words: Sequence[str]) -> QuerySet[User]:
    return User.objects.filter(all_words(words, ("name", "email")))


def residents_named(words: Sequence[str]) -> QuerySet[Resident]:
    return Resident.objects.filter(all_words(words, ("name", "address", "contact")))


def enquiries_naming(typed: str) -> QuerySet[Enquiry]:
    """Where the person is the resident, the councillor or the officer; not confidential ones."""
    words = typed_words(typed)
    people = named_people(words).values("pk")
    concerned = Q(member__in=people) | Q(raised_by__in=people) | Q(officer__in=people)
    concerned |= Q(pk__in=residents_named(words).values("enquiry"))
    return Enquiry._base_manager.filter(concerned).exclude(kind__in=SEALED)


def requests_naming(typed: str) -> QuerySet[DocumentRequest]:
    people = named_people(typed_words(typed)).values("pk")
    return DocumentRequest._base_manager.filter(Q(member__in=people) | Q(officer__in=people))


def typed_words(typed: str) -> list[str]:
    """As they are stored: an email is one word."""
    return typed.split()


def has_words(typed: str) -> bool:
    return bool(searched_words(typed))


def found_enquiries(rows: Sequence[Enquiry], typed: str, reader: User) -> list[FoundCase]:
    """With what is withheld of each, in a fixed number of statements."""
    keys = [row.pk for row in rows]
    as_resident = keys_among(residents_named(typed_words(typed)), "enquiry", keys)
    with_resident = keys_among(Resident.objects.all(), "enquiry", keys)
    noted = keys_among(EnquiryNote._base_manager.all(), "case", keys)
    letters = EnquiryLetter._base_manager.exclude(confidential_to=None)
    secret = keys_among(letters, "case", keys)
    opened = keys_among(Enquiry.objects.visible_to(reader), "pk", keys)
    return [
        found_case(
            row,
            "Enquiry",
            "Resident" if row.pk in as_resident else "Councillor or officer",
            row.pk in opened,
            [
                OTHERS,
                *([OF_RESIDENT] if row.pk in with_resident - as_resident else []),
                *([NOTES] if row.pk in noted else []),
                *([IN_CONFIDENCE] if row.pk in secret else []),
            ],
        )
        for row in rows
    ]


def found_requests(rows: Sequence[DocumentRequest], reader: User) -> list[FoundCase]:
    keys = [row.pk for row in rows]
    noted = keys_among(DocumentNote._base_manager.all(), "case", keys)
    opened = keys_among(DocumentRequest.objects.visible_to(reader), "pk", keys)
    return [
        found_case(
            row,
            "Document request",
            "Councillor or officer",
            row.pk in opened,
            [OTHERS, DECISION, *([NOTES] if row.pk in noted else [])],
        )
        for row in rows
    ]


def found_case(
    row: AnyCase, kind: str, named_as: str, may_open: bool, withheld: Iterable[str]
) -> FoundCase:
    title, url = (row.title, row.get_absolute_url()) if may_open else ("", "")
    return FoundCase(row.reference, kind, title, url, named_as, list(withheld))


def keys_among(rows: QuerySet[AnyCase], field: str, keys: Sequence[int]) -> set[int]:
    return set(rows.filter(**{f"{field}__in": keys}).order_by().values_list(field, flat=True))


def every_case(typed: str, reader: User) -> list[FoundCase]:
    """Enquiries, then document requests, the oldest first."""
    enquiries = list(enquiries_naming(typed).order_by("received_at", "pk"))
    requests = list(requests_naming(typed).order_by("received_at", "pk"))
    return found_enquiries(enquiries, typed, reader) + found_requests(requests, reader)
