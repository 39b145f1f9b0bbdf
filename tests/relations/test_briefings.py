"""Briefings on agendas: who is invited, who was briefed, who is still unbriefed, who sees it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from people.models import Appointment
from people.roles import Role
from relations.agendas.actions import cancel_meeting
from relations.briefings import actions
from relations.briefings.policy import can_plan_briefing, can_record_briefing
from relations.models import AgendaBriefing, BriefingState, posts_to_brief
from tests.access_tables import check_access
from tests.clause_protocols import adopt_for
from tests.enquiries.journey import appoint, chairs
from tests.people import named, signed_in
from tests.relations.agendas import leader, planned
from tests.relations.briefings import BRIEFED_AT, briefing_planned, deputy_leader, typed

pytestmark = pytest.mark.django_db
PLAN = "/relations/briefings/plan/"
NIA, CLARA = "Councillor Nia Menon, Leader of the council", "Councillor Clara Okafor, Deputy leader"
WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


@pytest.fixture
def oxford(clock):
    adopt_for(clock, "oxford")
    return clock


def page(who, url, status=200):
    response = signed_in(who).get(url)
    assert response.status_code == status
    return " ".join(response.content.decode().split())


def post_of(who, role):
    return named(who).appointments.get(role=role)


def unbriefed_part(text):
    return text.partition("Not briefed on this agenda yet")[2]


@pytest.mark.clause("oxford", "23.13(a)")
def test_the_page_of_a_meeting_says_which_entitled_posts_remain_unbriefed(clause_protocol, clock):
    leader()
    deputy_leader()
    meeting = planned()
    assert signed_in("ruth").post(PLAN, typed(meeting)).status_code == 302
    briefing = AgendaBriefing.objects.get()
    told = Notice.objects.filter(event="agenda-briefing")
    assert sorted(told.values_list("addressee__name", flat=True)) == ["Clara Okafor", "Nia Menon"]
    for text in (page("dev", meeting.get_absolute_url()), page("nia", briefing.get_absolute_url())):
        assert NIA in unbriefed_part(text)
        assert CLARA in unbriefed_part(text)
    clock.set(2026, 12, 15, 15)
    url = reverse("relations:record-briefing", args=[briefing.reference])
    body = {"briefed": [post_of("nia", Role.LEADER).pk], "key": uuid4()}
    assert signed_in("ruth").post(url, body).status_code == 302
    for text in (page("dev", meeting.get_absolute_url()), page("nia", briefing.get_absolute_url())):
        assert NIA not in unbriefed_part(text)
        assert CLARA in unbriefed_part(text)


@pytest.mark.clause("oxford", "23.13(a)")
def test_the_chair_and_vice_chair_of_a_committee_are_briefed_on_its_own_agenda(clause_protocol):
    leader()
    committee = chairs("clara", "Scrutiny Committee")
    appoint("nia", Role.VICE_CHAIR, committee=committee)
    other = chairs("nia", "Planning Committee")
    briefing = briefing_planned(planned(committee=committee))
    entitled = {post.post for post in posts_to_brief(briefing.meeting)}
    assert entitled == {"Chair of Scrutiny Committee", "Vice-chair of Scrutiny Committee"}
    assert str(other) not in page("clara", briefing.get_absolute_url())


def test_a_new_leader_is_unbriefed_although_the_one_before_was(oxford):
    briefing = briefing_planned()
    oxford.set(2026, 12, 15, 15)
    posts = Appointment.objects.filter(role__in=(Role.LEADER, Role.DEPUTY_LEADER))
    actions.record_briefing(briefing, briefed=list(posts), by=named("ruth"))
    url = briefing.meeting.get_absolute_url()
    assert "Everyone entitled to a briefing on this agenda has had one." in page("dev", url)
    posts.filter(role=Role.LEADER).update(ends_on="2026-12-14")
    leader("clara")
    assert "Councillor Clara Okafor, Leader of the council" in unbriefed_part(page("dev", url))


def test_no_one_is_recorded_before_the_briefing_starts_and_no_one_twice(oxford):
    briefing = briefing_planned()
    assert not can_record_briefing(named("ruth"), briefing)
    oxford.set(2026, 12, 15, 15)
    post = post_of("nia", Role.LEADER)
    with pytest.raises(PermissionDenied, match="who was briefed"):
        actions.record_briefing(briefing, briefed=[], by=named("ruth"))
    other = post_of("nia", Role.COUNCILLOR)
    with pytest.raises(PermissionDenied, match="hold one of these posts"):
        actions.record_briefing(briefing, briefed=[other], by=named("ruth"))
    actions.record_briefing(briefing, briefed=[post], by=named("ruth"))
    with pytest.raises(PermissionDenied, match="already"):
        actions.record_briefing(briefing, briefed=[post], by=named("ruth"))


def test_a_briefing_ends_before_the_meeting_and_what_was_typed_stays(oxford):
    meeting = planned()
    late = typed(meeting, day_day="18", starts="5pm", ends="6:30pm", place="Old Library")
    text = signed_in("ruth").post(PLAN, late).content.decode()
    assert actions.AFTER_MEETING in text
    assert "Old Library" in text
    past = signed_in("ruth").post(PLAN, typed(meeting, day_month="11")).content.decode()
    assert "The briefing must be in the future" in past
    with pytest.raises(PermissionDenied, match="before the meeting starts"):
        briefing_planned(meeting, starts_at=BRIEFED_AT + timedelta(days=5))


def test_the_button_pressed_twice_plans_one_briefing(oxford):
    meeting, key = planned(), uuid4()
    assert briefing_planned(meeting, key=key).pk == briefing_planned(meeting, key=key).pk


def test_a_cancelled_meeting_is_no_longer_offered(oxford):
    meeting = planned()
    assert f'value="{meeting.pk}"' in page("ruth", PLAN)
    cancel_meeting(meeting, by=named("dev"))
    assert f'value="{meeting.pk}"' not in page("ruth", PLAN)
    with pytest.raises(PermissionDenied, match="cancelled"):
        briefing_planned(meeting)


def test_a_coordinator_cancels_the_briefing_of_an_officer_who_has_left(oxford):
    briefing = briefing_planned()
    actions.cancel_briefing(briefing, by=named("dev"))
    assert Notice.objects.filter(key__contains=":cancelled:").count() == 2
    assert AgendaBriefing.objects.get().status == BriefingState.CANCELLED


@pytest.mark.parametrize("preset", ["knutsford", "cheshire-east", "section-c"])
def test_a_protocol_that_is_silent_has_no_briefings_on_agendas(preset, clock):
    adopt_for(clock, preset)
    assert not can_plan_briefing(named("ruth"))
    page("ruth", PLAN, status=403)


def test_mail_about_a_briefing_names_no_body_and_no_place(oxford):
    briefing_planned()
    said = " ".join(Notice.objects.values_list("sentence", flat=True))
    assert "Board" not in said
    assert "room 2" not in said


def test_a_briefing_is_in_the_calendar_and_its_file_until_it_is_cancelled(oxford):
    briefing = briefing_planned()
    month = reverse("relations:calendar") + "?month=2026-12"
    assert briefing.get_absolute_url() in page("nia", month)
    assert briefing.get_absolute_url() not in page("omar", month)
    file = page("nia", reverse("relations:briefing-file", args=[briefing.reference]))
    assert "Briefing for Board" in file
    actions.cancel_briefing(briefing, by=named("ruth"))
    assert briefing.get_absolute_url() not in page("nia", month)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


SEEN = everybody(404, clara=200, nia=200, ruth=200, dev=200)
BRIEFINGS = {
    "relations:briefings": everybody(200),
    "relations:plan-briefing": everybody(403, ruth=200, colin=200),
    "relations:briefing": SEEN,
    "relations:briefing-file": SEEN,
    "relations:record-briefing": everybody(404, clara=403, nia=403, ruth=403, dev=403),
    "relations:cancel-briefing": everybody(404, clara=403, nia=403, ruth=200, dev=200),
}


def briefing_address(name, briefing):
    if name in ("relations:briefings", "relations:plan-briefing"):
        return reverse(name)
    return reverse(name, args=[briefing.reference])


def test_each_person_gets_what_the_table_says(subtests, oxford):
    briefing = briefing_planned()
    check_access(BRIEFINGS, lambda name: briefing_address(name, briefing), subtests)


def test_the_list_of_briefings_takes_a_fixed_number_of_statements(
    oxford, django_assert_max_num_queries
):
    meeting = planned()
    for hours in range(5):
        briefing_planned(meeting, starts_at=BRIEFED_AT + timedelta(hours=hours))
    ruth = signed_in("ruth")
    ruth.get(reverse("relations:briefings"))
    with django_assert_max_num_queries(8):
        assert ruth.get(reverse("relations:briefings")).status_code == 200
