"""Ending that a service reads what it passed on, and asking to hear when that is answered."""

from django.db import transaction

from casework.cases import locked_case
from enquiries.earlier_services import policy
from enquiries.models import EarlierService
from enquiries.passed_on import end_of_service
from foundation.history import write
from people.models import User


@transaction.atomic
def end_reading_of(row: EarlierService, *, by: User) -> None:
    """Its officers can no longer read the enquiry. Nobody is told."""
    row = locked_service(row)
    policy.can_end_reading(by, row).or_raise()
    end_of_service(row, by=by)


@transaction.atomic
def follow(row: EarlierService, *, follows: bool, by: User) -> None:
    """Ask to hear when it is answered, or no longer."""
    row = locked_service(row)
    policy.can_hear_of_answer(by, row).or_raise()
    if follows == (by.pk in row.followers):
        return
    others = [key for key in row.followers if key != by.pk]
    followers = [*others, by.pk] if follows else others
    write(row, by=by, reason="followed" if follows else "no longer followed", followers=followers)


def locked_service(row: EarlierService) -> EarlierService:
    """The row as it is now, with its enquiry, which nobody else changes meanwhile."""
    enquiry = locked_case(row.case)
    row = EarlierService.objects.select_related("service").get(pk=row.pk)
    row.case = enquiry
    return row
