"""Visits to premises: announced, confirmed, another time offered, the ward told."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from people.models import User
from relations.meeting_times import IN_THE_PAST
from relations.models import Visit, VisitState
from relations.visits import actions, routing
from relations.visits.forms import NO_LATE_REASON, NOT_EACH
from relations.visits.policy import can_announce, can_offer_time
from relations.visits.words import CARE, CONDITIONS
from tests.clause_protocols import adopt_for
from tests.people import named, signed_in
from tests.relations.visits import announced, at, premises, typed

pytestmark = pytest.mark.django_db

CHESHIRE_CONDITIONS = [
    *("visits-arranged", "visit-rules", "visit-undisturbed", "visit-ward-told"),
]


def form_of(place):
    return reverse("relations:announce-visit", args=[place.pk])


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def told(event):
    return sorted(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


@pytest.mark.clause("cheshire-east", "8.2")
@pytest.mark.clause("knutsford", "13.3")
def test_every_councillor_can_announce_a_visit_and_reads_the_rules_next_to_the_form(
    clause_protocol,
):
    text = page("clara", form_of(premises(is_school=True)))
    for behaviour, sentence in CONDITIONS.items():
        assert (sentence in text) == bool(clause_protocol.clause_for(behaviour))
    page("clara", reverse("relations:choose-premises"))
    page("omar", reverse("relations:choose-premises"), status=403)


@pytest.mark.clause("cheshire-east", "8.3")
def test_each_condition_is_ticked_before_a_visit_is_announced(clause_protocol):
    place, clara = premises(), signed_in("clara")
    response = clara.post(form_of(place), typed(conditions=CHESHIRE_CONDITIONS[:3]))
    assert NOT_EACH in response.content.decode()
    assert not Visit.objects.exists()
    assert clara.post(form_of(place), typed(conditions=CHESHIRE_CONDITIONS)).status_code == 302
    assert Visit.objects.get().purpose == "To see the new gritters."


@pytest.mark.clause("cheshire-east", "8.3-1")
@pytest.mark.clause("knutsford", "13.3(a)")
def test_a_visit_is_announced_to_the_manager_who_confirms_it(clause_protocol):
    visit = announced()
    assert told("visit-manager") == ["Omar Haddad"]
    visit = actions.confirm_visit(visit, by=named("omar"))
    assert visit.status == VisitState.CONFIRMED
    assert told("visit-answered") == ["Clara Okafor"]


@pytest.mark.clause("cheshire-east", "8.3-1")
@pytest.mark.clause("knutsford", "13.3(a)")
def test_a_visit_on_the_same_day_says_why_there_was_no_time_and_a_past_one_is_refused(
    clause_protocol,
):
    place, clara = premises(), signed_in("clara")
    today = {"day_day": "1", "conditions": CHESHIRE_CONDITIONS}
    response = clara.post(form_of(place), typed(**today))
    assert NO_LATE_REASON in response.content.decode()
    past = clara.post(form_of(place), typed(**today | {"day_month": "11"}))
    assert IN_THE_PAST.format("visit") in past.content.decode()
    reason = {"late_reason": "The pipe burst this morning."}
    assert clara.post(form_of(place), typed(**today | reason)).status_code == 302
    assert "The pipe burst this morning." in page("omar", Visit.objects.get().get_absolute_url())


@pytest.mark.parametrize(("days", "late"), [(0, []), (1, [1]), (3, [1, 3])])
def test_a_visit_with_less_notice_than_the_version_asks_for_says_why(days, late, clock):
    adopt_for(clock, "cheshire-east", visit_notice_days=days)
    place, clara = premises(), signed_in("clara")
    asks = "Why was there no time to arrange it before?" in page("clara", form_of(place))
    assert asks == (days > 0)
    refused = []
    for day in (1, 3, 4):
        body = typed(day_day=str(day), conditions=CHESHIRE_CONDITIONS)
        if NO_LATE_REASON in clara.post(form_of(place), body).content.decode():
            refused.append(day)
    assert refused == late


@pytest.mark.clause("cheshire-east", "8.3-2")
@pytest.mark.clause("knutsford", "13.3(b)")
def test_the_rules_of_the_premises_are_accepted_and_kept_as_they_were(clause_protocol):
    place, clara = premises(), signed_in("clara")
    ticked = typed(conditions=CHESHIRE_CONDITIONS)
    refused = clara.post(form_of(place), ticked | {"rules_accepted": ""})
    assert "Tick that you accept the rules of these premises" in refused.content.decode()
    assert clara.post(form_of(place), ticked).status_code == 302
    visit = Visit.objects.get()
    place.rules = "No visitors."
    place.save()
    text = page("clara", visit.get_absolute_url())
    assert "Wear a hard hat." in text
    assert "No visitors." not in text


@pytest.mark.clause("cheshire-east", "8.3-3")
@pytest.mark.clause("knutsford", "13.3(c)")
def test_the_manager_offers_another_time_and_the_visitor_reads_why_and_accepts(clause_protocol):
    visit = announced()
    url = reverse("relations:other-time", args=[visit.reference])
    other = typed(day_day="10", reason="The lorries are loaded until noon.")
    assert signed_in("omar").post(url, other).status_code == 302
    text = page("clara", visit.get_absolute_url())
    assert "Thursday 10 December, 2pm to 3pm" in text
    assert "The lorries are loaded until noon." in text
    assert "Do not disrupt services or activities" in text
    actions.accept_other_time(visit, by=named("clara"))
    visit.refresh_from_db()
    assert (visit.status, visit.starts_at) == (VisitState.CONFIRMED, at(14, day=10))


@pytest.mark.clause("cheshire-east", "8.3-4")
@pytest.mark.clause("knutsford", "13.3(d)")
def test_the_councillors_of_another_ward_are_told_and_the_visitor_sees_who(clause_protocol):
    visit = announced()
    assert told("visit-ward") == ["Ivy Marsh"]
    assert "Ivy Marsh, of Quayside ward" in page("clara", visit.get_absolute_url())
    assert "Highways depot" in page("ivy", reverse("relations:visits"))


def test_no_one_is_told_of_a_visit_in_ones_own_ward(clock):
    adopt_for(clock, "knutsford")
    visit = announced(place=premises(ward="Harbour"))
    assert told("visit-ward") == []
    page("nia", visit.get_absolute_url(), status=404)


def test_a_ward_without_a_councillor_is_said_to_have_none(clock):
    adopt_for(clock, "knutsford")
    place = premises()
    ivy = User.objects.get(name="Ivy Marsh")
    ivy.is_active = False
    ivy.save()
    visit = announced(place=place)
    text = page("clara", visit.get_absolute_url())
    assert "No councillor represents Quayside ward, so no one there was told." in text


@pytest.mark.clause("knutsford", "13.3(e)")
def test_before_a_visit_to_a_school_special_care_is_asked_for(clause_protocol):
    school = premises("Coble School", is_school=True)
    assert CARE in page("clara", form_of(school))
    assert CARE not in page("clara", form_of(premises()))


@pytest.mark.parametrize("preset", ["oxford", "section-c"])
def test_a_protocol_that_is_silent_offers_no_visits(preset, clock):
    adopt_for(clock, preset)
    assert not can_announce(named("clara"))
    page("clara", reverse("relations:choose-premises"), status=403)


def test_the_head_of_the_service_answers_when_the_manager_has_left(clock):
    adopt_for(clock, "knutsford")
    place = premises(manager=None)
    assert [person.name for person in routing.managers_of(place)] == ["Ruth Adeyemi"]
    actions.confirm_visit(announced(place=place), by=named("ruth"))
    omar = named("omar")
    omar.is_active = False
    omar.save()
    other = premises("Salt barn", manager="omar")
    assert [person.name for person in routing.managers_of(other)] == ["Ruth Adeyemi"]


def test_the_button_pressed_twice_announces_one_visit(clock):
    adopt_for(clock, "knutsford")
    place, key = premises(), uuid4()
    assert announced(place=place, key=key).pk == announced(place=place, key=key).pk
    assert Visit.objects.count() == 1


def test_premises_that_are_closed_by_then_cannot_be_visited(clock):
    adopt_for(clock, "knutsford")
    place = premises(ends_on=at(14, day=8).date())
    with pytest.raises(PermissionDenied, match="no longer used"):
        announced(place=place)


def test_nothing_is_answered_after_the_visit_began_or_twice(clock):
    adopt_for(clock, "knutsford")
    visit = announced()
    clock.set(2026, 12, 9, 14, 30)
    for do in (actions.confirm_visit, actions.withdraw_visit):
        with pytest.raises(PermissionDenied):
            do(visit, by=named("omar" if do is actions.confirm_visit else "clara"))
    clock.set(2026, 12, 2, 10)
    confirmed = actions.confirm_visit(visit, by=named("omar"))
    assert not can_offer_time(named("omar"), confirmed)
    withdrawn = actions.withdraw_visit(confirmed, by=named("clara"))
    assert withdrawn.status == VisitState.WITHDRAWN
    assert told("visit-withdrawn") == ["Ivy Marsh"]


def test_the_calendar_file_has_the_visit_and_nothing_of_its_purpose(clock):
    adopt_for(clock, "knutsford")
    visit = announced()
    response = signed_in("clara").get(reverse("relations:visit-file", args=[visit.reference]))
    text = response.content.decode()
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert "DTSTART" in text
    assert "Highways depot" in text
    assert "gritters" not in text


def test_a_visit_waits_on_the_first_page_of_its_manager(clock):
    adopt_for(clock, "knutsford")
    visit = announced()
    assert "Visits to confirm: 1" in page("omar", "/")
    actions.confirm_visit(visit, by=named("omar"))
    assert "Visits to confirm" not in page("omar", "/")


@pytest.mark.parametrize("who", ["clara", "omar"])
def test_the_list_of_visits_takes_a_fixed_number_of_statements(
    who, clock, django_assert_max_num_queries
):
    adopt_for(clock, "cheshire-east")
    depot = premises()
    for hour in range(9, 15):
        announced(place=depot, starts_at=at(hour), ends_at=at(hour, 45))
    reader = signed_in(who)
    reader.get(reverse("relations:visits"))
    with django_assert_max_num_queries(8):
        assert reader.get(reverse("relations:visits")).status_code == 200
