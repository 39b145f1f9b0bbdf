"""A complaint's rows have days and no hours, and its dates are those of the hour it was sent."""

from datetime import date, time

import pytest
from django.utils import timezone

from casework import jobs, promises
from complaints import access_record
from complaints.case.content import case_facts
from complaints.models import ComplaintLetter, Record
from complaints.reader_role import reader_role_of
from protocols.deadlines.clock import deadline
from tests.complaints import cases
from tests.people import adopt, named

pytestmark = pytest.mark.django_db


def is_midnight(at):
    return timezone.localtime(at).time() == time()


def test_what_is_sent_after_the_cut_off_counts_from_the_next_working_day(clock):
    adopt("section-c", date(2026, 12, 2), cut_off=time(17))
    clock.set(2026, 12, 2, 18)
    complaint = cases.sent()
    calendar, later = promises.calendar_of(complaint), 0
    for promise in complaint.promises.all():
        due_on = deadline(clock.at, promise.rule.terms(), calendar).due_on
        morning = clock.at.replace(hour=10)
        later += due_on > deadline(morning, promise.rule.terms(), calendar).due_on
        assert (promise.due_on, is_midnight(promise.started_at)) == (due_on, True)
    assert later
    before = [promise.history.count() for promise in complaint.promises.all()]
    jobs.redate()
    assert [promise.history.count() for promise in complaint.promises.all()] == before


def test_the_hour_is_shown_from_what_is_encrypted(clock):
    clock.set(2026, 12, 1, 10, 20)
    complaint = cases.sent()
    clock.set(2026, 12, 1, 11, 40)
    complaint, eve = cases.acknowledged(complaint), named("eve")
    assert is_midnight(complaint.received_at)
    assert is_midnight(ComplaintLetter.objects.get().sent_at)
    assert all(is_midnight(row.at) for row in Record.objects.all())
    sent = case_facts(complaint, reader_role_of(eve, complaint))[-1]
    assert sent["lines"] == ["Tuesday 1 December 2026", "at 10:20am"]
    log = access_record.access_record_of(complaint, for_complainant=False)
    assert [timezone.localtime(entry.at).hour for entry in log] == [11, 10]
