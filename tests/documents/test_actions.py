"""Actions on a document request: its status, promises, letters and notices after each."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction

from casework.models import Notice
from documents import actions, decide, jobs
from documents.asking import actions as asking_actions
from documents.models import (
    Decision,
    DocumentDraft,
    DocumentLetter,
    DocumentPromise,
    DocumentRequest,
    Outcome,
    Status,
    Verb,
)
from people.models import Service
from tests.documents import cases
from tests.people import named

pytestmark = pytest.mark.django_db

MAKE = {
    Status.ASKED: cases.requested,
    Status.WITH_OFFICER: cases.assigned,
    Status.WAITING: cases.questioned,
    Status.FOR_DECISION: cases.disputed,
    Status.RELEASED: cases.decided,
    Status.PART_RELEASED: lambda: cases.decided(Outcome.PART),
    Status.REFUSED: lambda: cases.decided(Outcome.REFUSE),
    Status.WITHDRAWN: cases.withdrawn,
}


def promise_kinds(document_request, **narrow):
    return [promise.kind for promise in document_request.promises.filter(**narrow).order_by("pk")]


def test_asking_promises_a_decision_and_tells_the_head_alone(clock):
    document_request = cases.requested()
    promise = document_request.promises.get()
    assert (promise.kind, promise.due_on) == ("document-decision", date(2026, 12, 15))
    assert document_request.due_at == promise.due_at
    assert cases.notices_of(document_request) == [("ruth", "asked")]
    assert document_request.history.get().history_change_reason == Verb.ASKED


def test_a_mail_says_nothing_of_the_document_and_nothing_that_can_be_counted(clock):
    cases.requested(member="nia", title="Another")
    document_request = cases.requested()
    for notice in Notice.objects.all():
        assert "Quayside" not in notice.sentence + notice.path + notice.key
        assert f":{document_request.pk}:" not in notice.key
    assert not document_request.reference.endswith("0002")


def test_references_do_not_count_up(clock):
    endings = {cases.requested().reference.rsplit("-", 1)[1] for _ in range(5)}
    assert len(endings) == 5
    assert all(len(part) == 5 for part in endings)


def test_a_reference_that_is_taken_is_drawn_again(clock, monkeypatch):
    taken = cases.requested().reference
    letters = iter(taken.rsplit("-", 1)[1] + "ZZZZZ")
    monkeypatch.setattr(asking_actions.secrets, "choice", lambda _: next(letters))
    assert asking_actions.new_reference(2026) == "D-2026-ZZZZZ"


@pytest.mark.parametrize("status", MAKE)
def test_each_state_is_reached_by_the_real_actions(status, clock):
    assert MAKE[status]().status == status


@pytest.mark.parametrize("start", Status)
@pytest.mark.parametrize("end", Status)
def test_every_other_move_is_refused(start, end):
    document_request = DocumentRequest(status=start)
    allowed = DocumentRequest.MOVES[start].get(end, ())
    assert [verb for verb in Verb if document_request.can_move_to(end, verb)] == [
        verb for verb in Verb if verb in allowed
    ]


def test_every_state_says_whose_turn_it_is():
    assert set(DocumentRequest.WAITING_FOR) == set(DocumentRequest.MOVES) == set(Status)


def test_a_decision_keeps_its_promise_and_tells_the_councillor(clock):
    document_request = cases.decided(Outcome.REFUSE)
    assert promise_kinds(document_request, kept_at__isnull=False) == ["document-decision"]
    assert document_request.due_at is None
    assert ("clara", "decided") in cases.notices_of(document_request)
    decision = document_request.decisions.get()
    assert (decision.grounds, decision.is_final, decision.need_met) == (["12a-3"], False, True)


def test_a_dispute_asks_the_view_first_and_promises_a_final_decision(clock):
    document_request = cases.disputed()
    assert (document_request.office, document_request.consulted) == (
        "chief-executive",
        "monitoring-officer",
    )
    assert promise_kinds(document_request, ended_at=None) == ["determination"]
    assert ("mona", "for-decision") in cases.notices_of(document_request)
    assert ("eve", "will-decide") in cases.notices_of(document_request)


def test_the_view_opens_the_final_decision_and_tells_the_office_making_it(clock):
    document_request = cases.with_view()
    assert document_request.viewed_at == clock.at
    assert cases.notices_of(document_request)[-1] == ("eve", "viewed")


def test_a_final_decision_is_final(clock):
    document_request = cases.determined(Outcome.REFUSE)
    assert document_request.determined_at
    assert promise_kinds(document_request, ended_at=None) == []
    with pytest.raises(PermissionDenied, match="This decision is final"):
        cases.disputed(document_request)


def test_a_released_part_stays_when_the_final_decision_refuses_the_rest(clock):
    part = cases.accepted(Outcome.PART)
    document_request = actions.record_view(
        cases.disputed(part), text="No.", by=named("mona"), key=uuid4()
    )
    document_request = cases.determined(Outcome.REFUSE, document_request)
    assert (document_request.status, document_request.expires_on) == (
        Status.PART_RELEASED,
        part.expires_on,
    )
    assert document_request.accepted_at


def test_a_withdrawn_dispute_leaves_the_released_part(clock):
    document_request = cases.disputed(cases.accepted(Outcome.PART))
    document_request = actions.withdraw(
        document_request, text="Enough", by=named("clara"), key=uuid4()
    )
    assert document_request.status == Status.PART_RELEASED


def test_new_conditions_are_accepted_again(clock):
    document_request = actions.record_view(
        cases.disputed(cases.accepted(Outcome.PART)), text="Yes", by=named("mona"), key=uuid4()
    )
    assert document_request.accepted_at
    assert cases.determined(Outcome.DISCLOSE, document_request).accepted_at is None


def test_pressing_twice_decides_once(clock):
    document_request, key = cases.assigned(), uuid4()
    for _ in range(2):
        ruling = cases.ruling(Outcome.REFUSE)
        decide.decide(document_request, ruling=ruling, by=named("omar"), key=key)
    assert Decision.objects.count() == 1


def test_passing_a_request_on_brings_it_to_the_other_head_and_stops_no_clock(clock):
    document_request, waste = cases.assigned(), Service.objects.get(name="Waste")
    due = document_request.due_at
    document_request = actions.pass_to_service(
        document_request, service=waste, text="Theirs", by=named("omar"), key=uuid4()
    )
    assert (document_request.status, document_request.officer, document_request.due_at) == (
        Status.ASKED,
        None,
        due,
    )
    assert ("wanda", "passed") in cases.notices_of(document_request)


def test_a_request_is_not_passed_to_the_service_that_has_it(clock):
    document_request = cases.assigned()
    with pytest.raises(PermissionDenied, match=r"already with Highways\. Select another service"):
        actions.pass_to_service(
            document_request,
            service=document_request.service,
            text="Ours",
            by=named("omar"),
            key=uuid4(),
        )


def test_a_request_is_assigned_only_to_an_officer_of_its_service(clock):
    with pytest.raises(
        PermissionDenied, match=r"Stan Price does not work in Highways\. Select an officer who does"
    ):
        actions.assign_officer(cases.requested(), officer=named("stan"), by=named("ruth"))


def test_a_question_waits_for_the_councillor_and_the_reply_brings_it_back(clock):
    document_request = cases.questioned()
    assert promise_kinds(document_request, ended_at=None) == ["document-decision", "member-reply"]
    document_request = actions.reply(
        document_request, text="14 to 22", by=named("clara"), key=uuid4()
    )
    assert document_request.status == Status.WITH_OFFICER
    assert cases.notices_of(document_request)[-1] == ("omar", "replied")


def test_reminders_go_up_the_ladder_once_and_only_to_people_who_can_open_it(clock):
    document_request = cases.assigned()
    for day in (11, 15, 16, 18):
        clock.set(2026, 12, day, 9, 5)
        jobs.nudge()
        jobs.nudge()
    reminded = [
        who for who, event in cases.notices_of(document_request) if event == "document-decision"
    ]
    assert reminded == ["omar", "omar", "ruth", "colin"]


def test_a_final_decision_reminds_the_office_making_it(clock):
    document_request = cases.disputed()
    clock.set(2026, 12, 4, 9, 5)
    jobs.nudge()
    actions.record_view(document_request, text="Yes", by=named("mona"), key=uuid4())
    clock.set(2026, 12, 8, 9, 5)
    jobs.nudge()
    reminded = [
        who for who, event in cases.notices_of(document_request) if event == "determination"
    ]
    assert reminded == ["mona", "eve"]


def test_the_view_has_a_reminder_once_a_day(clock):
    document_request = actions.remind_consulted_office(cases.disputed(), by=named("eve"))
    assert cases.notices_of(document_request)[-1] == ("mona", "reminded")
    with pytest.raises(PermissionDenied, match="reminder today"):
        actions.remind_consulted_office(document_request, by=named("eve"))


def test_letters_and_history_cannot_be_changed(clock):
    document_request = cases.disputed()
    with pytest.raises(Exception, match=r"permission denied|annot"), transaction.atomic():
        DocumentLetter.objects.filter(case=document_request).update(body="Other")
    with pytest.raises(Exception, match=r"permission denied|annot"), transaction.atomic():
        document_request.history.all().delete()


def test_a_draft_is_forgotten_after_a_month(clock):
    DocumentDraft.objects.create(writer=named("clara"))
    assert jobs.forget_drafts() == 0
    clock.at += timedelta(days=31)
    assert jobs.forget_drafts() == 1


def test_a_promise_about_a_document_that_is_not_kept_in_time_is_missed(clock):
    document_request = cases.requested()
    promise = document_request.promises.first()
    assert (promise.was_missed, document_request.has_member_today) == (False, True)
    clock.at = promise.due_at + timedelta(minutes=1)
    assert promise.was_missed
    assert promise in DocumentPromise.objects.missed(clock.at)
