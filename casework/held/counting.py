"""How many files wait for the virus check, and since when. Never whose, nor of which case."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone

from casework.files import scanner
from casework.files.models import State, file_tables
from casework.held import policy
from casework.set_aside.models import SetAside
from people.models import User

LATE_AFTER = timedelta(minutes=15)
SWEEP = "virus check of "  # how the names of its sweeps begin


class HeldFiles(NamedTuple):
    """`undecided` are those that the scanner gave no verdict on."""

    number: int
    since: datetime | None
    undecided: int


def held_files() -> HeldFiles:
    number, since = 0, []
    for table in file_tables():
        held = table._base_manager.filter(state=State.CHECKING)
        found = held.aggregate(number=Count("pk"), oldest=Min("added_at"))
        number += found["number"]
        since += [found["oldest"]] if found["oldest"] else []
    undecided = SetAside.objects.filter(sweep__startswith=SWEEP).count()
    return HeldFiles(number, min(since, default=None), min(undecided, number))


def scanner_in_words() -> str:
    if not scanner.is_configured():
        return "Not set up, so files are not checked"
    return "Answering" if scanner.is_answering() else "Not answering"


def held_alarm(user: User) -> tuple[str, str] | None:
    """What administrators are told on every page while a file has waited for long."""
    if not policy.can_see_held(user):
        return None
    late = timezone.now() - LATE_AFTER
    for table in file_tables():
        if table._base_manager.filter(state=State.CHECKING, added_at__lt=late).exists():
            return "Some files are still waiting for the virus check.", reverse("held-files")
    return None
