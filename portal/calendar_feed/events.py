"""What a councillor’s calendar shows: the open due dates of their own enquiries and requests.

Complaints and confidential enquiries are never in it. A document is a reference and nothing more.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casework.models import MailSays, MailSetting
from documents.models import DocumentPromise, DocumentRequest
from enquiries.councillor_emails import subject_outside
from enquiries.models import SEALED, Enquiry, EnquiryPromise
from people.models import User
from protocols.models import PromiseKind

ANSWER, DECISION, REPLY = "Answer due", "Decision due", "Your reply is due"
WHAT_IS_DUE = {
    PromiseKind.REPLY: ANSWER,
    PromiseKind.FULL_REPLY: ANSWER,
    PromiseKind.SUPPORT: ANSWER,
    PromiseKind.DOCUMENT_DECISION: DECISION,
    PromiseKind.DETERMINATION: DECISION,
    PromiseKind.MEMBER_REPLY: REPLY,
}


class DueDate(NamedTuple):
    """One local date on which something is due, and the path of the page about it."""

    number: str  # the same each time, so that a calendar moves the entry instead of adding one
    on: date
    title: str
    path: str


def due_dates(person: User) -> list[DueDate]:
    dates = [*of_enquiries(person), *of_document_requests(person)]
    return sorted(dates, key=lambda one: (one.on, one.title))


def of_enquiries(person: User) -> Iterator[DueDate]:
    shows_subject = MailSetting.objects.in_force() == MailSays.SUBJECT
    theirs = Enquiry.objects.own_of(person).exclude(kind__in=SEALED)
    promises = EnquiryPromise.objects.open().running().filter(case__in=theirs)
    rows = promises.filter(kind__in=WHAT_IS_DUE).select_related("case__resident")
    for promise in rows:
        enquiry = promise.case
        subject = subject_outside(enquiry) if shows_subject else ""
        name = f"{enquiry.reference}, {subject}" if subject else enquiry.reference
        yield DueDate(
            f"enquiry-{promise.pk}",
            promise.due_on,
            f"{WHAT_IS_DUE[PromiseKind(promise.kind)]}: {name}",
            enquiry.get_absolute_url(),
        )


def of_document_requests(person: User) -> Iterator[DueDate]:
    theirs = DocumentRequest.objects.visible_to(person).filter(member=person)
    promises = DocumentPromise.objects.open().running().filter(case__in=theirs)
    for promise in promises.filter(kind__in=WHAT_IS_DUE).select_related("case"):
        what = WHAT_IS_DUE[PromiseKind(promise.kind)]
        title = f"{what}: {promise.case.reference}"
        path = promise.case.get_absolute_url()
        yield DueDate(f"document-{promise.pk}", promise.due_on, title, path)
