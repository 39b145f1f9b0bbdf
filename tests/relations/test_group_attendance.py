"""Attendance at a group meeting: who else is there, papers, the three points, and the record."""

from uuid import uuid4

import pytest

from relations.group_meetings import records
from relations.models import GroupMeeting, GroupMeetingState
from tests.people import named
from tests.relations import group_meetings as cases

pytestmark = pytest.mark.django_db
S = GroupMeetingState
ASK = "/relations/group-meetings/ask/"


def ask(who="clara", **more):
    cases.two_groups()
    return cases.browser(who).post(ASK, cases.typed_request(**more))


@pytest.mark.clause("knutsford", "8.2")
def test_no_officer_attends_where_people_who_are_not_councillors_are(clause_protocol):
    meeting = cases.asked(outsiders=1, outsiders_who="The agent")
    page = cases.page("eve", "accept-attendance", meeting, status=403)
    assert "People who are not councillors will be there, so no officer can attend" in page
    assert cases.send("eve", "accept-attendance", meeting, officer=named("omar").pk).status_code
    assert GroupMeeting.objects.get().is_requested
    typed = {"refusal": "other", "reason": "Others will be there."}
    assert cases.send("eve", "refuse-attendance", meeting, **typed).status_code == 302
    assert GroupMeeting.objects.get().decided_at is not None


@pytest.mark.clause("cheshire-east", "7.4-p2")
@pytest.mark.clause("knutsford", "8.14")
def test_no_confidential_paper_goes_where_outsiders_are(clause_protocol):
    meeting = cases.accepted()
    meeting.outsiders = 2
    meeting.save(update_fields=["outsiders"])
    typed = {"title": "Tenders", "is_confidential": "on"}
    response = cases.send("omar", "add-group-paper", meeting, **typed)
    assert "no confidential paper can be added" in cases.words_of(response)
    assert GroupMeeting.objects.get().papers == []
    assert cases.send("omar", "add-group-paper", meeting, title="Routes").status_code == 302
    assert "Routes" in cases.page("clara", "group-meeting", meeting)


@pytest.mark.clause("cheshire-east", "7.3")
def test_the_attendance_opens_once_both_sides_have_confirmed_three_points(clause_protocol, clock):
    meeting = cases.accepted()
    clock.set(2026, 12, 9, 21)
    assert "must both confirm the three points" in cases.page(
        "omar", "record-attendance", meeting, status=403
    )
    ticks = dict.fromkeys(("council_only", "decides_nothing", "full_advice"), "on")
    response = cases.send("clara", "confirm-points", meeting, **ticks | {"full_advice": ""})
    assert "Confirm that this does not replace full advice" in cases.words_of(response)
    for who in ("clara", "omar"):
        assert cases.send(who, "confirm-points", meeting, **ticks).status_code == 302
    assert cases.page("omar", "record-attendance", meeting)


@pytest.mark.clause("cheshire-east", "7.3(a)")
@pytest.mark.clause("cheshire-east", "7.3(a)-p2")
@pytest.mark.clause("knutsford", "8.3")
@pytest.mark.clause("oxford", "23.12-p4")
def test_an_officer_is_there_for_council_business_alone(clause_protocol, clock):
    cases.two_groups()
    response = ask(council="", invited=named("omar").pk)
    assert "Enter at least one item of council business" in cases.words_of(response)
    meeting = cases.confirmed()
    assert "is not there for party business" in cases.page("omar", "group-meeting", meeting)
    clock.set(2026, 12, 9, 21)
    page = cases.page("omar", "record-attendance", meeting)
    assert "Gritting routes" in page
    assert "Leaflets" not in page
    times = {"arrived": "6:30pm", "left": "7:10pm", "given": "Facts."}
    response = cases.send("omar", "record-attendance", meeting, present=["1", "2"], **times)
    assert records.NOT_FOR_PARTY in cases.words_of(response)
    assert (
        cases.send("omar", "record-attendance", meeting, present=["1"], **times).status_code == 302
    )
    meeting = GroupMeeting.objects.get()
    assert (meeting.items_attended, meeting.left_at) == ([1], cases.at(19, 10))


@pytest.mark.clause("knutsford", "8.10")
def test_a_group_sets_how_long_and_leaving_early_needs_no_reason(clause_protocol, clock):
    response = ask(minutes_planned="long")
    assert "Enter for how many minutes, such as 40" in cases.words_of(response)
    meeting = cases.recorded(clock, minutes_planned=60)
    page = cases.page("clara", "group-meeting", meeting)
    assert "wants the officer for 60 minutes. The officer can leave at any time." in page
    assert "left at 7:10pm, before the meeting ended" in page


@pytest.mark.clause("cheshire-east", "7.3(c)")
@pytest.mark.clause("knutsford", "8.5")
def test_a_record_stays_open_until_the_full_advice_is_linked(clause_protocol, clock):
    meeting = cases.recorded(clock, formal_body="The council")
    assert meeting.status == S.RECORDED
    assert "The council still needs full advice." in cases.page("omar", "group-meeting", meeting)
    assert "Full advice still needed" in cases.words_of(cases.browser("omar").get("/"))
    response = cases.send("omar", "link-full-advice", meeting, reference="")
    assert "Enter the reference of the full report" in cases.words_of(response)
    typed = {"reference": "Report 12, 14 January"}
    assert cases.send("omar", "link-full-advice", meeting, **typed).status_code == 302
    assert GroupMeeting.objects.get().status == S.CLOSED
    assert "Report 12, 14 January" in cases.page("clara", "group-meeting", meeting)


@pytest.mark.clause("cheshire-east", "7.3(b)")
@pytest.mark.clause("knutsford", "8.4")
def test_a_group_or_its_meeting_is_no_decision_that_work_can_rest_on(clause_protocol):
    meeting = cases.asked()
    day = {"decided_on_day": 12, "decided_on_month": 11, "decided_on_year": 2026}
    typed = {"title": "Mend it", "text": "All.", "minute": "C48", "body": cases.FIRST, **day}
    who = "eve" if clause_protocol.preset == "knutsford" else "omar"
    for wrong in ({}, {"body": "The council", "minute": meeting.reference}):
        form = typed | {"key": uuid4()} | wrong
        response = cases.browser(who).post("/enquiries/decided/record/", form)
        words = cases.words_of(response)
        assert "A group’s conclusions are not decisions of the council" in words
        assert ("7.3" if who == "omar" else "8.4") in words
    fields = {field.name for field in GroupMeeting._meta.get_fields()}
    assert not {"decision", "outcome", "resolution"} & fields


@pytest.mark.clause("oxford", "23.12-p5")
def test_the_page_says_that_a_group_decides_nothing_for_the_council(clause_protocol):
    page = cases.page("omar", "group-meeting", cases.accepted())
    assert "The group’s conclusions are not decisions of the council." in page
    assert "Oxford 23.12" in page
