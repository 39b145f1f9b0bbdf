"""What the clock does: reminders by the ladder, each exactly once, in working hours."""

from datetime import date, timedelta

import pytest

from casework.models import Notice
from enquiries import jobs
from enquiries.models import Draft, EnquiryPromise
from people.models import Appointment
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db


def reminders():
    """Who was reminded of what, in order: (first name, promise, step)."""
    rows = Notice.objects.exclude(step="").order_by("pk").select_related("addressee")
    return [(n.addressee.name.split()[0], n.event, n.step) for n in rows]


def sweep_daily(clock, until):
    while clock.at.date() < until:
        clock.next_day()
        jobs.nudge()
        jobs.nudge()


def test_the_reply_promise_climbs_the_ladder_each_step_once(clock):
    cases.assigned()
    sweep_daily(clock, date(2026, 12, 20))
    assert reminders() == [
        ("Omar", "reply", "due in 1 working day"),
        ("Omar", "reply", "due today"),
        ("Ruth", "reply", "1 working day overdue"),
        ("Clara", "reply", "1 working day overdue"),
        ("Colin", "reply", "3 working days overdue"),
        ("Eve", "reply", "5 working days overdue"),
    ]


@pytest.mark.clause("oxford", "23.5-p2")
def test_on_the_day_the_officer_is_told_to_answer_or_send_a_holding_reply(clause_protocol, clock):
    cases.assigned()
    sweep_daily(clock, date(2026, 12, 8))
    today = Notice.objects.get(step="due today")
    assert today.sentence == "An answer is due today. Answer it or send a holding reply."


def test_a_promised_date_has_reminders_like_any_other(clock):
    cases.held(days=5)
    sweep_daily(clock, date(2026, 12, 9))
    assert reminders() == [
        ("Omar", "full-reply", "due in 1 working day"),
        ("Omar", "full-reply", "due today"),
        ("Ruth", "full-reply", "1 working day overdue"),
        ("Clara", "full-reply", "1 working day overdue"),
    ]


def test_an_answered_enquiry_has_no_more_reminders(clock):
    cases.answered()
    sweep_daily(clock, date(2026, 12, 20))
    assert reminders() == []


def test_coordinators_hear_of_a_new_enquiry_and_when_nobody_has_it(clock):
    cases.raised()
    jobs.nudge()
    assert reminders() == [("Dev", "acknowledge", "due in 1 working day")]
    sweep_daily(clock, date(2026, 12, 2))
    assert reminders()[1:] == [("Dev", "acknowledge", "due today")]


@pytest.mark.clause("oxford", "23.4-p5")
def test_a_reminder_goes_out_when_people_are_at_work(clause_protocol, clock):
    clock.set(2026, 12, 5, 22)  # a Saturday evening
    cases.raised()
    clock.set(2026, 12, 7, 3)
    jobs.nudge()
    assert reminders() == []
    clock.set(2026, 12, 7, 9, 1)
    jobs.nudge()
    assert [name for name, *_ in reminders()] == ["Dev"]


def test_after_an_outage_each_person_hears_only_of_the_latest_step(clock):
    cases.assigned()
    clock.set(2026, 12, 9, 10)
    jobs.nudge()
    assert reminders() == [
        ("Omar", "reply", "1 working day overdue"),
        ("Ruth", "reply", "1 working day overdue"),
        ("Clara", "reply", "1 working day overdue"),
    ]


def test_a_vacant_post_falls_to_the_next_on_the_ladder(clock):
    cases.assigned()
    appointment = Appointment.objects.get(person=named("ruth"))
    appointment.ends_on = date(2026, 12, 3)
    appointment.save()
    sweep_daily(clock, date(2026, 12, 9))
    assert ("Colin", "reply", "1 working day overdue") in reminders()


def test_a_sweep_that_was_killed_after_its_notices_repeats_nothing(clock):
    """The bookkeeping is lost as a kill before the commit would lose it; the key still holds."""
    enquiry = cases.assigned()
    before = EnquiryPromise.objects.get(case=enquiry, kind="reply")
    clock.set(2026, 12, 7, 10)
    jobs.nudge()
    again = EnquiryPromise.objects.get(pk=before.pk)
    again.nudge_at = before.nudge_at
    EnquiryPromise.objects.schedule([again])
    jobs.nudge()
    assert reminders() == [("Omar", "reply", "due in 1 working day")]


def test_a_draft_that_was_never_sent_is_forgotten_after_a_month(clock):
    for name in ("clara", "nia"):
        Draft.objects.create(writer=named(name), answers={"name": "A resident"})
    clock.at += timedelta(days=29)
    Draft.objects.get(writer=named("nia")).save()
    clock.at += timedelta(days=2)
    assert jobs.forget_drafts() == 1
    assert Draft.objects.get().writer == named("nia")
