"""What each verb does to a request: its state, its promises, its letters, who is told."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from casework.models import Notice
from documents import actions, deciding, jobs
from documents.models import (
    Decision,
    DocumentDraft,
    DocumentLetter,
    DocumentRequest,
    Outcome,
    Status,
    Verb,
)
from people.history import write
from people.models import Appointment, Service
from people.roles import Role
from tests.documents import cases
from tests.people import adopt, named

pytestmark = pytest.mark.django_db

MAKE = {
    Status.ASKED: cases.asked,
    Status.WITH_OFFICER: cases.assigned,
    Status.WAITING: cases.questioned,
    Status.FOR_DECISION: cases.disputed,
    Status.RELEASED: cases.decided,
    Status.PART_RELEASED: lambda: cases.decided(Outcome.PART),
    Status.REFUSED: lambda: cases.decided(Outcome.REFUSE),
    Status.WITHDRAWN: cases.withdrawn,
}


def told(request):
    """Who was told of what: first names and events, in order."""
    rows = Notice.objects.about(request.ledger_name).order_by("pk").select_related("addressee")
    return [(notice.addressee.name.split()[0].lower(), notice.event) for notice in rows]


def kinds(request, **narrow):
    return [promise.kind for promise in request.promises.filter(**narrow).order_by("pk")]


def test_asking_promises_a_decision_and_tells_the_head_alone(clock):
    request = cases.asked()
    promise = request.promises.get()
    assert (promise.kind, promise.due_on) == ("document-decision", date(2026, 12, 15))
    assert request.due_at == promise.due_at
    assert told(request) == [("ruth", "asked")]
    assert request.history.get().history_change_reason == Verb.ASKED


def test_a_mail_says_nothing_of_the_document_and_nothing_that_can_be_counted(clock):
    cases.asked(member="nia", title="Another")
    request = cases.asked()
    for notice in Notice.objects.all():
        assert "Quayside" not in notice.sentence + notice.path + notice.key
        assert f":{request.pk}:" not in notice.key
    assert not request.reference.endswith("0002")


def test_references_do_not_count_up(clock):
    said = {cases.asked().reference.rsplit("-", 1)[1] for _ in range(5)}
    assert len(said) == 5
    assert all(len(part) == 5 for part in said)


@pytest.mark.parametrize("status", MAKE)
def test_each_state_is_reached_by_the_real_actions(status, clock):
    assert MAKE[status]().status == status


@pytest.mark.parametrize("start", Status)
@pytest.mark.parametrize("end", Status)
def test_every_other_move_is_refused(start, end):
    request = DocumentRequest(status=start)
    allowed = DocumentRequest.MOVES[start].get(end, ())
    assert [verb for verb in Verb if request.can_move_to(end, verb)] == [
        verb for verb in Verb if verb in allowed
    ]


def test_every_state_says_whose_turn_it_is():
    assert set(DocumentRequest.WAITING_FOR) == set(DocumentRequest.MOVES) == set(Status)


def test_a_decision_keeps_its_promise_and_tells_the_councillor(clock):
    request = cases.decided(Outcome.REFUSE)
    assert kinds(request, kept_at__isnull=False) == ["document-decision"]
    assert request.due_at is None
    assert ("clara", "decided") in told(request)
    decision = request.decisions.get()
    assert (decision.grounds, decision.is_final, decision.need_met) == (["12a-3"], False, True)


def test_a_dispute_asks_the_view_first_and_promises_a_final_decision(clock):
    request = cases.disputed()
    assert (request.office, request.consulted) == ("chief-executive", "monitoring-officer")
    assert kinds(request, ended_at=None) == ["determination"]
    assert ("mona", "for-decision") in told(request)
    assert ("eve", "will-decide") in told(request)


def test_the_view_opens_the_decision_and_tells_whoever_decides(clock):
    request = cases.viewed()
    assert request.viewed_at == clock.at
    assert told(request)[-1] == ("eve", "viewed")


@pytest.mark.clause("section-c", "4.3")
def test_nothing_is_decided_finally_before_the_view_is_recorded(clock):
    request = cases.disputed()
    with pytest.raises(PermissionDenied, match="Monitoring Officer, whose view is not recorded"):
        cases.determined(request=request)
    with pytest.raises(IntegrityError), transaction.atomic():
        write(request, by=None, reason="forced", determined_at=timezone.now())
    assert cases.determined(request=cases.viewed()).status == Status.PART_RELEASED


def test_a_final_decision_is_final(clock):
    request = cases.determined(Outcome.REFUSE)
    assert request.determined_at
    assert kinds(request, ended_at=None) == []
    with pytest.raises(PermissionDenied, match="This decision is final"):
        cases.disputed(request)


def test_what_was_released_stays_when_the_rest_is_refused_in_the_end(clock):
    part = cases.accepted(Outcome.PART)
    request = actions.view(cases.disputed(part), text="No.", by=named("mona"), key=uuid4())
    request = cases.determined(Outcome.REFUSE, request)
    assert (request.status, request.expires_on) == (Status.PART_RELEASED, part.expires_on)
    assert request.accepted_at


def test_a_dispute_that_is_withdrawn_leaves_what_was_released(clock):
    request = cases.disputed(cases.accepted(Outcome.PART))
    request = actions.withdraw(request, text="Enough", by=named("clara"), key=uuid4())
    assert request.status == Status.PART_RELEASED


@pytest.mark.clause("knutsford", "10.4")
def test_under_knutsford_the_town_clerk_decides_alone_and_an_officer_may_refer(clock):
    adopt("knutsford", date(2026, 6, 1))
    request = actions.refer(cases.assigned(), text="In doubt.", by=named("omar"), key=uuid4())
    assert (request.office, request.consulted) == ("chief-executive", "")
    assert request.version.title(request.office) == "Town Clerk"
    with pytest.raises(PermissionDenied, match="It is for final decision"):
        cases.decided(request=request)
    assert cases.determined(Outcome.DISCLOSE, request).status == Status.RELEASED


def test_under_oxford_a_director_decides_where_the_chief_executive_is_away(clock):
    adopt("oxford", date(2026, 6, 1))
    Appointment.objects.filter(role=Role.CHIEF_EXECUTIVE).update(ends_on=date(2026, 11, 1))
    request = cases.disputed()
    assert (request.office, request.consulted) == ("director", "")
    request = deciding.determine(
        request, ruling=cases.ruling(Outcome.INSPECT, "colin"), by=named("colin"), key=uuid4()
    )
    assert request.status == Status.RELEASED


def test_whoever_took_the_decision_does_not_decide_finally(clock):
    adopt("oxford", date(2026, 6, 1))
    Appointment.objects.filter(role=Role.CHIEF_EXECUTIVE).update(ends_on=date(2026, 11, 1))
    refused = cases.decided(Outcome.REFUSE, cases.asked(), who="colin")
    assert cases.disputed(refused).office == "head-of-service"


def test_a_refusal_needs_a_ground_in_the_database_too(clock):
    with pytest.raises(PermissionDenied, match="Choose the ground"):
        cases.decided(Outcome.REFUSE, grounds=[])
    request = cases.decided(Outcome.REFUSE)
    with pytest.raises(IntegrityError), transaction.atomic():
        write(request.decisions.get(), by=None, reason="forced", grounds=[])


@pytest.mark.clause("knutsford", "10.9")
def test_no_open_request_can_be_removed(clock):
    request = cases.asked()
    with pytest.raises(TypeError, match="never removed"):
        DocumentRequest.objects.filter(pk=request.pk).delete()
    with pytest.raises(PermissionDenied, match="Choose the ground"):
        cases.decided(Outcome.REFUSE, request, who="ruth", grounds=["because"])
    cases.decided(Outcome.REFUSE, request, who="ruth")
    assert ("clara", "decided") in told(request)


@pytest.mark.clause("knutsford", "10.1(a)")
@pytest.mark.parametrize(
    ("public", "lawful"), [(True, False), (False, True), (False, False), (None, None), (True, None)]
)
def test_under_knutsford_anothers_data_goes_out_only_if_public_and_lawful(public, lawful, clock):
    adopt("knutsford", date(2026, 6, 1))
    request = cases.assigned(for_somebody=True)
    with pytest.raises(PermissionDenied, match="both questions|public already and no law"):
        cases.decided(request=request, is_public=public, is_lawful=lawful)
    assert cases.decided(request=request, is_public=True, is_lawful=True).status == Status.RELEASED
    decision = request.decisions.get()
    assert (decision.is_public, decision.is_lawful, decision.by) == (True, True, named("omar"))


def test_elsewhere_either_is_enough_and_an_answer_is_needed(clock):
    request = cases.assigned(third_party="Two bidders")
    for answers in ({}, {"is_public": False, "is_lawful": False}):
        with pytest.raises(PermissionDenied, match="both questions|public already, or lawful"):
            cases.decided(request=request, **answers)
    assert cases.decided(request=request, is_public=False, is_lawful=True).released_at


@pytest.mark.clause("knutsford", "10.3(b)")
@pytest.mark.clause("oxford", "23.8(a)-p2")
@pytest.mark.parametrize("preset", ["knutsford", "oxford"])
def test_what_is_exempt_stays_with_its_committee_where_the_protocol_says_so(preset, clock):
    adopt(preset, date(2026, 6, 1))
    committee = cases.seated()
    outside = cases.assigned(member="nia", right="committee", committee=committee)
    with pytest.raises(PermissionDenied, match="exempt or confidential cannot be released"):
        cases.decided(request=outside, is_exempt=True)
    member = cases.assigned(right="committee", committee=committee)
    assert cases.decided(request=member, is_exempt=True).released_at


@pytest.mark.clause("knutsford", "10.2")
@pytest.mark.clause("knutsford", "2.5")
def test_a_seat_gives_the_right_without_a_need(clock):
    committee = cases.seated()
    request = cases.assigned(right="committee", committee=committee, why="", purpose=None)
    assert request.sits_there
    with pytest.raises(PermissionDenied, match="No need has to be shown"):
        cases.decided(Outcome.REFUSE, request, grounds=["no-need"])
    assert cases.decided(request=request).decisions.get().need_met is None


@pytest.mark.clause("knutsford", "10.3")
@pytest.mark.clause("knutsford", "10.3(a)")
def test_without_a_seat_the_need_is_weighed_and_recorded(clock):
    committee = cases.seated("nia")
    request = cases.assigned(right="committee", committee=committee)
    assert not request.sits_there
    cases.decided(Outcome.REFUSE, request, grounds=["no-need"])
    assert request.decisions.get().need_met is False


def test_a_seat_that_has_ended_gives_nothing(clock):
    committee = cases.seated(ends_on=date(2026, 11, 30))
    assert not cases.asked(right="committee", committee=committee).sits_there


@pytest.mark.clause("section-c", "4.1(i)")
def test_a_statutory_right_is_decided_by_the_service_without_the_final_step(clock):
    request = cases.decided(Outcome.REFUSE, cases.assigned(right="foi", why="", purpose=None))
    with pytest.raises(PermissionDenied, match="Information Commissioner"):
        cases.disputed(request)


def test_new_conditions_are_accepted_anew(clock):
    request = actions.view(
        cases.disputed(cases.accepted(Outcome.PART)), text="Yes", by=named("mona"), key=uuid4()
    )
    assert request.accepted_at
    assert cases.determined(Outcome.DISCLOSE, request).accepted_at is None


def test_pressing_twice_decides_once(clock):
    request, key = cases.assigned(), uuid4()
    for _ in range(2):
        ruling = cases.ruling(Outcome.REFUSE)
        deciding.decide(request, ruling=ruling, by=named("omar"), key=key)
    assert Decision.objects.count() == 1


def test_what_the_service_attached_is_released_in_the_end_only_when_it_is_said(clock):
    held = [cases.pending(named("omar"), "whole.pdf", cases.pdf(2))]
    request = cases.decided(Outcome.REFUSE, files=held)
    assert request.files.get().is_held
    request = actions.view(cases.disputed(request), text="Yes", by=named("mona"), key=uuid4())
    request = cases.determined(Outcome.DISCLOSE, request, files=[], with_held=True)
    assert not request.files.get().is_held


@pytest.mark.clause("section-c", "4.5")
def test_another_is_shown_it_only_when_their_need_is_equal_and_the_first_is_told(clock):
    first = cases.asked_to_share()
    refused = deciding.settle(first, agreed=False, text="No need.", by=named("omar"), key=uuid4())
    assert not refused.shared_to.exists()
    assert told(first)[-1] == ("clara", "settled")
    other = cases.shared(cases.asked_to_share(first))
    assert (other.member, other.expires_on) == (named("nia"), first.expires_on)
    assert other.accepted_at is None
    assert told(first).count(("clara", "settled")) == 2
    assert told(other) == [("nia", "shown")]


def test_what_was_shared_is_not_shared_on(clock):
    other = actions.accept(cases.shared(), by=named("nia"))
    with pytest.raises(PermissionDenied, match="first given it"):
        actions.ask_to_share(other, to=named("clara"), text="x", by=named("nia"), key=uuid4())


def test_passing_it_on_brings_it_to_the_other_head_and_stops_no_clock(clock):
    request, waste = cases.assigned(), Service.objects.get(name="Waste")
    due = request.due_at
    request = actions.pass_on(request, service=waste, text="Theirs", by=named("omar"), key=uuid4())
    assert (request.status, request.officer, request.due_at) == (Status.ASKED, None, due)
    assert ("wanda", "passed") in told(request)


def test_a_question_waits_for_the_councillor_and_the_reply_brings_it_back(clock):
    request = cases.questioned()
    assert kinds(request, ended_at=None) == ["document-decision", "member-reply"]
    request = actions.reply(request, text="14 to 22", by=named("clara"), key=uuid4())
    assert request.status == Status.WITH_OFFICER
    assert told(request)[-1] == ("omar", "replied")


def test_reminders_go_up_the_ladder_once_and_never_to_who_could_not_open_it(clock):
    request = cases.assigned()
    for day in (11, 15, 16, 18):
        clock.set(2026, 12, day, 9, 5)
        jobs.nudge()
        jobs.nudge()
    reminded = [who for who, event in told(request) if event == "document-decision"]
    assert reminded == ["omar", "omar", "ruth", "colin"]


def test_a_final_decision_reminds_whose_turn_it_is(clock):
    request = cases.disputed()
    clock.set(2026, 12, 4, 9, 5)
    jobs.nudge()
    actions.view(request, text="Yes", by=named("mona"), key=uuid4())
    clock.set(2026, 12, 8, 9, 5)
    jobs.nudge()
    reminded = [who for who, event in told(request) if event == "determination"]
    assert reminded == ["mona", "eve"]


def test_the_view_is_reminded_of_once_a_day(clock):
    request = actions.remind(cases.disputed(), by=named("eve"))
    assert told(request)[-1] == ("mona", "reminded")
    with pytest.raises(PermissionDenied, match="reminder today"):
        actions.remind(request, by=named("eve"))


def test_letters_and_history_cannot_be_changed(clock):
    request = cases.disputed()
    with pytest.raises(Exception, match="annot"), transaction.atomic():
        DocumentLetter.objects.filter(case=request).update(body="Other")
    with pytest.raises(Exception, match="annot"), transaction.atomic():
        request.history.all().delete()


def test_a_draft_is_forgotten_after_a_month(clock):
    DocumentDraft.objects.create(writer=named("clara"))
    assert jobs.forget_drafts() == 0
    clock.at += timedelta(days=31)
    assert jobs.forget_drafts() == 1
