"""A clock that was weeks ahead for one sweep: no reminder is lost, and the alarm is raised."""

import re
from datetime import date

import pytest
from django.core import mail

from casework import jobs as casework_jobs
from casework.models import Notice, NoticeState, SealedNotice, SetAside
from casework.notices import ahead
from complaints import jobs as complaint_jobs
from enquiries import jobs
from enquiries.models import EnquiryPromise
from tests.complaints import cases as complaint_cases
from tests.complaints import sealed_notices
from tests.enquiries import cases

pytestmark = pytest.mark.django_db
RIGHT = [
    ("2026-12-07", "omar", "due in 1 working day"),
    ("2026-12-08", "omar", "due today"),
    ("2026-12-09", "clara", "1 working day overdue"),
    ("2026-12-09", "ruth", "1 working day overdue"),
    ("2026-12-11", "colin", "3 working days overdue"),
    ("2026-12-15", "eve", "5 working days overdue"),
]


def sweep_while_ahead(clock, *, sends):
    """One sweep on a clock that is 26 days ahead, which is then put right."""
    for _ in range(3):
        cases.assigned()
    Notice.objects.update(state=NoticeState.SENT, sent_at=clock.at)
    right = clock.at
    clock.set(2026, 12, 27, 10)
    jobs.nudge()
    if sends:
        clock.set(2026, 12, 29, 10)
        casework_jobs.send_notices()
    mail.outbox.clear()
    clock.at = right


def daily(clock, until=date(2026, 12, 18)):
    """What is mailed from day to day: the day, the addressee, and what it says of one enquiry."""
    sent = set()
    while clock.at.date() < until:
        clock.next_day()
        jobs.nudge()
        casework_jobs.send_notices()
        for message in mail.outbox:
            words = re.split("An answer is |your enquiry is ", message.subject)[-1].partition(".")[
                0
            ]
            who = message.to[0].partition("@")[0]
            sent.add((f"{clock.at.date()}", who, words))
        mail.outbox.clear()
    return sorted(sent)


def test_without_a_repair_nobody_would_be_reminded(clock):
    sweep_while_ahead(clock, sends=False)
    assert not EnquiryPromise.objects.open().exclude(nudge_at=None).exists()
    assert daily(clock) == []


@pytest.mark.parametrize("sends", [False, True])
def test_every_reminder_goes_on_its_own_day_although_a_sweep_took_it(clock, sends):
    sweep_while_ahead(clock, sends=sends)
    casework_jobs.redate()
    assert daily(clock) == RIGHT


def test_the_alarm_is_in_the_log_and_on_the_page_for_a_week(clock, caplog):
    sweep_while_ahead(clock, sends=False)
    assert casework_jobs.redate() > 0
    assert "The clock was ahead: " in caplog.text
    (row,) = SetAside.objects.shown()
    assert (row.sweep, row.row) == ("the clock", "2026-12-01")
    assert row.error.startswith("The clock was ahead")
    casework_jobs.redate()
    clock.set(2026, 12, 9, 10)
    casework_jobs.redate()
    assert not SetAside.objects.exists()


def test_a_right_clock_raises_no_alarm_and_moves_nothing(clock):
    cases.assigned()
    clock.set(2026, 12, 24, 18)  # everything written now waits until after Christmas
    cases.assigned()
    jobs.nudge()
    before = list(Notice.objects.order_by("pk").values())
    due = list(EnquiryPromise.objects.order_by("pk").values_list("nudge_at", flat=True))
    casework_jobs.redate()
    assert list(Notice.objects.order_by("pk").values()) == before
    assert list(EnquiryPromise.objects.order_by("pk").values_list("nudge_at", flat=True)) == due
    assert not SetAside.objects.exists()


def test_another_notice_written_meanwhile_goes_when_the_offices_open(clock):
    right = clock.at
    clock.set(2026, 12, 30, 10)
    enquiry = cases.assigned()
    clock.at = right
    assert ahead.bring_back(clock.at) > 0
    rows = Notice.objects.about(enquiry.ledger_name)
    assert {row.due_at for row in rows} == {clock.at}


def test_a_reminder_of_a_complaint_comes_back_and_goes_in_its_own_time(clock):
    complaint_cases.sent()
    sealed_notices.forget()
    right = clock.at
    clock.set(2026, 12, 27, 10)
    complaint_jobs.nudge()
    assert sealed_notices.told() == ["Eve Larkin"]
    clock.at = right
    casework_jobs.redate()
    casework_jobs.send_notices()
    assert (mail.outbox, SealedNotice.objects.count()) == ([], 0)
    clock.set(2026, 12, 8, 9, 30)
    complaint_jobs.nudge()
    clock.next_day()
    casework_jobs.send_notices()
    assert [message.to[0] for message in mail.outbox] == ["eve@westhaven.example"]
