"""A closure day added or removed: the open promises that move, and those that never do."""

from datetime import date, datetime
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from casework import jobs
from casework.closures import actions as calendar_actions
from casework.closures import redating
from casework.closures.actions import change_days
from casework.models import SetAside
from complaints.models import ComplaintPromise
from documents.models import DocumentPromise
from enquiries import actions
from enquiries.models import EnquiryPromise
from protocols import calendar
from protocols.calendar import CalendarChange
from protocols.models import ClosureDay, PromiseKind
from tests.casework.closures import close, due, in_oxford, promise, reopen
from tests.complaints import cases as complaint_cases
from tests.conftest import LONDON
from tests.documents import cases as document_cases
from tests.enquiries import cases
from tests.people import adopt, named

pytestmark = pytest.mark.django_db

FRIDAY = date(2026, 12, 4)


@pytest.fixture(autouse=True)
def oxford(clock):
    in_oxford(clock)


def test_a_closure_day_moves_an_open_promise_and_its_case_with_a_record_of_each(clock):
    enquiry = cases.assigned()
    assert due(enquiry) == date(2026, 12, 8)
    assert close(FRIDAY) == 1
    reply = promise(enquiry)
    enquiry.refresh_from_db()
    assert reply.due_on == date(2026, 12, 9)
    assert reply.due_at == enquiry.due_at == datetime(2026, 12, 9, 23, 59, 59, tzinfo=LONDON)
    skipped = {row["date"]: row["why"] for row in reply.working["skipped"]}
    assert skipped["2026-12-04"] == "Council closed: Staff training"
    for row in (reply, enquiry):
        last = row.history.first()
        assert (last.history_change_reason, last.history_user) == ("calendar changed", named("pat"))
        assert last.due_at == reply.due_at
    assert reply.history.count() == 2


def test_removing_a_closure_day_moves_the_date_back(clock):
    enquiry = cases.assigned()
    before = promise(enquiry)
    close(FRIDAY)
    assert reopen(FRIDAY) == 1
    after = promise(enquiry)
    assert (after.due_on, after.working) == (before.due_on, before.working)
    assert after.nudge_at == before.nudge_at
    assert not ClosureDay.objects.exists()
    reasons = ClosureDay.history.order_by("history_id").values_list("history_change_reason")
    assert [reason for (reason,) in reasons] == ["added", "removed"]


def test_a_kept_promise_is_untouched(clock):
    enquiry = cases.answered()
    kept = EnquiryPromise.objects.filter(case=enquiry).order_by("pk")
    before, records = list(kept.values()), EnquiryPromise.history.count()
    assert close(FRIDAY) == 0
    assert list(kept.values()) == before
    assert EnquiryPromise.history.count() == records


def test_what_was_late_already_stays_late(clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 9, 9)
    assert close(FRIDAY, date(2026, 12, 10)) == 0
    enquiry.refresh_from_db()
    assert due(enquiry) == date(2026, 12, 8)
    assert enquiry.is_overdue


def test_late_promises_of_a_case_stay_and_the_others_move(clock):
    enquiry = cases.raised()
    kind = PromiseKind.ACKNOWLEDGE
    assert due(enquiry, kind) == date(2026, 12, 2)
    clock.set(2026, 12, 3, 10)
    assert close(date(2026, 12, 2), why="Snow") == 1
    assert (due(enquiry, kind), due(enquiry)) == (date(2026, 12, 2), date(2026, 12, 9))


def test_what_is_due_today_is_not_late_yet(clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 8, 18)
    close(date(2026, 12, 8))
    assert due(enquiry) == date(2026, 12, 9)


def test_a_day_outside_the_count_moves_nothing(clock):
    enquiry = cases.assigned()
    records = enquiry.history.count()
    assert close(date(2026, 12, 10)) == 0
    assert (due(enquiry), enquiry.history.count()) == (date(2026, 12, 8), records)


def test_a_reminder_follows_the_working_days(clock):
    enquiry = cases.assigned()
    assert promise(enquiry).nudge_at == datetime(2026, 12, 7, 9, tzinfo=LONDON)
    close(date(2026, 12, 7))  # due on the 9th now
    assert promise(enquiry).nudge_at == datetime(2026, 12, 8, 9, tzinfo=LONDON)


def test_a_late_promise_keeps_its_date_and_has_its_next_reminder_on_a_working_day(clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 9, 10)
    reply = promise(enquiry)
    reply.nudge_at = datetime(2026, 12, 11, 9, tzinfo=LONDON)  # three working days after the 8th
    EnquiryPromise.objects.schedule([reply])
    close(date(2026, 12, 10))
    assert promise(enquiry).nudge_at == datetime(2026, 12, 14, 9, tzinfo=LONDON)


