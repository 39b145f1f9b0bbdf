"""Employment cases in the calendar of those who read them."""

from datetime import date

from casework.sealing import keys
from people.models import User
from relations.employment_cases.policy import can_read_case
from relations.models import EmploymentCase


def employment_cases_in_calendar(user: User, first: date, end: date) -> list[EmploymentCase]:
    """Those whose committee meets from one London day on and before another. A councillor who has
    not confirmed to decide without influence finds none, nor does anybody without the keys."""
    if not keys.can_open():
        return []
    rows = EmploymentCase.objects.visible_to(user).filter(held_on__gte=first, held_on__lt=end)
    return [case for case in rows.prefetch_related("seats") if can_read_case(user, case)]
