"""The measured council: the demo, filled further from size to size."""

import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.backends.utils import CursorWrapper

from bench import days, report
from bench.measure import Result, measure_council
from bench.meetings import fill_month
from bench.notices import fill_notices
from bench.pages import COVER, LISTING_MEMBER, OFFICER
from casework.absences.actions import change_cover
from dev.demo.council import make_council
from dev.demo.many import add_many
from enquiries.models import Enquiry
from foundation.owner import as_owner
from people.models import Absence, User


def measure_all(
    sizes: list[int], folder: Path, postgres: int, say: Callable[[str], None]
) -> dict[int, dict[str, Result]]:
    """What was found of each page, by size."""
    say("Making the council")
    make_demo_council()
    results: dict[int, dict[str, Result]] = {}
    for size in sizes:
        grow_council(size, say)
        results[size] = measure_council(folder, postgres, say)
        say(report.results_table(size, results[size]))
    if len(results) > 1:
        say(report.growth(results))
    ours, bare = days.nanoseconds_of_adding_days()
    say(f"\nAdding working days: {ours:.0f} ns, a bare look-up {bare:.0f} ns")
    return results


def make_demo_council() -> None:
    """The demo council, in an empty database."""
    call_command("prepare", stdout=StringIO())
    make_council()
    give_cover_to(COVER)


def give_cover_to(email: str) -> None:
    """Let this officer act for colleagues who are away in the demo, so that another one has
    no cover and both can be measured."""
    cover = User.objects.get(email=email)
    for absence in Absence.objects.current().exclude(covered_by=None):
        change_cover(absence, covered_by=cover, by=absence.person)


def give_half_to(email: str, cursor: CursorWrapper) -> None:
    """Every other enquiry becomes this councillor's, so that their list is as long as one can be.
    Nobody verifies the history of this council."""
    cursor.execute(
        "UPDATE enquiries_enquiry SET member_id = people_user.id FROM people_user"
        " WHERE people_user.email = %s AND enquiries_enquiry.id %% 2 = 0"
        " AND member_id <> people_user.id",
        [email],
    )


def grow_council(size: int, say: Callable[[str], None]) -> None:
    """Fill the council up to so many enquiries, and let PostgreSQL settle."""
    began, missing = time.monotonic(), size - Enquiry.objects.count()
    if missing > 0:
        add_many(missing, say=lambda words: None)
    with as_owner(), connection.cursor() as cursor:
        give_half_to(LISTING_MEMBER, cursor)
        fill_month(OFFICER, cursor)
        fill_notices(cursor)
        cursor.execute("VACUUM (ANALYZE)")
        cursor.execute("CHECKPOINT")
    connection.close()
    say(f"\n{max(missing, 0):,} enquiries added in {time.monotonic() - began:.0f} seconds")
