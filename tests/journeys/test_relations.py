"""Journeys of relations, clause by clause, on a desk and on a phone of 360 px."""

import pytest

from relations.models import BriefingOffer, Declaration, ScrutinyRequest, Visit
from tests.journeys.clause_scenes import under
from tests.journeys.meeting_steps import (
    accepts,
    asks_for_officer,
    finds_no,
    goes_to,
    has_no_faults,
    picks_person,
    writes_times,
)
from tests.journeys.visitor import DESK, PHONE
from tests.relations import group_meetings, scrutiny, visits

pytestmark = pytest.mark.parametrize("width", [DESK, PHONE])
TOPIC = "Winter maintenance of roads"


def leaders_under(preset):
    under(preset)
    group_meetings.two_groups()


def test_section_c_7_4_the_chief_executive_alone_decides(visit, clock, width):
    leaders_under("section-c")
    meeting = asks_for_officer(visit("clara", width), TOPIC)
    finds_no(visit("ruth", width), meeting.get_absolute_url())
    eve = visit("eve", width)
    eve.opens(meeting.get_absolute_url())
    eve.sees("Section C", "Facts about the routes.")
    has_no_faults(eve)
    accepts(eve, meeting, officer="omar")
    clara = visit("clara", width)
    clara.opens(meeting.get_absolute_url())
    clara.sees("What was decided", "Omar Haddad", "Add this meeting to your calendar")
    has_no_faults(clara)
    finds_no(visit("tess", width), meeting.get_absolute_url())


def test_knutsford_8_2_nobody_attends_where_others_than_members_are(visit, clock, width):
    leaders_under("knutsford")
    meeting = asks_for_officer(visit("clara", width), TOPIC, outsiders="2")
    eve = visit("eve", width)
    eve.opens(meeting.get_absolute_url())
    eve.sees("People who are not councillors will be there, so no officer can attend")
    has_no_faults(eve)
    eve.follows_or_presses("Refuse this request")
    eve.chooses("Another reason")
    eve.writes("What do you want to tell the group?", "Others will be there. Ask again.")
    eve.presses("Refuse request")
    eve.sees("Request refused")
    clara = visit("clara", width)
    clara.opens(meeting.get_absolute_url())
    clara.sees("Others will be there. Ask again.")


def test_knutsford_8_11_a_second_group_is_not_refused_the_topic(visit, clock, width):
    leaders_under("knutsford")
    first = asks_for_officer(visit("clara", width), TOPIC)
    eve = visit("eve", width)
    accepts(eve, first, officer="omar")
    second = asks_for_officer(visit("tess", width), TOPIC)
    eve.opens(second.get_absolute_url())
    eve.sees("so this request cannot be refused", "Give each group substantially the same advice")
    has_no_faults(eve)
    accepts(eve, second, officer="omar")
    tess = visit("tess", width)
    tess.opens(second.get_absolute_url())
    tess.sees("Omar Haddad")
    tess.does_not_see(group_meetings.FIRST)


def test_cheshire_east_7_2_the_other_groups_are_offered_the_area_alone(visit, clock, width):
    leaders_under("cheshire-east")
    meeting = asks_for_officer(visit("clara", width), "Cuts to gritting in Dock Street")
    eve = visit("eve", width)
    eve.opens(meeting.get_absolute_url())
    eve.follows_or_presses("Accept this request")
    picks_person(eve, "officer", "omar")
    eve.page.locator('input[name="significant"]').check()
    eve.presses("Accept request")
    eve.is_told("Enter the policy area to name in the offers to other groups")
    eve.writes("Policy area to name in the offers to other groups", "Roads in winter")
    eve.presses("Accept request")
    eve.sees("Request accepted")
    tess = visit("tess", width)
    goes_to(tess, "Officers at group meetings")
    tess.follows("Roads in winter")
    tess.reads("A briefing is offered to your group")
    tess.does_not_see("Dock Street", group_meetings.FIRST, meeting.reference)
    has_no_faults(tess)
    assert BriefingOffer.objects.get().area == "Roads in winter"


