"""Rows that sweeps set aside: one that fails stops no other, and is tried again later and later."""

from datetime import date, timedelta

import pytest
from celery.exceptions import SoftTimeLimitExceeded
from django.db import DatabaseError, connection

from casework import jobs as casework_jobs
from casework.closures.actions import change_days
from casework.models import Notice, SetAside
from casework.notices import reminders
from complaints import jobs as complaint_jobs
from complaints.models import ComplaintPromise
from documents import jobs as document_jobs
from enquiries import actions, jobs
from enquiries.models import Draft, Enquiry, EnquiryPromise, Status
from enquiries.summaries import monthly
from evidence import folding
from foundation import sweeps
from people import jobs as people_jobs
from people.models import Service
from protocols.calendar import CalendarChange
from tests.complaints import cases as complaint_cases
from tests.complaints import sealed_notices
from tests.documents import cases as document_cases
from tests.enquiries import cases
from tests.owner import as_owner
from tests.people import named, under

pytestmark = pytest.mark.django_db
PLACE = "KeyError at "


def reminded():
    """The enquiries that a reminder is written about."""
    return set(Notice.objects.exclude(step="").values_list("case", flat=True))


@pytest.fixture
def many(clock):
    """Twelve enquiries whose reminders are due; the oldest of them cannot be dealt with."""
    bad, *others = [cases.assigned() for _ in range(12)]
    clock.set(2026, 12, 7, 10)
    break_promises(bad)
    return bad, others


def break_promises(case):
    """What no code writes: a due date before there are calendars, for example from an import."""
    with as_owner() as owner:
        owner.execute(
            f"UPDATE {case.promises.model._meta.db_table} SET due_on = '1990-01-01'"
            " WHERE case_id = %s AND ended_at IS NULL",
            [case.pk],
        )


def mend_promises(case):
    with as_owner() as owner:
        owner.execute(
            f"UPDATE {case.promises.model._meta.db_table} SET due_on = due_at::date"
            " WHERE case_id = %s AND ended_at IS NULL",
            [case.pk],
        )


def test_one_bad_promise_stops_no_reminder_of_the_others(many):
    bad, others = many
    jobs.nudge()
    assert reminded() == {enquiry.ledger_name for enquiry in others}
    (row,) = SetAside.objects.all()
    assert (row.sweep, row.row) == ("reminders of enquiries", str(promise_of(bad).pk))
    assert row.error.startswith("CalendarEnds at working_days.py:")


def promise_of(enquiry):
    return EnquiryPromise.objects.get(case=enquiry, kind="reply")


def test_the_others_have_every_step_that_was_due_although_the_batch_failed_first(many):
    """The batch that failed had set their next reminders already."""
    jobs.nudge()
    assert set(Notice.objects.exclude(step="").values_list("step", flat=True)) == {
        "due in 1 working day"
    }
    _, others = many
    jobs.nudge()
    assert Notice.objects.exclude(step="").count() == len(others)


def test_it_is_tried_again_later_and_later_and_apart(many, clock, monkeypatch):
    batches = []
    remind = jobs.reminders
    monkeypatch.setattr(
        jobs, "reminders", lambda batch, now: batches.append(len(batch)) or remind(batch, now)
    )
    jobs.nudge()
    assert batches == [12, *[1] * 12, 0]
    for minutes, attempts in ((1, 2), (1, 2), (1, 3), (4, 4)):
        clock.at += timedelta(minutes=minutes)
        jobs.nudge()
        assert SetAside.objects.get().attempts == attempts
    assert sweeps.delay_after(9) == timedelta(hours=4)
    assert sweeps.delay_after(9999) == timedelta(hours=4)


def test_a_row_that_does_not_fail_again_is_set_aside_no_longer(many, clock):
    bad, _ = many
    jobs.nudge()
    mend_promises(bad)
    clock.at += timedelta(minutes=1)
    jobs.nudge()
    assert not SetAside.objects.exists()
    assert bad.ledger_name in reminded()


def test_one_that_is_answered_meanwhile_is_set_aside_no_longer(many, clock):
    bad, _ = many
    jobs.nudge()
    mend_promises(bad)
    actions.answer(bad, text="Yes", by=named("omar"), key=bad.key)
    clock.at += timedelta(minutes=1)
    jobs.nudge()
    assert not SetAside.objects.exists()


def test_a_bad_promise_of_a_document_request_stops_no_other(clock):
    bad, good = document_cases.assigned(), document_cases.assigned()
    break_promises(bad)
    clock.set(2026, 12, 14, 10)
    document_jobs.nudge()
    assert good.ledger_name in reminded()
    assert bad.ledger_name not in reminded()
    assert SetAside.objects.get().sweep == "reminders of document requests"


