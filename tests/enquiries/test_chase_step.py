"""The chase step: on the first working morning after the due date the councillor is told, once."""

from uuid import uuid4

import pytest
from django.core import mail

from casework import jobs as casework_jobs
from casework.models import Notice
from enquiries import actions, jobs
from enquiries.models import EnquiryPromise
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db
SENTENCE = "The answer to your enquiry is 1 working day overdue. You can chase it."


def told():
    rows = Notice.objects.filter(addressee=named("clara")).exclude(step="")
    return list(rows.values_list("sentence", flat=True))


def late(clock, day=9):
    """Clara's enquiry was due on Tuesday 8 December, and has no answer."""
    enquiry = cases.assigned()
    clock.set(2026, 12, day, 9, 30)
    return enquiry


def chased(enquiry):
    actions.chase(enquiry, text="Where is it?", by=named("clara"), key=uuid4())


def emails_to_clara(clock):
    clock.set(2026, 12, 9, 9, 50)
    casework_jobs.send_notices()
    return [m.body.partition("\n")[0] for m in mail.outbox if m.to[0].startswith("clara@")]


def test_the_councillor_is_told_once_that_an_answer_is_late(clock):
    late(clock)
    jobs.nudge()
    for day in (9, 10, 11, 16):
        clock.set(2026, 12, day, 10)
        jobs.nudge()
    assert told() == [SENTENCE]


def test_nobody_is_told_before_the_offices_open(clock):
    late(clock)
    clock.set(2026, 12, 9, 8, 30)
    jobs.nudge()
    assert told() == []


def test_an_answer_on_the_last_day_leaves_nothing_to_chase(clock):
    enquiry = late(clock, 8)
    cases.answered(enquiry)
    clock.set(2026, 12, 9, 9, 30)
    jobs.nudge()
    assert told() == []


def test_a_councillor_who_has_chased_is_not_told_that_they_can(clock):
    enquiry = late(clock)
    clock.set(2026, 12, 9, 0, 30)
    chased(enquiry)
    clock.set(2026, 12, 9, 9, 30)
    jobs.nudge()
    assert told() == []


def test_a_councillor_who_owes_a_reply_is_not_told(clock):
    actions.ask_councillor(late(clock, 8), text="Which end?", by=named("omar"), key=uuid4())
    clock.set(2026, 12, 9, 9, 30)
    jobs.nudge()
    assert SENTENCE not in told()


def test_the_email_says_so_with_the_days_of_the_day_it_is_sent(clock):
    late(clock)
    jobs.nudge()
    assert SENTENCE in emails_to_clara(clock)


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (cases.answered, "It was done before then."),
        (chased, "It could not be chased by then."),
    ],
)
def test_what_happens_before_it_is_sent_stops_it(happens, why, clock):
    enquiry = late(clock)
    jobs.nudge()
    happens(enquiry)
    assert SENTENCE not in emails_to_clara(clock)
    row = Notice.objects.exclude(step="").get(addressee=named("clara"))
    assert (row.state, row.error) == ("expired", why)


def test_a_councillor_whose_protocol_has_no_chase_is_never_told(clock, monkeypatch):
    """No open promise of an answer, as under a version that has neither a time nor a watch."""
    enquiry = late(clock)
    promise = EnquiryPromise.objects.get(case=enquiry, kind="reply")
    monkeypatch.setattr(type(enquiry), "answer_due_at", None)
    jobs.nudge()
    assert promise.ended_at is None
    assert told() == []
