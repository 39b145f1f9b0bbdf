"""Enquiries that a service has passed on: who still reads each, and when that ends."""

from django.utils import timezone

from enquiries.models import EarlierService, Enquiry, EnquiryLetter
from enquiries.notices import notify_officers
from foundation.history import write
from people.models import Service, User

ANSWERED = "An enquiry that your service passed on has been answered."


def keep_reading(enquiry: Enquiry, service: Service | None, *, by: User) -> None:
    """Let the service go on reading what one of its officers has just passed on. Not what somebody
    outside it has, for example a coordinator who found that it never belonged there."""
    if service is None or enquiry.is_sealed or service.pk not in by.services:
        return
    rows = EarlierService.objects.open()
    if not rows.filter(case=enquiry, service=service).exists():
        row = EarlierService(case=enquiry, service=service, by=by, at=timezone.now())
        write(row, by=by, reason="passed on")


def end_reading(enquiry: Enquiry, *, by: User) -> None:
    """When the enquiry ends."""
    for row in EarlierService.objects.open().filter(case=enquiry):
        end_of_service(row, by=by)


def notify_followers(enquiry: Enquiry, letter: EnquiryLetter, *, by: User) -> None:
    """Tell those who asked for it, while their service reads it and they work there."""
    for row in EarlierService.objects.in_force().filter(case=enquiry).exclude(followers=[]):
        asked = User.objects.filter(pk__in=row.followers).order_by("pk")
        people = [person for person in asked if person.works_today(row.service_id)]
        notify_officers(people, enquiry, "passed-on-answered", ANSWERED, letter.pk, by)


def end_of_service(row: EarlierService, *, by: User) -> None:
    if row.ended_at is None:
        write(row, by=by, reason="stopped reading", ended_at=timezone.now())