def test_a_bad_promise_of_a_complaint_stops_no_other_and_is_on_no_page_and_in_no_log(clock, caplog):
    bad = complaint_cases.sent()
    complaint_cases.sent()
    sealed_notices.forget()
    break_promises(bad)
    clock.set(2026, 12, 8, 9, 30)
    complaint_jobs.nudge()
    assert sealed_notices.told()
    (row,) = SetAside.objects.all()
    assert row.sealed
    assert not SetAside.objects.shown().exists()
    assert "An encrypted row was set aside" in caplog.text
    assert ComplaintPromise.objects.filter(pk=row.row).exists()
    assert f"Row {row.row}" not in caplog.text


def fails_for(key, do):
    def fail(case, *args, **kwargs):
        if (case if isinstance(case, int) else case.pk) == key:
            raise KeyError("what it quotes")
        return do(case, *args, **kwargs)

    return fail


def test_one_enquiry_that_cannot_be_closed_stops_no_other(clock, monkeypatch):
    bad, good = cases.answered(), cases.answered()
    clock.at += timedelta(days=30)
    monkeypatch.setattr(actions, "close", fails_for(bad.pk, actions.close))
    assert jobs.close_answered() == 1
    assert Enquiry.objects.get(pk=good.pk).status == Status.CLOSED
    row = SetAside.objects.get(sweep="closing enquiries", row=str(bad.pk))
    assert row.error.startswith(PLACE)
    assert "quotes" not in row.error


def test_one_draft_that_cannot_be_removed_stops_no_other(clock, monkeypatch):
    for name in ("clara", "nia"):
        Draft.objects.create(writer=named(name), answers={})
    bad, _ = Draft.objects.order_by("pk")
    clock.at += timedelta(days=31)
    with as_owner() as owner:
        owner.execute(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'no'; END $$;"
            " CREATE TRIGGER refuse BEFORE DELETE ON enquiries_draft FOR EACH ROW"
            f" WHEN (OLD.id = {bad.pk})"
            " EXECUTE FUNCTION refuse()"
        )
    assert jobs.forget_drafts() == 1
    assert list(Draft.objects.all()) == [bad]


def test_a_proposal_that_fails_stops_no_other(clock, monkeypatch):
    dealt_with = []
    monkeypatch.setattr(people_jobs, "take_effect", fails_for(1, dealt_with.append))
    sweeps.deal_with_each("putting proposals into effect", [1, 2], people_jobs.take_effect)
    assert dealt_with == [2]
    assert SetAside.objects.get().row == "1"


def test_the_time_limit_ends_a_sweep_and_is_no_rows_fault(many, monkeypatch):
    def stop(*args):
        raise SoftTimeLimitExceeded

    monkeypatch.setattr(reminders, "steps_due", stop)
    with pytest.raises(SoftTimeLimitExceeded):
        jobs.nudge()
    with pytest.raises(SoftTimeLimitExceeded):
        sweeps.deal_with_each("anything", [1], stop)
    assert not SetAside.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_gone_is_no_rows_fault(council):
    def lose(key):
        connection.connection.close()
        named("clara")

    with pytest.raises(DatabaseError):
        sweeps.deal_with_each("anything", [1, 2], lose)
    connection.close()
    assert not SetAside.objects.exists()


def test_one_promise_whose_date_cannot_be_worked_out_stops_no_other_from_moving(clock):
    under("oxford", clock)
    bad, good = cases.assigned(), cases.assigned()
    with as_owner() as owner:
        owner.execute(
            "UPDATE enquiries_enquirypromise SET started_at = '1990-01-01' WHERE case_id = %s",
            [bad.pk],
        )
    change_days(CalendarChange(adding=((date(2026, 12, 3), "Training"),)), by=named("pat"))
    assert promise_of(good).due_on == date(2026, 12, 10)
    assert promise_of(bad).due_on == date(2026, 12, 9)
    (row,) = SetAside.objects.filter(sweep="re-dating")
    assert row.row.startswith("enquiries.enquirypromise ")
    with as_owner() as owner:
        owner.execute(
            "UPDATE enquiries_enquirypromise SET started_at = %s WHERE case_id = %s",
            [bad.received_at, bad.pk],
        )
    casework_jobs.redate()
    assert promise_of(bad).due_on == date(2026, 12, 10)
    assert not SetAside.objects.exists()


def test_a_summary_that_cannot_be_made_stops_no_other(clock, monkeypatch):
    under("oxford", clock)
    waste = Service.objects.get(name="Waste")
    readers = monthly.summary_readers
    monkeypatch.setattr(monthly, "summary_readers", fails_for(waste.pk, readers))
    made = jobs.summarise()
    assert made == Service.objects.count() - 1
    assert SetAside.objects.get().sweep == "monthly summaries"


def test_links_that_cannot_be_folded_leave_the_others(clock, monkeypatch):
    cases.raised()

    def fail():
        raise KeyError

    monkeypatch.setattr(folding, "fold_sealed", fail)
    assert folding.fold_into_heads() >= 1
    assert SetAside.objects.get().row == "confidential links"