def test_oxford_23_12_the_officer_decides_and_every_group_has_the_same_offer(visit, clock, width):
    leaders_under("oxford")
    meeting = asks_for_officer(visit("clara", width), TOPIC, invited="omar")
    finds_no(visit("ruth", width), meeting.get_absolute_url())
    omar = visit("omar", width)
    omar.opens(meeting.get_absolute_url())
    omar.sees("Accept this request", "Refuse this request", "Oxford 23.12")
    has_no_faults(omar)
    accepts(omar, meeting, area="Roads in winter")
    tess = visit("tess", width)
    goes_to(tess, "Officers at group meetings")
    tess.follows("Roads in winter")
    tess.sees("Omar Haddad can brief Tide Alliance", "Every group gets the same offer.")


def test_cheshire_east_6_3_a_body_asks_through_the_director(visit, clock, width):
    under("cheshire-east")
    scrutiny.scrutiny_body()
    clara = visit("clara", width)
    goes_to(clara, "Officers at scrutiny bodies")
    clara.follows_or_presses("Ask for an officer")
    clara.follows("Highways")
    clara.chooses("Policies, decisions or services of the council")
    clara.writes("What does the body want to discuss?", "How gritting is planned")
    picks_person(clara, "proposed", "ruth")
    writes_times(clara, day="18", starts="2pm", ends="4pm", place="Town Hall")
    clara.presses("Send request")
    clara.is_told("Enter how you considered seniority in choosing this officer")
    clara.writes("How did you consider seniority? (if you choose an officer)", "She leads it.")
    clara.presses("Send request")
    clara.sees("Request sent")
    request = ScrutinyRequest.objects.get()
    finds_no(visit("ruth", width), request.get_absolute_url())
    colin = visit("colin", width)
    colin.opens(request.get_absolute_url())
    colin.sees("How gritting is planned", "She leads it.")
    colin.follows_or_presses("Name the officer")
    picks_person(colin, "officer", "omar")
    colin.presses("Name officer")
    colin.sees("Officer named", "Omar Haddad")
    has_no_faults(colin)


def test_cheshire_east_8_3_4_the_ward_is_told_of_a_visit(visit, clock, width):
    under("cheshire-east")
    depot = visits.premises()
    clara = visit("clara", width)
    goes_to(clara, "Visits to premises")
    clara.follows_or_presses("Announce a visit")
    clara.follows(depot.name)
    writes_times(clara, starts="2pm", ends="3pm")
    clara.writes("What is the purpose of your visit?", "To see the new gritters.")
    for box in clara.page.locator('input[type="checkbox"]').all():
        box.check()
    clara.presses("Announce visit")
    clara.sees("Visit announced")
    announced = Visit.objects.get()
    clara.opens(announced.get_absolute_url())
    clara.sees("Councillors who were told", "Ivy Marsh, of Quayside ward")
    has_no_faults(clara)
    omar = visit("omar", width)
    omar.opens(announced.get_absolute_url())
    omar.follows_or_presses("Confirm visit")
    omar.presses("Confirm visit")
    omar.sees("Visit confirmed")
    ivy = visit("ivy", width)
    ivy.opens(announced.get_absolute_url())
    ivy.sees("Councillor Clara Okafor", "To see the new gritters.")


def test_section_c_5_7_a_connection_is_declared_to_the_monitoring_officer(visit, clock, width):
    under("section-c")
    omar = visit("omar", width)
    goes_to(omar, "Declared connections")
    omar.follows_or_presses("Declare a connection")
    picks_person(omar, "other", "clara")
    omar.chooses("Business")
    omar.writes("Describe the connection", "We own the café together.")
    omar.writes("Which year did it start in?", "2021")
    omar.presses("Send declaration")
    declaration = Declaration.objects.get()
    for who in ("clara", "ruth", "eve"):
        finds_no(visit(who, width), declaration.get_absolute_url())
    mona = visit("mona", width)
    mona.opens(declaration.get_absolute_url())
    mona.sees("We own the café together.", "Omar Haddad")
    has_no_faults(mona)
    mona.follows_or_presses("Acknowledge declaration")
    mona.presses("Acknowledge declaration")
    omar.opens(declaration.get_absolute_url())
    omar.sees("Acknowledged")
