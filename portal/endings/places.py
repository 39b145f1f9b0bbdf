"""What can end, and what is open in it: posts, cases by number only, and the protocol."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from documents.models import DocumentRequest
from enquiries.models import DecidedWork, Enquiry
from enquiries.models.visibility import EnquiryQuerySet
from people.models import (
    Appointment,
    Committee,
    Group,
    OutsideAppointment,
    OutsideBody,
    Portfolio,
    RestrictedPost,
    Seat,
    Service,
    Ward,
)
from people.models.positions import DatedQuerySet
from people.roles import SERVICE_ROLES
from protocols.models import Protocol
from protocols.settings.services_offered import REQUESTS_TO_SERVICES

Place = Ward | Service | Committee | Group | OutsideBody
Held = Appointment | Seat | Portfolio | OutsideAppointment | RestrictedPost
HeldRows = (
    QuerySet[Appointment]
    | DatedQuerySet[Seat]
    | DatedQuerySet[Portfolio]
    | DatedQuerySet[OutsideAppointment]
    | DatedQuerySet[RestrictedPost]
)
PLACES: dict[str, type[Place]] = {
    "ward": Ward,
    "service": Service,
    "committee": Committee,
    "group": Group,
    "body": OutsideBody,
}
TITLES = {
    "ward": "Wards",
    "service": "Services",
    "committee": "Committees",
    "group": "Political groups",
    "body": "Outside bodies",
}


class OpenThere(NamedTuple):
    """What is open in a place, as its page lists it."""

    posts: list[str]
    cases: list[str]
    protocols: list[str]


def open_there(place: Place, today: date) -> OpenThere:
    return OpenThere(
        posts=[words_of(row) for row in held_there(place, today)],
        cases=list(cases_in_words(place)),
        protocols=list(protocols_naming(place, today)),
    )


def held_there(place: Place, today: date) -> Iterator[Held]:
    """Posts, seats, portfolios and appointments of today or later, and restrictions of posts."""
    for rows in rows_there(place):
        yield from rows.exclude(ends_on__lt=today).order_by("pk")


def rows_there(place: Place) -> list[HeldRows]:
    posts = Appointment.objects.select_related("person", "service", "ward", "committee", "group")
    if isinstance(place, Service):
        restricted = RestrictedPost.objects.select_related("post__person", "post__service")
        portfolios = Portfolio.objects.select_related("post__person", "service")
        return [
            posts.filter(service=place),
            portfolios.filter(service=place, post__is_cancelled=False),
            restricted.filter(post__service=place, post__is_cancelled=False),
        ]
    if isinstance(place, Committee):
        seats = Seat.objects.select_related("person", "committee")
        return [posts.filter(committee=place), seats.filter(committee=place)]
    if isinstance(place, OutsideBody):
        return [OutsideAppointment.objects.select_related("person", "body").filter(body=place)]
    return [posts.filter(ward=place) if isinstance(place, Ward) else posts.filter(group=place)]


def words_of(row: Held) -> str:
    until = f" until {row.ends_on:%-d %B %Y}" if row.ends_on else ""
    if isinstance(row, Appointment) and row.role in SERVICE_ROLES:
        return f"{row}, {row.get_role_display().lower()}{until}"
    return f"{row}{until}"


def open_enquiries(place: Place) -> EnquiryQuerySet:
    rows = Enquiry.objects.open()
    if isinstance(place, Service):
        return rows.filter(service=place)
    if isinstance(place, Ward):
        return rows.filter(ward=place)
    if isinstance(place, Committee):
        return rows.filter(committee=place)
    return rows.filter(outside_body=place) if isinstance(place, OutsideBody) else rows.none()


def open_requests(place: Place) -> "QuerySet[DocumentRequest]":
    rows = DocumentRequest.objects.open()
    if isinstance(place, Service):
        return rows.filter(service=place)
    return rows.filter(committee=place) if isinstance(place, Committee) else rows.none()


def work_to_do(place: Place) -> "QuerySet[DecidedWork]":
    rows = DecidedWork.objects.filter(done_at=None)
    return rows.filter(service=place) if isinstance(place, Service) else rows.none()


def cases_in_words(place: Place) -> Iterator[str]:
    """How many, and never which: a people administrator reads no case."""
    for rows, one, many in (
        (open_enquiries(place), "open enquiry", "open enquiries"),
        (open_requests(place), "open request for a document", "open requests for documents"),
        (work_to_do(place), "piece of decided work", "pieces of decided work"),
    ):
        if number := rows.count():
            yield f"{number:,} {one if number == 1 else many}"


def protocols_naming(place: Place, today: date) -> Iterator[str]:
    """Versions that still count and name this service for a kind of request."""
    if not isinstance(place, Service):
        return
    for version in Protocol.objects.order_by("pk"):
        named = [key for key, name in version.request_services.items() if name == place.name]
        if named and version.status_on(today) != "superseded":
            what = ", ".join(REQUESTS_TO_SERVICES.get(key, key) for key in named)
            yield f"{version}: {what}"
