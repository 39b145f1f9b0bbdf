"""Rules of the protocols and the law on decisions about documents."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, ProgrammingError, transaction
from django.utils import timezone

from documents import actions, decide, policy
from documents.models import (
    DocumentRequest,
    Outcome,
    Status,
)
from documents.sharing import actions as sharing_actions
from foundation.history import write
from people.roles import Role
from tests.documents import cases
from tests.established import change_posts, establish
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.mark.clause("section-c", "4.3")
def test_there_is_no_final_decision_before_the_view_is_recorded(clock):
    document_request = cases.disputed()
    assert (document_request.office, document_request.consulted) == (
        "chief-executive",
        "monitoring-officer",
    )
    with pytest.raises(
        PermissionDenied, match=r"Monitoring Officer\. Their view has not been recorded"
    ):
        cases.determined(document_request=document_request)
    with pytest.raises(IntegrityError), transaction.atomic():
        write(document_request, by=None, reason="forced", determined_at=timezone.now())
    assert cases.determined(document_request=cases.with_view()).status == Status.PART_RELEASED


@pytest.mark.clause("knutsford", "10.4")
def test_under_knutsford_the_town_clerk_decides_alone_and_an_officer_may_refer(clock):
    cases.adopt_preset("knutsford", clock)
    disputed = cases.disputed()
    assert (disputed.office, disputed.consulted) == ("chief-executive", "")
    document_request = actions.refer(
        cases.assigned(), text="In doubt.", why_not="On paper.", by=named("omar"), key=uuid4()
    )
    assert (document_request.office, document_request.consulted) == ("chief-executive", "")
    assert document_request.version.title(document_request.office) == "Town Clerk"
    with pytest.raises(PermissionDenied, match="sent for a final decision"):
        cases.decided(document_request=document_request)
    assert cases.determined(Outcome.DISCLOSE, document_request).status == Status.RELEASED


def test_under_oxford_a_director_decides_if_the_chief_executive_is_away(clock):
    cases.adopt_preset("oxford", clock)
    change_posts(named("eve").appointments.all(), ends_on=date(2026, 11, 1))
    document_request = cases.disputed()
    assert (document_request.office, document_request.consulted) == ("director", "")
    document_request = decide.determine(
        document_request,
        ruling=cases.ruling(Outcome.INSPECT, "colin"),
        by=named("colin"),
        key=uuid4(),
    )
    assert document_request.status == Status.RELEASED


def test_the_person_who_decided_does_not_make_the_final_decision(clock):
    cases.adopt_preset("oxford", clock)
    change_posts(named("eve").appointments.all(), ends_on=date(2026, 11, 1))
    refused = cases.decided(Outcome.REFUSE, cases.requested(), who="colin")
    assert cases.disputed(refused).office == "head-of-service"


def test_an_officer_who_has_become_chief_executive_does_not_decide_again(clock):
    document_request = cases.with_view()
    establish(person=named("omar"), role=Role.CHIEF_EXECUTIVE, starts_on=clock.at.date())
    assert policy.can_determine(named("eve"), document_request)
    assert policy.can_determine(named("omar"), document_request).reason == (
        "You dealt with this request first, so someone else must make the final decision."
    )


def test_a_refusal_needs_a_ground_in_the_database_too(clock):
    with pytest.raises(PermissionDenied, match="Select the ground"):
        cases.decided(Outcome.REFUSE, grounds=[])
    document_request = cases.decided(Outcome.REFUSE)
    with pytest.raises(IntegrityError), transaction.atomic():
        write(document_request.decisions.get(), by=None, reason="forced", grounds=[])


@pytest.mark.clause("knutsford", "10.9")
def test_no_open_request_can_be_removed(clause_protocol):
    document_request = cases.requested()
    rows = DocumentRequest.objects.filter(pk=document_request.pk)
    with pytest.raises(TypeError, match="never removed"):
        rows.delete()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        rows._raw_delete(rows.db)
    assert rows.get().status == Status.ASKED


@pytest.mark.clause("knutsford", "10.9")
def test_a_refusal_gives_a_ground_of_the_list_and_the_councillor_is_told(clause_protocol):
    document_request = cases.requested()
    for grounds in ([], ["because"]):
        with pytest.raises(PermissionDenied, match="Select the ground"):
            cases.decided(Outcome.REFUSE, document_request, who="ruth", grounds=grounds)
    cases.decided(Outcome.REFUSE, document_request, who="ruth")
    assert document_request.decisions.get().grounds_said == [
        "Financial or business affairs of any person, including the council"
        " (Local Government Act 1972, Schedule 12A, paragraph 3)"
    ]
    assert ("clara", "decided") in cases.notices_of(document_request)


@pytest.mark.clause("knutsford", "10.1(a)")
def test_under_knutsford_only_what_is_public_goes_to_somebody_else(clause_protocol):
    only_released_if_both(is_public=False, is_lawful=True)


@pytest.mark.clause("knutsford", "10.1(b)")
def test_under_knutsford_only_what_the_law_allows_goes_to_somebody_else(clause_protocol):
    only_released_if_both(is_public=True, is_lawful=False)


def only_released_if_both(**answers):
    document_request = cases.assigned(for_somebody=True)
    with pytest.raises(PermissionDenied, match="already public and data protection law"):
        cases.decided(document_request=document_request, **answers)
    cases.decided(document_request=document_request, is_public=True, is_lawful=True)
    decision = document_request.decisions.get()
    assert (decision.is_public, decision.is_lawful, decision.by) == (True, True, named("omar"))
    assert decision.decided_at


@pytest.mark.parametrize(("public", "lawful"), [(False, False), (None, None), (True, None)])
def test_under_knutsford_both_questions_about_others_are_answered(public, lawful, clock):
    cases.adopt_preset("knutsford", clock)
    document_request = cases.assigned(for_somebody=True)
    with pytest.raises(
        PermissionDenied, match=r"both questions|already public and data protection law"
    ):
        cases.decided(document_request=document_request, is_public=public, is_lawful=lawful)
    assert not document_request.decisions.exists()


def test_without_a_clause_anothers_data_need_only_be_public_or_lawful(clock):
    document_request = cases.assigned(third_party="Two bidders")
    for answers in ({}, {"is_public": False, "is_lawful": False}):
        with pytest.raises(
            PermissionDenied, match=r"both questions|already public or data protection law"
        ):
            cases.decided(document_request=document_request, **answers)
    assert cases.decided(
        document_request=document_request, is_public=False, is_lawful=True
    ).released_at


@pytest.mark.clause("knutsford", "10.3(b)")
@pytest.mark.clause("oxford", "23.8(a)-p2")
def test_an_exempt_document_stays_with_its_committee_if_the_protocol_says_so(clause_protocol):
    committee = cases.seated()
    outside = cases.assigned(member="nia", right="committee", committee=committee)
    with pytest.raises(PermissionDenied, match="confidential information cannot be released"):
        cases.decided(document_request=outside, is_exempt=True)
    member = cases.assigned(right="committee", committee=committee)
    assert cases.decided(document_request=member, is_exempt=True).released_at


@pytest.mark.clause("knutsford", "10.2")
@pytest.mark.clause("knutsford", "2.5")
def test_a_seat_gives_the_right_without_a_need(clause_protocol, clock):
    committee = cases.seated(ends_on=date(2026, 12, 31))
    assert not cases.need_is_weighed(right="committee", committee=committee.pk)
    document_request = cases.assigned(right="committee", committee=committee, why="", purpose=None)
    assert document_request.sits_there
    with pytest.raises(PermissionDenied, match="does not have to show a need"):
        cases.decided(Outcome.REFUSE, document_request, grounds=["no-need"])
    assert cases.decided(document_request=document_request).decisions.get().need_met is None
    clock.set(2027, 1, 1, 10)
    assert cases.need_is_weighed(right="committee", committee=committee.pk)


@pytest.mark.clause("knutsford", "10.3")
@pytest.mark.clause("knutsford", "10.3(a)")
def test_without_a_seat_the_need_is_weighed_and_recorded(clause_protocol):
    papers = {"right": "committee", "committee": cases.seated("nia")}
    assert cases.need_is_weighed(right="committee", committee=papers["committee"].pk)
    refused = cases.decided(Outcome.REFUSE, cases.assigned(**papers), grounds=["no-need"])
    assert refused.decisions.get().need_met is False
    released = cases.decided(document_request=cases.assigned(**papers)).decisions.get()
    assert (released.need_met, released.is_exempt) == (True, False)


def test_a_seat_that_has_ended_gives_nothing(clock):
    committee = cases.seated(ends_on=date(2026, 11, 30))
    assert not cases.requested(right="committee", committee=committee).sits_there


def test_a_request_for_public_information_is_not_referred(clock):
    document_request = cases.assigned(right="foi", why="", purpose=None)
    assert policy.can_refer(named("omar"), document_request).reason == (
        "The service decides requests for public information, so you cannot refer this."
    )


def test_conditions_are_accepted_once(clock):
    with pytest.raises(PermissionDenied, match="You have already accepted the conditions"):
        actions.accept_conditions(cases.accepted(), by=named("clara"))


@pytest.mark.clause("section-c", "4.1(i)")
def test_a_statutory_right_is_decided_by_the_service_without_the_final_step(clause_protocol):
    for right in ("foi", "eir"):
        assert not cases.need_is_weighed(right=right)
        asked = cases.assigned(right=right, why="", purpose=None)
        with pytest.raises(PermissionDenied, match="Information Commissioner"):
            cases.disputed(cases.decided(Outcome.REFUSE, asked))


def test_a_final_decision_releases_the_services_file_only_if_it_says_so(clock):
    held = [cases.pending(named("omar"), "whole.pdf", cases.pdf(2))]
    document_request = cases.decided(Outcome.REFUSE, held=held, why_not="")
    assert document_request.files.get().is_held
    document_request = actions.record_view(
        cases.disputed(document_request), text="Yes", by=named("mona"), key=uuid4()
    )
    document_request = cases.determined(
        Outcome.DISCLOSE, document_request, files=[], with_held=True
    )
    assert not document_request.files.get().is_held


@pytest.mark.clause("section-c", "4.5")
def test_a_document_is_shared_only_for_an_equal_need_and_the_first_reader_is_told(clause_protocol):
    first = cases.sharing_requested()
    assert not DocumentRequest.objects.visible_to(named("nia")).exists()
    refused = sharing_actions.decide_sharing(
        first, agreed=False, text="No need.", by=named("omar"), key=uuid4()
    )
    assert not refused.shared_to.exists()
    assert cases.notices_of(first)[-1] == ("clara", "settled")
    other = cases.shared(cases.sharing_requested(first))
    assert (other.member, other.expires_on) == (named("nia"), first.expires_on)
    assert other.accepted_at is None
    assert cases.notices_of(first).count(("clara", "settled")) == 2
    assert cases.notices_of(other) == [("nia", "shown")]


def test_a_shared_document_is_not_shared_again(clock):
    other = actions.accept_conditions(cases.shared(), by=named("nia"))
    with pytest.raises(PermissionDenied, match="first released to"):
        actions.ask_to_share(other, to=named("clara"), text="x", by=named("nia"), key=uuid4())


@pytest.mark.parametrize("who", ["clara", "omar"])
def test_a_document_is_shared_only_with_another_councillor(who, clock):
    with pytest.raises(PermissionDenied, match="Select a different councillor"):
        actions.ask_to_share(
            cases.accepted(), to=named(who), text="x", by=named("clara"), key=uuid4()
        )


def test_a_document_is_not_shared_with_someone_who_has_left_office(clock):
    first = cases.sharing_requested()
    named("nia").appointments.update(ends_on=date(2026, 11, 30))
    decision = {"text": "They speak on it.", "by": named("omar"), "key": uuid4()}
    with pytest.raises(PermissionDenied, match=r"no longer in office\. Select no"):
        sharing_actions.decide_sharing(first, agreed=True, **decision)
    sharing_actions.decide_sharing(first, agreed=False, **decision)
    assert not first.shared_to.exists()


def test_every_answer_arrives_on_the_request(clock):
    """Under the same name; why it is needed is the first letter."""
    answers = {
        "purpose": "",
        "committee": cases.seated(),
        "needed_by": date(2026, 12, 20),
        "meeting": "Planning",
        "interest": "My brother bids for it",
        "third_party": "Bidders",
        "for_somebody": True,
        "may_breach": True,
    }
    case = DocumentRequest.objects.get(pk=cases.requested(**answers).pk)
    assert {name: getattr(case, name) for name in answers} == answers
