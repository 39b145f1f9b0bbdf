"""Access record of an employment case: who opened it and what was done with it, encrypted."""

from operator import attrgetter

from django.utils import timezone

from casework.sealing.field import sealed_values
from foundation.history import start_of_day
from relations.models import AccessDetails, CaseDeed, EmploymentAccess, EmploymentCase

MOST_SHOWN = 60  # entries on the page of one case, the latest


def write_case_access(case: EmploymentCase, did: CaseDeed, *, name: str) -> None:
    """Add a line; only the public key is needed."""
    now = timezone.now()
    row = EmploymentAccess(case=case, at=start_of_day(now))
    details = AccessDetails(name=name, did=did.value, what="", at=now)
    row.said = sealed_values(row, said=details.to_json())["said"]
    row.save(force_insert=True)


def access_of_case(case: EmploymentCase) -> list[AccessDetails]:
    """The latest entries, newest first."""
    rows = case.access.order_by("-at", "-pk")[:MOST_SHOWN]
    return sorted((row.details for row in rows), key=attrgetter("at"), reverse=True)
