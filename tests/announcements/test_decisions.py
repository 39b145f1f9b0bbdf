"""Decisions under delegated powers: the authority named, councillors told once, questions asked."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from announcements.decisions import actions
from announcements.jobs import tell_members_elected_later
from announcements.models import AnnouncementState, DecisionQuestion, DelegatedDecision
from casework.models import Notice
from enquiries.models import Enquiry, Status
from people.models import Appointment
from tests.announcements.announcements import elected
from tests.announcements.decisions import confirmed, planning, recorded, typed
from tests.clause_protocols import adopt_for
from tests.established import change_posts
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db

A = "announcements:"


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def at(decision, name):
    return reverse(f"{A}{name}", args=[decision.announcement.reference])


def told():
    rows = Notice.objects.filter(event="announced")
    return sorted(rows.values_list("addressee__name", flat=True))


@pytest.mark.clause("section-c", "3.6")
def test_confirming_a_decision_tells_every_councillor_once(clause_protocol):
    decision = recorded()
    page("clara", decision.get_absolute_url(), status=404)
    url = at(decision, "confirm-decision")
    assert signed_in("omar").post(url, {"key": uuid4()}).status_code == 302
    assert told() == ["Clara Okafor", "Nia Menon"]
    assert signed_in("omar").post(url, {"key": uuid4()}).status_code in (403, 409)
    assert told() == ["Clara Okafor", "Nia Menon"]
    assert "It is granted for a year." in page("clara", decision.get_absolute_url())
    assert "Market" not in Notice.objects.filter(event="announced").first().sentence


def test_a_councillor_elected_after_a_decision_was_confirmed_is_told_within_four_weeks(clock):
    adopt_for(clock, "section-c")
    decision = confirmed()
    elected(starts_on=clock.at.date())
    assert tell_members_elected_later() == 1
    assert tell_members_elected_later() == 0
    assert told() == ["Clara Okafor", "Iris Tull", "Nia Menon"]
    clock.at += timedelta(days=29)
    elected("Ines Poole")
    assert tell_members_elected_later() == 0
    assert decision.announcement.receipts.count() == 3


@pytest.mark.parametrize(("weeks", "number"), [(1, 0), (2, 1)])
def test_the_version_says_for_how_many_weeks_a_councillor_elected_later_is_told(
    weeks, number, clock
):
    adopt_for(clock, "section-c", told_later_weeks=weeks)
    confirmed()
    clock.at += timedelta(days=10)
    elected("Iris Tull")
    assert tell_members_elected_later() == number


@pytest.mark.clause("section-c", "3.6")
def test_a_councillor_asks_the_officer_who_decided_which_guidelines_applied(clause_protocol):
    decision = confirmed()
    assert "Ask which guidelines applied" in page("clara", decision.get_absolute_url())
    url = at(decision, "ask-guidelines")
    assert "which guidelines you applied" in page("clara", url)
    sent = {"text": "Which guidelines did you apply?", "key": uuid4()}
    assert signed_in("clara").post(url, sent).status_code == 302
    enquiry = Enquiry.objects.get()
    assert (enquiry.member, enquiry.officer) == (named("clara"), named("omar"))
    assert enquiry.status == Status.WITH_OFFICER
    assert DecisionQuestion.objects.get(decision=decision).enquiry == enquiry
    assert decision.announcement.reference in enquiry.title


@pytest.mark.clause("section-c", "5.4(xiii)")
def test_no_decision_is_confirmed_without_the_delegation_it_relies_on(clause_protocol):
    response = signed_in("omar").post(reverse(f"{A}record-decision"), typed(delegation=""))
    assert "Enter the delegation that the decision relies on" in response.content.decode()
    assert not DelegatedDecision.objects.exists()
    with pytest.raises(PermissionDenied, match="Name the delegation"):
        actions.confirm_decision(recorded(delegation=""), by=named("omar"))
    assert told() == []


@pytest.mark.clause("section-c", "5.10")
def test_a_councillor_questions_a_decision_in_an_enquiry_linked_to_it(clause_protocol):
    decision = confirmed()
    assert "Question this decision" in page("clara", decision.get_absolute_url())
    url, sent = at(decision, "question-decision"), {"text": "Why a year?", "key": uuid4()}
    assert signed_in("clara").post(url, sent).status_code == 302
    enquiry = DecisionQuestion.objects.get(decision=decision).enquiry
    assert enquiry.officer == named("omar")
    assert enquiry.get_absolute_url() in page("clara", decision.get_absolute_url())
    assert enquiry.get_absolute_url() not in page("nia", decision.get_absolute_url())


@pytest.mark.clause("knutsford", "7.4")
def test_between_meetings_only_the_named_officer_confirms_after_the_chair_was_consulted(
    clause_protocol,
):
    planning()
    response = signed_in("dev").post(reverse(f"{A}record-decision"), typed())
    text = response.content.decode()
    assert "Enter the resolution" in text
    assert "Select the committee that authorised it" in text
    assert "the day its chair was consulted" in text
    with pytest.raises(PermissionDenied, match="the day its chair was consulted"):
        recorded("dev", chair_consulted_on=None)
    decision = recorded("dev")
    assert decision.chair == named("nia")
    for who in ("dev", "ruth", "nia"):
        with pytest.raises(PermissionDenied):
            actions.confirm_decision(decision, by=named(who))
    page("nia", at(decision, "confirm-decision"), status=404)
    assert "Omar Haddad, who takes the decision" in page(
        "dev", at(decision, "confirm-decision"), status=403
    )
    actions.confirm_decision(decision, by=named("omar"))
    assert told() == ["Nia Menon"]
    assert "chair of Planning, on Monday 30 November 2026" in page(
        "nia", decision.get_absolute_url()
    )


def test_a_committee_without_a_chair_is_refused_next_to_the_field(clock):
    adopt_for(clock, "knutsford")
    committee = planning()
    posts = Appointment.objects.filter(committee=committee)
    change_posts(list(posts), ends_on=clock.at.date().replace(year=2025))
    response = signed_in("omar").post(reverse(f"{A}record-decision"), typed(committee=committee.pk))
    assert "This committee has no chair at present" in response.content.decode()


def test_who_was_consulted_is_named_with_the_day_each_once(clock):
    decision, day = recorded(), date(2026, 11, 30)
    sent = {"member": named("nia").pk, "key": uuid4(), "consulted_on_day": "30"}
    sent |= {"consulted_on_month": "11", "consulted_on_year": "2026"}
    assert signed_in("omar").post(at(decision, "add-consulted"), sent).status_code == 302
    assert "Councillor Nia Menon, on Monday 30 November 2026" in page(
        "omar", decision.get_absolute_url()
    )
    with pytest.raises(PermissionDenied, match="on the list already"):
        actions.add_consulted(decision, member=named("nia"), consulted_on=day, by=named("omar"))
    actions.confirm_decision(decision, by=named("omar"))
    with pytest.raises(PermissionDenied, match="confirmed or withdrawn already"):
        actions.add_consulted(decision, member=named("clara"), consulted_on=day, by=named("omar"))


def test_a_decision_of_tomorrow_is_refused_and_nothing_typed_is_lost(clock):
    response = signed_in("omar").post(reverse(f"{A}record-decision"), typed(decided_on_day="2"))
    text = response.content.decode()
    assert "The day must be today or in the past" in text
    assert "It is granted for a year." in text


def test_the_button_pressed_twice_records_and_asks_once(clock):
    key = uuid4()
    assert recorded(key=key).pk == recorded(key=key).pk
    decision, asked = confirmed(), {"text": "Why?", "by": named("clara"), "key": uuid4()}
    first = actions.question_decision(decision, **asked)
    assert actions.question_decision(decision, **asked).pk == first.pk
    assert Enquiry.objects.count() == 1


def test_a_question_goes_to_the_service_when_the_officer_has_left(clock):
    decision = confirmed()
    posts = Appointment.objects.filter(person=named("omar"))
    change_posts(list(posts), ends_on=clock.at.date().replace(year=2025))
    asked = actions.question_decision(decision, text="Why?", by=named("clara"), key=uuid4())
    enquiry = asked.enquiry
    assert (enquiry.officer, enquiry.status) == (None, Status.RECEIVED)
    assert str(enquiry.service) == "Highways"


def test_a_withdrawn_decision_is_not_asked_about_and_the_reason_is_read(clock):
    decision = confirmed()
    url = at(decision, "withdraw-decision")
    sent = {"reason": "The licence was void.", "key": uuid4()}
    assert signed_in("omar").post(url, sent).status_code == 302
    assert "The licence was void." in page("clara", decision.get_absolute_url())
    page("clara", at(decision, "question-decision"), status=403)
    decision.announcement.refresh_from_db()
    assert decision.announcement.status == AnnouncementState.WITHDRAWN


def test_a_silent_protocol_records_none(clock):
    adopt_for(clock, "oxford")
    page("omar", reverse(f"{A}record-decision"), status=403)


def test_councillors_never_see_who_has_been_told_about_a_decision(clock):
    url = confirmed().get_absolute_url()
    assert "Nia Menon" in page("omar", url)
    assert "Nia Menon" not in page("clara", url)


def test_the_list_of_decisions_takes_a_fixed_number_of_statements(
    clock, django_assert_max_num_queries
):
    for _ in range(5):
        confirmed()
    clara, url = signed_in("clara"), reverse(f"{A}decisions")
    with django_assert_max_num_queries(8):
        assert clara.get(url).content.decode().count("A licence for Harbour Market") == 5
