"""Enquiries that a service has passed on: who still reads each, and when that ends."""

from django.utils import timezone

from enquiries.models import EarlierService, Enquiry
from foundation.history import write
from people.models import Service, User


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


def end_of_service(row: EarlierService, *, by: User) -> None:
    if row.ended_at is None:
        write(row, by=by, reason="stopped reading", ended_at=timezone.now())
