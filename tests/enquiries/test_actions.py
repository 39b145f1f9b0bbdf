"""What happens when somebody does something to an enquiry."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.utils import timezone

from casework.cases import MoveNotAllowed, move_case
from casework.models import Notice
from enquiries import actions, follow_ups, jobs
from enquiries.models import Enquiry, EnquiryLetter, Kind, Status, Verb
from enquiries.raising import actions as raising_actions
from people.models import Appointment, Service
from protocols.models import PromiseKind
from tests.conftest import LONDON
from tests.enquiries import cases
from tests.people import adopt, named

pytestmark = pytest.mark.django_db


def recipients(event):
    return {(n.addressee.email.split("@")[0]) for n in Notice.objects.filter(event=event)}


def promise(enquiry, kind, **more):
    return enquiry.promises.get(kind=kind, **more)


@pytest.mark.clause("section-c", "3.4")
def test_raising_promises_an_acknowledgement_and_a_reply_within_a_week(clock):
    enquiry = cases.raised()
    assert enquiry.status == Status.RECEIVED
    assert enquiry.reference == "E-2026-0001"
    assert promise(enquiry, PromiseKind.REPLY).due_on == date(2026, 12, 8)
    assert promise(enquiry, PromiseKind.ACKNOWLEDGE).due_on == date(2026, 12, 2)
    assert timezone.localdate(enquiry.due_at) == date(2026, 12, 8)


@pytest.mark.clause("surrey", "report-9")
def test_every_action_writes_one_row_of_history_with_person_time_and_reason(clause_protocol, clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 2, 10)
    enquiry = cases.answered(enquiry)
    rows = enquiry.history.select_related("history_user").order_by("history_id")
    assert [(str(r.history_user), r.history_date.day, r.history_change_reason) for r in rows] == [
        ("Clara Okafor", 1, Verb.RAISED),
        ("Dev Patel", 1, Verb.ASSIGNED),
        ("Omar Haddad", 2, Verb.ANSWERED),
    ]
    with pytest.raises(DatabaseError, match="permission denied"):
        enquiry.history.update(history_user=named("dev"))


def test_assigning_keeps_the_acknowledgement_and_tells_who_has_it(clock):
    enquiry = cases.assigned()
    assert enquiry.status == Status.WITH_OFFICER
    assert promise(enquiry, PromiseKind.ACKNOWLEDGE).kept_in_time
    assert recipients("assigned") == {"clara", "omar"}


def test_an_officer_of_another_service_cannot_be_assigned(clock):
    with pytest.raises(PermissionDenied, match="Stan Price does not work in Highways"):
        actions.assign(cases.raised(), officer=named("stan"), by=named("dev"))


def test_a_question_waits_for_the_councillor_and_moves_no_date_of_the_officer(clock):
    enquiry = cases.waiting()
    assert enquiry.status == Status.WAITING
    assert promise(enquiry, PromiseKind.MEMBER_REPLY).due_on == date(2026, 12, 8)
    assert promise(enquiry, PromiseKind.REPLY).due_on == date(2026, 12, 8)


def test_a_reply_keeps_the_councillors_promise_and_returns_the_enquiry(clock):
    enquiry = actions.reply(cases.waiting(), text="The school end", by=named("clara"), key=uuid4())
    assert enquiry.status == Status.WITH_OFFICER
    assert promise(enquiry, PromiseKind.MEMBER_REPLY).kept_in_time
    assert recipients("replied") == {"omar"}


def test_if_the_protocol_stops_the_clock_waiting_days_do_not_count(clock):
    adopt("oxford", date(2026, 12, 2), pause_while_waiting=True)
    clock.set(2026, 12, 2, 10)
    enquiry = cases.waiting()
    assert enquiry.due_at is None
    clock.set(2026, 12, 4, 10)
    enquiry = actions.reply(enquiry, text="The school end", by=named("clara"), key=uuid4())
    reply = promise(enquiry, PromiseKind.REPLY)
    # Five working days from the 2nd are the 9th; the 3rd was waited through, the 2nd is day zero.
    assert reply.due_on == date(2026, 12, 10)
    assert reply.history.first().history_change_reason == "clock restarted"


def test_a_holding_reply_keeps_the_reply_and_promises_a_date(clock):
    enquiry = cases.held(days=10)
    assert promise(enquiry, PromiseKind.REPLY).kept_in_time
    assert promise(enquiry, PromiseKind.FULL_REPLY).due_on == date(2026, 12, 15)
    assert enquiry.status == Status.WITH_OFFICER
    assert enquiry.answered_at is None


def test_a_second_holding_reply_is_refused_with_the_promised_date(clock):
    with pytest.raises(PermissionDenied, match=r"allows one holding reply\. Answer by Tuesday 15"):
        cases.held(cases.held(days=10))


def test_a_holding_reply_is_possible_again_after_a_follow_up(clock):
    enquiry = cases.answered(cases.held())
    enquiry = follow_ups.follow_up(enquiry, text="And the kerbs?", by=named("clara"), key=uuid4())
    assert cases.held(enquiry).held_until is not None


def test_an_answer_opens_the_days_for_a_follow_up(clock):
    enquiry = cases.answered()
    assert enquiry.status == Status.ANSWERED
    assert enquiry.open_until == date(2026, 12, 8)
    assert enquiry.due_at is None
    assert recipients("answered") == {"clara"}


def test_a_follow_up_starts_a_new_promise_and_leaves_the_first_its_result(clock):
    enquiry = cases.answered()
    clock.set(2026, 12, 3, 10)
    enquiry = follow_ups.follow_up(enquiry, text="And the kerbs?", by=named("clara"), key=uuid4())
    first, second = enquiry.promises.filter(kind=PromiseKind.REPLY).order_by("started_at")
    assert (first.kept_in_time, second.ended_at) == (True, None)
    assert second.due_on == date(2026, 12, 10)
    assert enquiry.officer == named("omar")


@pytest.mark.clause("surrey", "report-7-p5")
def test_a_councillor_has_an_officer_justify_an_opinion(clause_protocol, clock):
    enquiry = cases.answered()
    clock.set(2026, 12, 3, 10)
    text = "Why do you think that it lasts until April?"
    enquiry = follow_ups.follow_up(enquiry, text=text, by=named("clara"), key=uuid4())
    assert (enquiry.status, enquiry.officer) == (Status.WITH_OFFICER, named("omar"))
    watched = promise(enquiry, PromiseKind.WATCH, ended_at=None)
    assert watched.due_on == date(2026, 12, 17)
    assert recipients("followed-up") == {"omar"}


def test_an_answer_cannot_be_followed_up_after_its_days(clock):
    enquiry = cases.answered()
    clock.set(2026, 12, 9, 10)
    with pytest.raises(PermissionDenied, match="time for following up this answer has passed"):
        follow_ups.follow_up(enquiry, text="Late", by=named("clara"), key=uuid4())


def test_passing_to_another_service_keeps_the_due_date_and_removes_the_officer(clock):
    enquiry = cases.assigned()
    waste = Service.objects.get(name="Waste")
    enquiry = actions.pass_on(
        enquiry, service=waste, text="It is about bins", by=named("omar"), key=uuid4()
    )
    assert (enquiry.status, enquiry.officer, enquiry.service) == (Status.RECEIVED, None, waste)
    assert promise(enquiry, PromiseKind.REPLY).due_on == date(2026, 12, 8)
    assert recipients("passed") == {"clara", "wanda", "dev"}


def test_redirecting_ends_an_enquiry_and_nothing_is_due(clock):
    enquiry = cases.enquiry_at(Status.REDIRECTED, clock)
    assert not enquiry.promises.open().exists()
    assert promise(enquiry, PromiseKind.REPLY).kept_at is None


@pytest.mark.clause("section-c", "3.3")
def test_policy_goes_to_the_chief_executive_who_answers(clock):
    enquiry = cases.raised(kind=Kind.POLICY)
    assert (enquiry.office, enquiry.status) == ("chief-executive", Status.WITH_OFFICER)
    assert recipients("raised") == {"eve"}
    answer = actions.answer(enquiry, text="We shall.", by=named("eve"), key=uuid4())
    assert answer.status == Status.ANSWERED


def test_a_coordinator_raises_for_a_councillor_who_is_told(clock):
    new = raising_actions.NewEnquiry(Enquiry(kind=Kind.FACT, title="Who owns the alley?"), "Who?")
    enquiry = raising_actions.raise_enquiry(
        new, member=named("clara"), by=named("dev"), key=uuid4()
    )
    assert (enquiry.member, enquiry.raised_by) == (named("clara"), named("dev"))
    assert recipients("raised") == {"clara"}
    assert "for Councillor Clara Okafor" in enquiry.letters.get().signed


def test_an_officer_asks_a_councillor_outside_any_enquiry(clock):
    row = Enquiry(
        kind=Kind.OFFICER_QUESTION,
        title="Dock Street",
        service=Service.objects.get(name="Highways"),
    )
    new = raising_actions.NewEnquiry(row, "May we close it?")
    enquiry = raising_actions.raise_officer_question(
        new, member=named("clara"), by=named("omar"), key=uuid4()
    )
    assert enquiry.status == Status.WAITING
    assert promise(enquiry, PromiseKind.MEMBER_REPLY).due_on == date(2026, 12, 8)
    enquiry = actions.reply(enquiry, text="Yes", by=named("clara"), key=uuid4())
    assert enquiry.status == Status.ANSWERED


def test_the_same_form_sent_twice_is_one_letter(clock):
    enquiry, key = cases.assigned(), uuid4()
    actions.answer(enquiry, text="Yes", by=named("omar"), key=key)
    actions.answer(enquiry, text="Yes", by=named("omar"), key=key)
    assert EnquiryLetter.objects.filter(case=enquiry, kind="answer").count() == 1


NOT_IN_TABLE = [
    (status, to) for status in Status for to in Status if to not in Enquiry.MOVES[status]
]


@pytest.mark.parametrize(("status", "to"), NOT_IN_TABLE)
def test_a_move_that_the_table_does_not_name_is_refused(status, to, clock):
    enquiry = cases.enquiry_at(status, clock)
    with pytest.raises(MoveNotAllowed):
        move_case(enquiry, to, by=named("omar"), reason="test")


def test_every_state_says_whose_turn_it_is():
    assert set(Enquiry.WAITING_FOR) == set(Enquiry.MOVES) == set(Status)


def test_changing_many_rows_without_history_is_refused():
    for change in (
        lambda: Enquiry.objects.update(title="x"),
        lambda: Enquiry.objects.all().delete(),
        lambda: Enquiry.objects.bulk_create([]),
        lambda: Enquiry.objects.bulk_update([], ["title"]),
    ):
        with pytest.raises(TypeError):
            change()


def test_an_answered_enquiry_is_closed_by_the_clock_and_only_then(clock):
    enquiry = cases.answered()
    clock.set(2026, 12, 8, 23)
    assert jobs.close_answered() == 0
    clock.set(2026, 12, 9, 1)
    assert jobs.close_answered() == 1
    enquiry.refresh_from_db()
    assert enquiry.status == Status.CLOSED
    assert enquiry.history.first().history_user.is_system


def test_an_officers_post_that_has_ended_gives_no_rights(clock):
    enquiry = cases.assigned()
    appointment = Appointment.objects.get(person=named("omar"))
    appointment.ends_on = date(2026, 12, 1)
    appointment.save()
    assert Enquiry.objects.visible_to(named("omar")).filter(pk=enquiry.pk).exists()
    clock.set(2026, 12, 2, 9)
    assert not Enquiry.objects.visible_to(named("omar")).filter(pk=enquiry.pk).exists()
    with pytest.raises(PermissionDenied):
        actions.answer(enquiry, text="Still me", by=named("omar"), key=uuid4())


def test_a_chase_reaches_the_chief_executive_while_the_chief_officers_post_is_vacant(clock):
    enquiry = cases.assigned()
    appointment = Appointment.objects.get(person=named("colin"))
    appointment.ends_on = date(2026, 12, 2)
    appointment.save()
    clock.at = datetime(2026, 12, 9, 10, tzinfo=LONDON) + timedelta(hours=1)
    actions.chase(enquiry, text="Well?", by=named("clara"), key=uuid4())
    assert recipients("chased") == {"eve", "omar"}
