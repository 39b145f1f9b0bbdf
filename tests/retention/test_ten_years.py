"""Ten years under a schedule: each record is destroyed on its day, holds win, nothing else is."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest

from enquiries import actions
from evidence.verification.evidence import gather_evidence
from foundation.history import write
from retention.destruction.runs import destroy_due_records
from retention.due import years_after
from retention.holds.actions import end_hold
from retention.models import Destruction
from tests.complaints import cases as complaints
from tests.complaints.test_dump import dump, unpacked
from tests.conftest import LONDON
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.evidence.world import link_and_fold
from tests.people import named
from tests.retention.records import adopted, held

pytestmark = pytest.mark.django_db
START, A_DAY = date(2020, 2, 3), timedelta(days=1)
NUMBER, EVERY = 24, 130  # enquiries, and days between the ends of two


def on(clock, day, hour=time(12)):
    clock.at = datetime.combine(day, hour, tzinfo=LONDON)


def ended(clock, day, number):
    """Clara’s, withdrawn on this day, with words that are in no other."""
    on(clock, day)
    resident = {"name": f"Ada Zanzibar{number}", "basis": "asked"}
    case = cases.raised(kind="casework", resident=resident)
    return actions.withdraw(case, text=f"Marzipan{number}", by=named("clara"), key=uuid4())


def others(clock):
    """As old as the first, and of other kinds, or still open."""
    on(clock, START)
    sealed = cases.raised()
    write(sealed, by=None, reason="raised", kind="criticism")
    actions.withdraw(sealed, text="Tamarisk", by=named("clara"), key=uuid4())
    return [cases.raised(), sealed, requests.assigned(), complaints.sent()]


def as_they_are(rows):
    return [type(row)._base_manager.filter(pk=row.pk).values().get() for row in rows]


def words_left():
    """The numbers of the enquiries whose words are anywhere in the database, except in a hold."""
    tables = {name: rows for name, rows in dump().items() if "hold" not in name}
    text = b"\n".join(map(unpacked, tables.values()))
    return {
        number
        for number in range(NUMBER)
        if any(
            f"{word}{number}".encode() + end in text
            for word in ("marzipan", "zanzibar")
            for end in (b"\t", b"\n", b"\\n", b" ", b"'", b'"', b".")
        )
    }


def test_everything_is_destroyed_on_its_day_and_nothing_else(clock):
    ends = [START + EVERY * A_DAY * number for number in range(NUMBER)]
    rows = [ended(clock, day, number) for number, day in enumerate(ends)]
    kept = others(clock)
    before = as_they_are(kept)
    adopted(enquiry=(6, "destroy"))
    due = {case.reference: years_after(day, 6) for case, day in zip(rows, ends, strict=True)}
    on_hold = {rows[3].reference, rows[5].reference}
    holds = [held(case=rows[3].reference), held(name="zanzibar5")]
    late, last = rows[8].reference, due[rows[8].reference] + 40 * A_DAY
    held(case=late, until=last)
    days = {day - A_DAY for day in due.values()} | {*due.values(), last, last + A_DAY}

    for day in sorted(days):
        for hour in (time(0, 10), time(23, 50)):
            on(clock, day, hour)
            destroy_due_records()
            expected = {reference for reference, on_day in due.items() if on_day <= day}
            expected -= on_hold | ({late} if day <= last else set())
            assert set(Destruction.objects.values_list("reference", flat=True)) == expected
    assert words_left() == {3, 5}
    for hold in holds:
        end_hold(hold, by=named("mona"))
    assert destroy_due_records() == 2
    assert words_left() == set()
    assert as_they_are(kept) == before
    link_and_fold()
    assert gather_evidence(with_files=False).problems == ()
