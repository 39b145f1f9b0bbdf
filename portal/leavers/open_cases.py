"""Open cases in the name of a person who leaves, and what was chosen for each.

Never a complaint or a confidential enquiry: none is listed or counted here.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from documents.models import WITH_SERVICE, DocumentRequest, DocumentRequestQuerySet
from enquiries.models import SEALED, Enquiry, EnquiryQuerySet, Kind
from people.models import User
from portal.leavers.models import LeaverChoice
from portal.leavers.policy import works_for_every_service

Table = Literal["enquiry", "request"]


class CaseKey(NamedTuple):
    """A case by its table and key, and when it is due as lists order it."""

    at: datetime
    table: Table
    pk: int

    @property
    def field(self) -> str:
        return f"{self.table}_{self.pk}"

    @property
    def columns(self) -> dict[str, object]:
        """Of a choice for it."""
        return {f"{'enquiry' if self.table == 'enquiry' else 'document_request'}_id": self.pk}


class Work(NamedTuple):
    """The open cases of a person that one reader is shown, the most urgent first."""

    enquiries: EnquiryQuerySet
    requests: DocumentRequestQuerySet

    def keys(self) -> list[CaseKey]:
        """Two statements."""
        found = [
            *(
                CaseKey(at, "enquiry", pk)
                for pk, at in self.enquiries.values_list("pk", "queue_at")
            ),
            *(CaseKey(at, "request", pk) for pk, at in self.requests.values_list("pk", "queue_at")),
        ]
        return sorted(found)


def work_of(person: User, *, as_councillor: bool) -> Work:
    """All of it, for any reader: for notices and counts."""
    if as_councillor:
        return Work(enquiries_of_councillor(person), DocumentRequest.objects.none())
    enquiries = Enquiry.objects.open().filter(officer=person).exclude(kind__in=SEALED)
    requests = DocumentRequest.objects.filter(officer=person, status__in=WITH_SERVICE)
    return Work(enquiries, requests)


def within_service(work: Work, service_id: int | None) -> Work:
    """The part of it that is of one service."""
    return Work(work.enquiries.filter(service=service_id), work.requests.filter(service=service_id))


def enquiries_of_councillor(member: User) -> EnquiryQuerySet:
    """Without officers' questions, which their officers can withdraw."""
    kinds = (*SEALED, Kind.OFFICER_QUESTION)
    return Enquiry.objects.open().filter(member=member).exclude(kind__in=kinds)


def work_seen_by(user: User, person: User, *, as_councillor: bool) -> Work:
    """The part that this reader leads or coordinates, of what they can see anyway."""
    whole = work_of(person, as_councillor=as_councillor)
    enquiries, requests = whole.enquiries.visible_to(user), whole.requests.visible_to(user)
    if not works_for_every_service(user):
        enquiries = enquiries.filter(service__in=user.led_services)
    return Work(enquiries, requests.filter(service__in=user.led_services))


def pending_choices(person: User) -> dict[str, LeaverChoice]:
    """By the field of the case. One statement."""
    rows = LeaverChoice.objects.pending().filter(person=person).select_related("to", "by")
    return {field_of(row): row for row in rows}


def field_of(choice: LeaverChoice) -> str:
    if choice.kind:
        return field_of_kind(choice.kind)
    if choice.enquiry_id:
        return f"enquiry_{choice.enquiry_id}"
    return f"request_{choice.document_request_id}"


def field_of_kind(name: str) -> str:
    """Of the form, for the name of a kind of work."""
    return f"work_{name}"


def without_choice(keys: Iterable[CaseKey], choices: Mapping[str, LeaverChoice]) -> list[CaseKey]:
    return [key for key in keys if key.field not in choices]
