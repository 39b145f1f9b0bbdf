"""Ending that a service reads what it passed on."""

from django.db import transaction

from casework.cases import locked_case
from enquiries.earlier_services import policy
from enquiries.models import EarlierService
from enquiries.passed_on import end_of_service
from people.models import User


@transaction.atomic
def end_reading_of(row: EarlierService, *, by: User) -> None:
    """Its officers can no longer read the enquiry. Nobody is told."""
    locked_case(row.case)
    row = EarlierService.objects.select_related("service").get(pk=row.pk)
    policy.can_end_reading(by, row).or_raise()
    end_of_service(row, by=by)
