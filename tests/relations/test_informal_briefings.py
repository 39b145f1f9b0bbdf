"""Informal briefings: who can ask, which senior officers answer, and what becomes of a request."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from people.models import Appointment, User
from people.roles import COMMITTEE_POSTS, Role
from relations.informal_briefings import actions
from relations.informal_briefings.policy import can_arrange_briefing, can_ask_informal_briefing
from relations.models import InformalBriefing, InformalBriefingState
from tests.access_tables import check_access
from tests.clause_protocols import adopt_for
from tests.people import named, signed_in
from tests.relations.informal_briefings import (
    STARTS,
    arranged,
    holds_post,
    informal_asked,
    typed,
)

pytestmark = pytest.mark.django_db
ASK = "/relations/informal-briefings/ask/"
WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


@pytest.fixture
def knutsford(clock):
    adopt_for(clock, "knutsford")
    return clock


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def told(event):
    return sorted(Notice.objects.filter(event=event).values_list("addressee__name", flat=True))


@pytest.mark.clause("knutsford", "7.1")
@pytest.mark.parametrize("role", sorted(COMMITTEE_POSTS))
def test_the_three_posts_ask_senior_officers_and_other_members_cannot(role, clause_protocol):
    committee = holds_post("clara", role)
    index = reverse("relations:index")
    assert "Informal briefings" in page("clara", index)
    assert "Informal briefings" not in page("nia", index)
    page("nia", ASK, status=403)
    assert signed_in("clara").post(ASK, typed(committee)).status_code == 302
    briefing = InformalBriefing.objects.get()
    assert told("informal-briefing-officer") == ["Colin Baxter", "Ruth Adeyemi"]
    for who, status in {"ruth": 200, "colin": 200, "omar": 404, "nia": 404}.items():
        page(who, briefing.get_absolute_url(), status=status)


def test_a_senior_officer_arranges_another_time_and_the_councillor_is_told(knutsford):
    briefing = informal_asked()
    url = reverse("relations:arrange-briefing", args=[briefing.reference])
    assert 'value="10am"' in page("ruth", url)
    body = typed(briefing.committee, day_day="17", place="Depot")
    assert signed_in("ruth").post(url, body).status_code == 302
    briefing.refresh_from_db()
    assert (briefing.status, briefing.officer) == (InformalBriefingState.ARRANGED, named("ruth"))
    assert briefing.starts_at == STARTS + timedelta(days=1)
    assert told("informal-briefing-member") == ["Clara Okafor"]
    text = page("clara", briefing.get_absolute_url())
    assert "Thursday 17 December" in text
    assert "Add this briefing to your calendar" in text


def test_a_briefing_is_declined_with_a_reason_and_then_stays_so(knutsford):
    briefing = actions.decline_briefing(
        informal_asked(), reason="The depot is flooded.", by=named("colin")
    )
    assert "The depot is flooded." in page("clara", briefing.get_absolute_url())
    assert not can_arrange_briefing(named("ruth"), briefing)
    with pytest.raises(PermissionDenied, match="already declined"):
        actions.withdraw_briefing(briefing, by=named("clara"))


def test_the_chief_executive_answers_for_a_service_without_senior_officers(knutsford):
    briefing = informal_asked()
    User.objects.filter(pk__in=[named("ruth").pk, named("colin").pk]).update(is_active=False)
    page("eve", briefing.get_absolute_url())
    assert can_arrange_briefing(named("eve"), briefing)


def test_an_officer_who_left_is_said_and_another_arranges_it_again(knutsford):
    briefing = arranged()
    User.objects.filter(pk=named("ruth").pk).update(is_active=False)
    assert "Ruth Adeyemi has left." in page("colin", briefing.get_absolute_url())
    times = {"starts_at": STARTS, "ends_at": STARTS + timedelta(hours=1), "place": "Depot"}
    briefing = actions.arrange_briefing(briefing, **times, by=named("colin"))
    assert briefing.officer == named("colin")


def test_nothing_is_changed_once_an_arranged_briefing_has_started(knutsford):
    briefing = arranged()
    knutsford.set(2026, 12, 16, 10, 1)
    assert not can_arrange_briefing(named("ruth"), briefing)
    with pytest.raises(PermissionDenied, match="already started"):
        actions.withdraw_briefing(briefing, by=named("clara"))


def test_a_time_that_passed_before_an_answer_can_still_be_answered(knutsford):
    briefing = informal_asked()
    knutsford.set(2026, 12, 17, 10)
    assert can_arrange_briefing(named("ruth"), briefing)


def test_a_councillor_whose_post_ended_sends_nothing(knutsford):
    committee = holds_post("clara")
    holds_post("clara", Role.COMMITTEE_CHAIR, name="Parks committee")
    Appointment.objects.filter(committee=committee).update(ends_on="2026-11-30")
    with pytest.raises(PermissionDenied, match="hold one of these posts"):
        informal_asked(committee=committee)


def test_the_button_pressed_twice_asks_once(knutsford):
    key = uuid4()
    assert informal_asked(key=key).pk == informal_asked(key=key).pk


def test_a_day_in_the_past_is_refused_and_what_was_typed_stays(knutsford):
    text = signed_in("clara").post(ASK, typed(holds_post("clara"), day_month="11")).content.decode()
    assert "The briefing must be in the future" in text
    assert "How gritting is planned" in text


@pytest.mark.parametrize("preset", ["oxford", "cheshire-east", "section-c"])
def test_a_protocol_that_is_silent_has_no_informal_briefings(preset, clock):
    adopt_for(clock, preset)
    holds_post("clara")
    assert not can_ask_informal_briefing(named("clara"))
    page("clara", ASK, status=403)


def test_a_request_waits_on_the_first_page_of_senior_officers_alone(knutsford):
    informal_asked()
    for who in ("ruth", "colin"):
        assert "Informal briefings to arrange: 1" in page(who, "/")
    for who in ("omar", "stan", "dev"):
        assert "Informal briefings to arrange" not in page(who, "/")


def test_mail_about_a_briefing_quotes_nothing_of_it(knutsford):
    arranged()
    said = " ".join(Notice.objects.values_list("sentence", flat=True))
    assert "gritting" not in said
    assert "Depot" not in said


def test_a_briefing_is_in_the_calendar_once_it_is_arranged(knutsford):
    month = reverse("relations:calendar") + "?month=2026-12"
    briefing = informal_asked()
    assert briefing.get_absolute_url() not in page("clara", month)
    times = {"starts_at": STARTS, "ends_at": STARTS + timedelta(hours=1), "place": "Depot"}
    actions.arrange_briefing(briefing, **times, by=named("ruth"))
    assert briefing.get_absolute_url() in page("clara", month)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


SEEN = everybody(404, clara=200, ruth=200, colin=200)
OFFICERS = everybody(404, clara=403, ruth=200, colin=200)
INFORMAL_BRIEFINGS = {
    "relations:informal-briefings": everybody(200),
    "relations:ask-informal-briefing": everybody(403, clara=200),
    "relations:informal-briefing": SEEN,
    "relations:informal-briefing-file": SEEN,
    "relations:arrange-briefing": OFFICERS,
    "relations:decline-briefing": OFFICERS,
    "relations:withdraw-briefing": everybody(404, clara=200, ruth=403, colin=403),
}


def informal_address(name, briefing):
    if name in ("relations:informal-briefings", "relations:ask-informal-briefing"):
        return reverse(name)
    return reverse(name, args=[briefing.reference])


def test_each_person_gets_what_the_table_says(subtests, knutsford):
    briefing = informal_asked()
    check_access(INFORMAL_BRIEFINGS, lambda name: informal_address(name, briefing), subtests)


def test_the_list_of_informal_briefings_takes_a_fixed_number_of_statements(
    knutsford, django_assert_max_num_queries
):
    for _ in range(5):
        informal_asked()
    ruth = signed_in("ruth")
    ruth.get(reverse("relations:informal-briefings"))
    with django_assert_max_num_queries(8):
        assert ruth.get(reverse("relations:informal-briefings")).status_code == 200
