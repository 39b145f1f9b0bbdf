"""Requests for an officer at a group meeting: who asks, who decides, and what follows from it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from people.models import Group
from people.roles import Role
from relations.group_meetings import decisions
from relations.models import GroupMeeting, GroupMeetingState, Origin
from relations.models.group_meetings import GroupMeetingPromise
from tests.established import establish
from tests.people import STARTED, named
from tests.relations import group_meetings as cases

pytestmark = pytest.mark.django_db
S = GroupMeetingState
ASK = "/relations/group-meetings/ask/"


def ask(who="clara", **more):
    cases.two_groups()
    return cases.browser(who).post(ASK, cases.typed_request(**more))


@pytest.mark.clause("cheshire-east", "7.1")
@pytest.mark.clause("knutsford", "8.1")
@pytest.mark.clause("section-c", "7.4")
def test_a_group_leader_asks_and_only_the_office_of_the_route_decides(clause_protocol):
    assert ask().status_code == 302
    meeting = GroupMeeting.objects.get()
    assert (meeting.group.name, meeting.title, meeting.held_on.day) == (cases.FIRST, cases.TOPIC, 9)
    assert [item.business for item in meeting.agenda] == ["council", "party"]
    assert (meeting.office, cases.told("attendance-asked")) == ("chief-executive", ["eve"])
    assert "Accept this request" in cases.page("eve", "group-meeting", meeting)
    assert "Only the" in cases.page("mona", "accept-attendance", meeting, status=403)
    for who in ("nia", "tess", "omar", "dev", "sam", "ada"):
        cases.page(who, "group-meeting", meeting, status=404)


@pytest.mark.clause("cheshire-east", "7.1-p3")
def test_every_other_role_is_refused_the_decision(clause_protocol):
    meeting = cases.asked()
    refused = {"clara": 403, "mona": 403, "nia": 404, "omar": 404, "ruth": 404, "dev": 404}
    for who, status in refused.items():
        response = cases.send(who, "accept-attendance", meeting, officer=named("omar").pk)
        assert response.status_code == status, who
    assert GroupMeeting.objects.get().is_requested
    response = cases.send("eve", "accept-attendance", meeting, officer=named("omar").pk)
    assert response.status_code == 302
    meeting = GroupMeeting.objects.get()
    assert (meeting.status, meeting.officer, meeting.decided_by.name) == (
        *(S.ACCEPTED, named("omar")),
        "Eve Larkin",
    )


@pytest.mark.clause("cheshire-east", "7.1-p2")
def test_a_briefing_of_the_councils_own_uses_the_same_record(clause_protocol):
    cases.two_groups()
    group = Group.objects.get(name=cases.SECOND).pk
    url = reverse("relations:offer-briefing")
    assert cases.browser("omar").get(url).status_code == 403
    assert cases.browser("eve").post(url, cases.typed_request(group=group)).status_code == 302
    meeting = GroupMeeting.objects.get()
    assert (meeting.origin, meeting.group.name) == (Origin.OWN, cases.SECOND)
    by_leader = cases.asked()
    assert (by_leader.origin, by_leader.asked_by) == (Origin.LEADER, named("clara"))


def test_the_operating_officer_can_be_contacted_and_does_not_decide(clock):
    cases.two_groups()
    establish(person=named("grace"), role=Role.CHIEF_OPERATING_OFFICER, starts_on=STARTED)
    meeting = cases.asked()
    assert "Only the Chief Executive decides" in cases.page(
        "grace", "accept-attendance", meeting, status=403
    )


def test_an_officer_who_was_invited_reports_it_and_reads_what_becomes_of_it(clock):
    cases.two_groups()
    group = Group.objects.get(name=cases.FIRST).pk
    url = reverse("relations:report-invitation")
    assert cases.browser("clara").get(url).status_code == 403
    assert cases.browser("omar").post(url, cases.typed_request(group=group)).status_code == 302
    meeting = GroupMeeting.objects.get()
    assert (meeting.origin, meeting.invited) == (Origin.INVITED, named("omar"))
    cases.page("omar", "group-meeting", meeting)
    assert "Only the Chief Executive" in cases.page(
        "omar", "accept-attendance", meeting, status=403
    )


@pytest.mark.clause("oxford", "23.12")
def test_the_officer_whom_a_group_invites_decides(clause_protocol):
    assert ask(invited="").status_code == 200
    assert "Enter the topic" in cases.words_of(ask(invited=named("omar").pk, topic=""))
    assert ask(invited=named("omar").pk).status_code == 302
    meeting = GroupMeeting.objects.get()
    assert cases.told("attendance-asked") == ["omar"]
    cases.page("eve", "group-meeting", meeting, status=404)
    response = cases.send("omar", "accept-attendance", meeting, area="Roads")
    assert response.status_code == 302
    assert GroupMeeting.objects.get().officer == named("omar")


@pytest.mark.clause("oxford", "23.12-p2")
def test_an_officer_declines_without_a_reason_and_the_group_cannot_change_it(clause_protocol):
    meeting = cases.asked()
    assert meeting.is_requested
    assert cases.send("omar", "refuse-attendance", meeting).status_code == 302
    meeting = GroupMeeting.objects.get()
    assert (meeting.status, meeting.refusal_words) == (S.REFUSED, "")
    for name in ("accept-attendance", "refuse-attendance", "withdraw-attendance"):
        assert cases.send("clara", name, meeting).status_code == 403
    assert GroupMeeting.objects.get().status == S.REFUSED


def test_a_refusal_elsewhere_needs_a_reason_of_the_list_and_in_words(clock):
    meeting = cases.asked()
    response = cases.send("eve", "refuse-attendance", meeting)
    assert "Select why it is refused" in cases.words_of(response)
    with pytest.raises(PermissionDenied, match="Enter what you want to tell the group"):
        decisions.refuse_attendance(meeting, refused=decisions.RefusedRequest(), by=named("eve"))
    typed = {"refusal": "not-free", "reason": "No one is free that evening."}
    assert cases.send("eve", "refuse-attendance", meeting, **typed).status_code == 302
    assert "No one is free that evening." in cases.page("clara", "group-meeting", meeting)
    assert cases.told("attendance-decided") == ["clara"]


def test_a_decision_is_promised_reminded_of_and_kept(clock):
    meeting = cases.asked()
    promise = GroupMeetingPromise.objects.get()
    assert (promise.kind, str(promise.due_on)) == ("attendance-decision", "2026-12-04")
    assert meeting.due_at == promise.due_at
    page = cases.page("eve", "group-meeting", meeting)
    assert "Friday 4 December" in page
    assert "3 working days left" in page
    clock.set(2026, 12, 4, 10)
    from relations.jobs import nudge

    assert nudge() == 1
    reminder = Notice.objects.get(event="attendance-decision")
    assert reminder.sentence == "A decision on an officer at a group meeting is due today."
    acceptance = decisions.Acceptance(named("omar"))
    decisions.accept_attendance(meeting, acceptance=acceptance, by=named("eve"))
    promise.refresh_from_db()
    assert promise.kept_in_time
    assert GroupMeeting.objects.get().due_at is None


@pytest.mark.clause("section-c", "7.3")
def test_work_for_one_group_is_a_reason_to_refuse_and_a_purpose_is_asked_for(clause_protocol):
    assert "Enter what the group needs" in cases.words_of(ask(purpose=""))
    meeting = cases.asked()
    page = cases.page("eve", "refuse-attendance", meeting)
    assert "The work would promote one group" in page
    assert "Section C 7.3" in page
    typed = {"refusal": "one-group", "reason": "A leaflet is party work."}
    assert cases.send("eve", "refuse-attendance", meeting, **typed).status_code == 302
    assert "The work would promote one group." in cases.page("clara", "group-meeting", meeting)


@pytest.mark.clause("knutsford", "8.9")
def test_the_request_confirms_that_impartiality_is_not_compromised(clause_protocol):
    response = ask(impartial="")
    assert "Confirm that nothing will be done to compromise" in cases.words_of(response)
    assert not GroupMeeting.objects.exists()
    assert ask().status_code == 302


@pytest.mark.clause("section-c", "7.1")
def test_the_form_opens_with_whom_officers_serve(clause_protocol):
    cases.two_groups()
    page = cases.words_of(cases.browser("clara").get(ASK))
    assert "Officers serve the whole council." in page
    assert "Section C 7.1" in page


@pytest.mark.clause("cheshire-east", "7.4")
@pytest.mark.clause("section-c", "7.5")
def test_who_else_is_there_is_asked_counted_and_shown(clause_protocol):
    cases.two_groups()
    assert "Enter how many people who are not" in cases.words_of(ask(outsiders=""))
    assert "Enter who the people who are not" in cases.words_of(ask(outsiders=2))
    meeting = cases.accepted(outsiders=2, outsiders_who="An agent and a candidate")
    for who in ("eve", "omar"):
        page = cases.page(who, "group-meeting", meeting)
        assert "2 people who are not councillors: An agent and a candidate" in page
        assert "People who are not councillors are not bound by the rules" in page
    other = cases.asked("tess", outsiders=1, outsiders_who="A guest")
    assert "are not bound by the rules" in cases.page("eve", "accept-attendance", other)


@pytest.mark.clause("section-c", "7.5")
def test_the_officer_reads_that_only_facts_and_professional_opinion_are_given(clause_protocol):
    page = cases.page("omar", "group-meeting", cases.accepted())
    assert "They never give a personal opinion." in page


@pytest.mark.clause("knutsford", "8.6")
def test_the_page_says_that_an_officer_who_attends_supports_no_view(clause_protocol):
    meeting = cases.accepted()
    for who in ("clara", "omar", "eve"):
        page = cases.page(who, "group-meeting", meeting)
        assert "It must not be assumed that an officer supports a view" in page
        assert "Knutsford 8.6" in page
