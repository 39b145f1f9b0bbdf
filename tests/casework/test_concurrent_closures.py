"""Two changes of the calendar at once, or one while somebody answers."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from casework.closures.actions import CalendarChange, change_days
from enquiries import actions
from enquiries.models import EnquiryPromise
from protocols.models import ClosureDay
from tests.enquiries import cases
from tests.people import adopt, named
from tests.test_concurrent_requests import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def five_days(council, clock):
    clock.set(2026, 10, 1, 10)
    adopt("oxford", date(2026, 10, 2))
    clock.set(2026, 12, 1, 10)


def adds(day, by):
    def call():
        try:
            return change_days(CalendarChange(adding=((day, "Closed"),)), by=by)
        except ValidationError as refused:
            return refused

    return call


def reply(enquiry):
    return EnquiryPromise.objects.get(case=enquiry, kind="reply")


def test_of_two_who_add_one_day_the_second_is_told():
    cases.assigned()
    pat, day = named("pat"), date(2026, 12, 4)
    results = at_once(adds(day, pat), adds(day, pat))
    assert sorted(isinstance(result, ValidationError) for result in results) == [False, True]
    assert 1 in results
    assert ClosureDay.objects.count() == 1


def test_two_days_added_at_once_both_count():
    enquiry = cases.assigned()
    pat = named("pat")
    at_once(adds(date(2026, 12, 3), pat), adds(date(2026, 12, 4), pat))
    enquiry.refresh_from_db()
    assert reply(enquiry).due_on == date(2026, 12, 10)
    assert enquiry.due_at == reply(enquiry).due_at


def test_an_answer_meanwhile_is_kept_and_nothing_stays_due():
    made = [cases.assigned() for _ in range(4)]
    omar, pat = named("omar"), named("pat")
    answers = [
        lambda enquiry=enquiry: actions.answer(enquiry, text="Yes", by=omar, key=uuid4())
        for enquiry in made
    ]
    at_once(*answers[:2], adds(date(2026, 12, 4), pat), *answers[2:])
    for enquiry in made:
        enquiry.refresh_from_db()
        kept = reply(enquiry)
        assert kept.kept_at is not None
        assert enquiry.due_at is None
        # Moved first and then answered, or answered first and then left alone.
        reasons = [row.history_change_reason for row in kept.history.order_by("history_id")]
        assert reasons in (["started", "kept"], ["started", "calendar changed", "kept"])
        moved = "calendar changed" in reasons
        assert kept.due_on == (date(2026, 12, 9) if moved else date(2026, 12, 8))