def test_a_promised_day_that_is_closed_moves_to_the_next_working_day(clock):
    enquiry = cases.held(days=8)
    kind = PromiseKind.FULL_REPLY
    assert due(enquiry, kind) == date(2026, 12, 11)
    assert close(FRIDAY) == 0  # a day before the promised one leaves it where it is
    assert "Staff training" in str(promise(enquiry, kind).working)
    assert close(date(2026, 12, 11)) == 1
    assert due(enquiry, kind) == date(2026, 12, 14)
    enquiry.refresh_from_db()
    assert enquiry.held_until == date(2026, 12, 14)
    reopen(date(2026, 12, 11))
    enquiry.refresh_from_db()
    assert due(enquiry, kind) == enquiry.held_until == date(2026, 12, 11)


def test_a_stopped_clock_is_worked_out_when_it_continues(clock, oxford):
    clock.set(2026, 11, 20, 10)
    adopt("oxford", date(2026, 11, 23), pause_while_waiting=True)
    clock.set(2026, 12, 1, 10)
    enquiry = cases.waiting()
    assert close(FRIDAY) == 0
    clock.set(2026, 12, 3, 10)
    actions.reply(enquiry, text="The far end", by=named("clara"), key=uuid4())
    assert due(enquiry) == date(2026, 12, 10)  # the 2nd waited, the 4th is closed
    assert close(date(2026, 12, 7)) == 1
    assert due(enquiry) == date(2026, 12, 11)


@pytest.mark.parametrize("pauses", [False, True])
def test_a_closure_day_moves_what_is_due_on_documents_and_complaints_whose_clocks_never_stop(
    pauses, clock
):
    clock.set(2026, 11, 20, 10)
    adopt("oxford", date(2026, 11, 23), pause_while_waiting=pauses)
    clock.set(2026, 12, 1, 10)
    due_before = {}
    for case in (document_cases.questioned(), complaint_cases.sent()):
        for row in case.promises.all():
            due_before[row] = row.due_on
            assert not row.is_stopped
    close(FRIDAY)
    moved = [
        row for row, day in due_before.items() if type(row).objects.get(pk=row.pk).due_on > day
    ]
    assert {type(row) for row in moved} == {DocumentPromise, ComplaintPromise}
    for row in moved:
        case = type(row.case).objects.get(pk=row.case_id)
        assert case.due_at == min(case.promises.values_list("due_at", flat=True))


def test_running_again_changes_nothing(clock):
    enquiry = cases.assigned()
    close(FRIDAY)
    records = EnquiryPromise.history.count(), enquiry.history.count()
    assert jobs.redate() == 0
    assert (EnquiryPromise.history.count(), enquiry.history.count()) == records


def test_a_date_that_another_process_took_from_an_old_calendar_is_mended(clock):
    ClosureDay.objects.create(day=FRIDAY, why="Staff training")
    calendar._kept["england-and-wales"] = (
        calendar.monotonic(),
        calendar.calendar_with("england-and-wales", CalendarChange(removing=(FRIDAY,))),
    )
    enquiry = cases.assigned()
    assert due(enquiry) == date(2026, 12, 8)
    assert jobs.redate() == 1
    assert due(enquiry) == date(2026, 12, 9)


def test_the_second_of_two_who_add_a_day_is_told(clock):
    close(FRIDAY)
    with pytest.raises(ValidationError, match="Friday 4 December 2026 is already a closure day"):
        close(FRIDAY)
    reopen(FRIDAY)
    with pytest.raises(ValidationError, match="is no longer a closure day"):
        reopen(FRIDAY)


def test_nobody_else_changes_the_calendar(clock):
    with pytest.raises(PermissionDenied, match="Only a protocol administrator"):
        change_days(CalendarChange(adding=((FRIDAY, "Party"),)), by=named("mona"))
    assert not ClosureDay.objects.exists()


def test_an_answer_given_meanwhile_keeps_its_promise_where_it_was(clock, monkeypatch):
    enquiry = cases.assigned()
    plan = redating.promise_moves

    def answered_after_the_look(*args):
        moves = list(plan(*args))
        cases.answered(enquiry)
        return moves

    monkeypatch.setattr(redating, "promise_moves", answered_after_the_look)
    assert close(FRIDAY) == 0
    reply = promise(enquiry)
    assert (reply.due_on, reply.kept_at) == (date(2026, 12, 8), timezone.now())


def test_many_are_moved_in_few_statements(clock, django_assert_max_num_queries):
    for _ in range(12):
        cases.assigned()
    with django_assert_max_num_queries(41):
        assert close(FRIDAY) == 12


def test_a_case_that_fails_half_way_keeps_its_dates_until_the_next_run(clock, monkeypatch):
    enquiry = cases.assigned()
    with monkeypatch.context() as broken:
        broken.setattr(redating, "write_case_dates", lambda *_, **__: 1 / 0)
        close(FRIDAY)
    assert due(enquiry) == enquiry.promises.get(kind="reply").due_on == date(2026, 12, 8)
    assert SetAside.objects.get().row == f"enquiries.enquiry {enquiry.pk}"
    calendar_actions.redate_again()
    assert due(enquiry) == enquiry.promises.get(kind="reply").due_on
    assert not SetAside.objects.exists()
