"""The course of a scrutiny request: declined, withdrawn, due, and what can go wrong with it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from people.models import Appointment, User
from people.roles import Role
from protocols.choices import ScrutinyDecider
from relations.jobs import nudge
from relations.meeting_times import IN_THE_PAST
from relations.models import ScrutinyPromise, ScrutinyRequest, ScrutinyState
from relations.scrutiny import actions, routing
from relations.scrutiny.policy import can_leave_topic, can_name_officer
from tests.clause_protocols import adopt_for
from tests.people import named, signed_in
from tests.relations.scrutiny import (
    TOPICS,
    agreed,
    asked,
    highways,
    new_request,
    scrutiny_body,
    typed,
)

pytestmark = pytest.mark.django_db


def form_url():
    return reverse("relations:ask-scrutiny", args=[scrutiny_body().pk, highways().pk])


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def sent(**more):
    return signed_in("clara").post(form_url(), typed(**more))


def told(event):
    return sorted(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


def test_a_meeting_in_the_past_is_refused_and_keeps_what_was_typed(clock):
    adopt_for(clock, "cheshire-east")
    text = sent(day_month="11", day_day="30").content.decode()
    assert IN_THE_PAST.format("meeting") in text
    assert TOPICS[1] in text


def test_the_button_pressed_twice_sends_one_request(clock):
    adopt_for(clock, "cheshire-east")
    key = uuid4()
    assert asked(key=key).pk == asked(key=key).pk
    assert ScrutinyRequest.objects.count() == 1


def test_the_director_declines_once_and_the_body_reads_why(clock):
    adopt_for(clock, "cheshire-east")
    request = asked()
    request = actions.decline_scrutiny(request, reason="The depot is flooded.", by=named("colin"))
    assert "The depot is flooded." in page("clara", request.get_absolute_url())
    assert not can_name_officer(named("colin"), request)
    with pytest.raises(PermissionDenied, match="already"):
        actions.decline_scrutiny(request, reason="Again.", by=named("colin"))
    with pytest.raises(PermissionDenied, match="already declined"):
        actions.withdraw_scrutiny(request, by=named("clara"))


def test_the_director_names_someone_else_once_the_officer_has_left(clock):
    adopt_for(clock, "cheshire-east")
    request = agreed()
    User.objects.filter(pk=named("omar").pk).update(is_active=False)
    assert "Omar Haddad has left." in page("colin", request.get_absolute_url())
    who = {"officer": named("grace"), "by": named("colin")}
    request = actions.name_scrutiny_officer(request, **who)
    assert request.officer == named("grace")
    assert "Grace Lund" in told("scrutiny-officer")
    with pytest.raises(PermissionDenied, match="in this service today"):
        actions.name_scrutiny_officer(request, officer=named("stan"), by=named("colin"))


def test_nothing_is_named_or_withdrawn_once_the_meeting_has_started(clock):
    adopt_for(clock, "cheshire-east")
    request = agreed()
    clock.set(2026, 12, 18, 14, 30)
    assert not can_name_officer(named("colin"), request)
    with pytest.raises(PermissionDenied, match="already started"):
        actions.withdraw_scrutiny(request, by=named("clara"))
    assert can_leave_topic(named("omar"), request)


def test_a_withdrawn_request_is_told_to_the_director_and_the_officer(clock):
    adopt_for(clock, "cheshire-east")
    request = actions.withdraw_scrutiny(agreed(), by=named("clara"))
    assert request.status == ScrutinyState.WITHDRAWN
    once = Notice.objects.filter(key__contains=":withdrawn:")
    assert sorted(once.values_list("addressee__name", flat=True)) == ["Colin Baxter", "Omar Haddad"]


def test_a_councillor_who_left_the_body_meanwhile_sends_nothing(clock):
    adopt_for(clock, "cheshire-east")
    new = new_request(scrutiny_body())
    new_request(scrutiny_body("Children’s scrutiny"))
    post = Appointment.objects.get(person=named("clara"), committee=new.body.committee)
    post.ends_on = clock.at.date().replace(year=2025)
    post.save()
    with pytest.raises(PermissionDenied, match="no longer a councillor of this body"):
        actions.ask_for_scrutiny(new, by=named("clara"), key=uuid4())


def test_the_calendar_file_has_the_meeting_and_none_of_its_topics(clock):
    adopt_for(clock, "cheshire-east")
    url = reverse("relations:scrutiny-file", args=[agreed().reference])
    text = signed_in("omar").get(url).content.decode()
    assert "Places scrutiny" in text
    assert "DTSTART" in text
    assert "gritting" not in text


def test_a_request_waits_on_the_first_page_of_its_director(clock):
    adopt_for(clock, "cheshire-east")
    request = asked()
    assert "Requests of scrutiny bodies: 1" in page("colin", "/")
    assert "Requests of scrutiny bodies" not in page("ruth", "/")
    actions.decline_scrutiny(request, reason="No one is free.", by=named("colin"))
    assert "Requests of scrutiny bodies" not in page("colin", "/")


def test_an_officer_reports_in_confidence_from_the_record(clock):
    adopt_for(clock, "cheshire-east")
    request = agreed()
    assert "Report it in confidence" in page("omar", request.get_absolute_url())
    body = {"case": request.reference}
    assert signed_in("omar").post(reverse("complaints:concern"), body).status_code == 302
    assert "report" not in Notice.objects.values_list("event", flat=True)


def test_a_list_of_many_requests_takes_few_statements(clock, django_assert_max_num_queries):
    adopt_for(clock, "cheshire-east")
    for _ in range(3):
        asked()
    client = signed_in("clara")
    client.get(reverse("relations:scrutiny"))
    with django_assert_max_num_queries(14):
        client.get(reverse("relations:scrutiny"))


def test_an_answer_is_promised_reminded_of_and_kept(clock):
    adopt_for(clock, "cheshire-east")
    request = asked()
    promise = ScrutinyPromise.objects.get()
    assert (str(promise.due_on), request.due_at) == ("2026-12-04", promise.due_at)
    assert "Friday 4 December" in page("colin", request.get_absolute_url())
    clock.set(2026, 12, 4, 10)
    assert nudge() == 1
    reminder = Notice.objects.get(event="attendance-decision")
    assert reminder.addressee == named("colin")
    assert reminder.sentence == (
        "An answer to a scrutiny body that asked for an officer is due today."
    )
    actions.name_scrutiny_officer(request, officer=named("omar"), by=named("colin"))
    promise.refresh_from_db()
    assert promise.kept_in_time
    assert ScrutinyRequest.objects.get().due_at is None


def test_nothing_is_due_on_a_request_that_was_withdrawn(clock):
    adopt_for(clock, "cheshire-east")
    request = actions.withdraw_scrutiny(asked(), by=named("clara"))
    assert request.due_at is None
    assert ScrutinyPromise.objects.get().ended_at


def test_the_calendar_shows_a_request_to_whoever_sees_it_until_it_is_declined(clock):
    adopt_for(clock, "cheshire-east")
    request = asked()
    month = reverse("relations:calendar") + "?month=2026-12"
    assert request.get_absolute_url() in page("clara", month)
    assert request.get_absolute_url() not in page("stan", month)
    actions.decline_scrutiny(request, reason="No one is free.", by=named("colin"))
    assert request.get_absolute_url() not in page("clara", month)


def test_pages_call_the_director_as_the_protocol_does(clock):
    adopt_for(clock, "cheshire-east", titles={"director": "Executive Lead"})
    request = asked()
    for url in (request.get_absolute_url(), reverse("relations:scrutiny")):
        text = page("clara", url)
        assert "With the Executive Lead of Highways" in text
        assert "With the Director" not in text
    assert "Leave the choice to the Executive Lead" in page("clara", form_url())


def test_the_head_of_the_service_names_the_officer_if_the_setting_says_so(clock):
    """Against the clause, which is then cited nowhere."""
    adopt_for(clock, "cheshire-east", scrutiny_decider=ScrutinyDecider.HEAD_OF_SERVICE)
    text = page("clara", form_url())
    assert "Leave the choice to the head of the service" in text
    assert "With less, the head of the service has to agree" in text
    request = asked()
    assert {row.addressee.name for row in Notice.objects.all()} == {"Ruth Adeyemi"}
    page("colin", request.get_absolute_url(), status=404)
    refusal = can_name_officer(named("colin"), request)
    assert refusal.reason == "Only the head of Highways can answer this request."
    assert not refusal.clause
    name = reverse("relations:name-officer", args=[request.reference])
    assert "6.3" not in page("ruth", name)
    actions.name_scrutiny_officer(request, officer=named("omar"), by=named("ruth"))
    leave = reverse("relations:leave-topic", args=[request.reference])
    assert "and the head of Highways can read this" in page("omar", leave)


@pytest.mark.parametrize(
    ("preset", "chosen", "decider"),
    [
        ("oxford", ScrutinyDecider.AS_CLAUSES, Role.HEAD_OF_SERVICE),
        ("oxford", ScrutinyDecider.DIRECTOR, Role.CHIEF_OFFICER),
        ("cheshire-east", ScrutinyDecider.AS_CLAUSES, Role.CHIEF_OFFICER),
    ],
)
def test_the_setting_or_else_the_clauses_say_who_names_the_officer(preset, chosen, decider, clock):
    version = adopt_for(clock, preset, scrutiny_decider=chosen)
    assert routing.decider_of(version) == decider


def test_the_promise_of_an_answer_is_not_called_that_of_a_group_meeting():
    assert ScrutinyPromise.owed_words(actions.ANSWER) == "Answer to a scrutiny body"
