"""Subjects of letters: the case that a standard answer is inserted for, whatever kind it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from enquiries.models import Enquiry, LetterKind
from people.models import Service, User


@dataclass(frozen=True)
class Subject:
    """What standard answers need of a case. `noun` is its kind in words, `columns` name it in the
    row of a use, `words` are what it is about, and `due_at` is an aware time."""

    noun: str
    columns: Mapping[str, object]
    words: Callable[[], str]
    member: User
    reference: str
    title: str
    service: Service | None
    due_at: datetime | None
    ward: str = ""


def subject_of_enquiry(enquiry: Enquiry) -> Subject:
    return Subject(
        noun="enquiry",
        columns={"case": enquiry},
        words=lambda: words_of_enquiry(enquiry),
        member=enquiry.member,
        reference=enquiry.reference,
        title=enquiry.title,
        service=enquiry.service,
        due_at=enquiry.due_at,
        ward=enquiry.ward.name if enquiry.ward else "",
    )


def words_of_enquiry(enquiry: Enquiry) -> str:
    """Its title, and what was asked first."""
    asked = enquiry.letters.filter(kind=LetterKind.QUESTION).values_list("body", flat=True)
    return " ".join([enquiry.title, *asked[:1]])
