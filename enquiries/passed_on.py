"""Enquiries that a service, or a coordinator, has passed on: who still follows each, and how that
ends."""

from django.utils import timezone

from enquiries.models import EarlierService, Enquiry, EnquiryLetter
from enquiries.notices import coordinators, notify_officers
from enquiries.policy import can_follow_for_coordinators
from foundation.history import write
from people.models import Service, User

ANSWERED = "An enquiry that your service passed on has been answered."
ANSWERED_TO_COORDINATORS = "An enquiry that the coordinators passed on has been answered."


def keep_reading(enquiry: Enquiry, service: Service | None, *, by: User) -> None:
    """Let the service go on reading what one of its officers has just passed on. What a coordinator
    takes from it never belonged there: the coordinators alone go on following that."""
    if enquiry.is_sealed:
        return
    if service and service.pk in by.services:
        follow_for(enquiry, service, by=by)
    elif can_follow_for_coordinators(by):
        follow_for(enquiry, None, by=by)


def follow_for(enquiry: Enquiry, service: Service | None, *, by: User) -> None:
    """One row, however often it is passed on; without a service that of the coordinators."""
    rows = EarlierService.objects.open()
    if not rows.filter(case=enquiry, service=service).exists():
        row = EarlierService(case=enquiry, service=service, by=by, at=timezone.now())
        write(row, by=by, reason="passed on")


def end_reading(enquiry: Enquiry, *, by: User) -> None:
    """When the enquiry ends."""
    for row in EarlierService.objects.open().filter(case=enquiry):
        end_of_service(row, by=by)


def notify_followers(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    """Tell those who asked for it, while their service reads it and they work there, or while they
    are coordinators."""
    if vars(enquiry).get("has_earlier_services") is False:
        return
    for row in EarlierService.objects.in_force().filter(case=enquiry).exclude(followers=[]):
        words = ANSWERED_TO_COORDINATORS if row.is_of_coordinators else ANSWERED
        notify_officers(followers_today(row), enquiry, "passed-on-answered", words, letter.pk, by)


def followers_today(row: EarlierService) -> list[User]:
    if row.is_of_coordinators:
        return [person for person in coordinators() if person.pk in row.followers]
    asked = User.objects.filter(pk__in=row.followers).order_by("pk")
    return [person for person in asked if person.works_today(row.service_id)]


def end_of_service(row: EarlierService, *, by: User) -> None:
    if row.ended_at is None:
        write(row, by=by, reason="stopped reading", ended_at=timezone.now())
