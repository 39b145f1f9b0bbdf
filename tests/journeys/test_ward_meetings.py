"""Journeys of meetings in wards and of delegated decisions, clause by clause, on a desk and on a
phone of 360 px."""

import pytest

from announcements.models import DelegatedDecision, MembersMeeting, WardMeeting
from enquiries.models import Enquiry
from tests.journeys.clause_scenes import under
from tests.journeys.meeting_steps import finds_no, has_no_faults, picks_person, writes_times
from tests.journeys.visitor import DESK, PHONE
from tests.relations.visits import quayside_ward

pytestmark = pytest.mark.parametrize("width", [DESK, PHONE])
TITLE = "A crossing in Harbour Road"


def arranges(officer, *wards, **times):
    officer.opens("/announcements/")
    officer.follows("Public meetings in wards")
    officer.follows_or_presses("Arrange a public meeting")
    officer.writes("What is it about?", TITLE)
    officer.writes("What do councillors and the public need to know?", "Come and say where.")
    for ward in wards:
        officer.page.get_by_label(ward, exact=True).check()
    writes_times(officer, place="Harbour Hall", **times)
    tick = officer.page.locator('input[name="no_party"]')
    if tick.count():
        tick.check()
    officer.presses("Invite councillors")


def test_oxford_23_15_ward_councillors_are_invited_with_notice(visit, clock, width):
    under("oxford")
    omar = visit("omar", width)
    arranges(omar, "Harbour")
    omar.is_told("Enter why councillors get less notice than 10 days")
    has_no_faults(omar)
    omar.writes("Why is there less notice? (if there is)", "The hall is free only then.")
    omar.presses("Invite councillors")
    omar.sees("Meeting arranged and councillors invited")
    meeting = WardMeeting.objects.get()
    clara = visit("clara", width)
    clara.opens(meeting.get_absolute_url())
    clara.sees("8 days", "The hall is free only then.", "Add this meeting to your calendar")
    has_no_faults(clara)
    finds_no(visit("stan", width), meeting.get_absolute_url())


def test_knutsford_9_3_every_affected_wards_members_are_invited(visit, clock, width):
    under("knutsford")
    quayside_ward()
    omar = visit("omar", width)
    arranges(omar, "Harbour", "Quayside", day="15")
    omar.sees("Meeting arranged and councillors invited")
    omar.opens(WardMeeting.objects.get().get_absolute_url())
    omar.sees("Clara Okafor", "Nia Menon", "Ivy Marsh", "Knutsford 9.3")
    omar.does_not_see("Leave out")
    has_no_faults(omar)


def test_knutsford_9_4_the_town_clerk_hears_of_a_members_meeting(visit, clock, width):
    under("knutsford")
    clara = visit("clara", width)
    clara.opens("/announcements/")
    clara.follows("Public meetings held by councillors")
    clara.follows_or_presses("Tell the council about a meeting")
    clara.chooses("No")
    clara.presses("Continue")
    clara.sees("staff should not be asked to go to ward surgeries (Knutsford 9.4(c))")
    has_no_faults(clara)
    clara.writes("What is the meeting about?", "Traffic in School Lane")
    writes_times(clara, place="School hall")
    clara.chooses("To answer questions")
    clara.presses("Tell the Town Clerk")
    clara.sees("Town Clerk told about your meeting")
    meeting = MembersMeeting.objects.get()
    eve = visit("eve", width)
    eve.opens(meeting.get_absolute_url())
    eve.follows_or_presses("Answer about an officer")
    eve.chooses("No")
    eve.presses("Send answer")
    eve.sees("No officer will attend")
    has_no_faults(eve)
    finds_no(visit("nia", width), meeting.get_absolute_url())


def test_section_c_3_6_a_delegated_decision_is_told_and_asked_about(visit, clock, width):
    omar = visit("omar", width)
    omar.opens("/announcements/decisions/record/")
    omar.writes("What is the decision about?", "A licence for Harbour Market")
    omar.writes("What was decided?", "It is granted for a year.")
    omar.writes("Which delegation does it rely on?", "Scheme of delegation, paragraph 12")
    picks_person(omar, "decided_by", "omar")
    for label, text in (("Day", "1"), ("Month", "12"), ("Year", "2026")):
        omar.writes(label, text)
    omar.presses("Save decision")
    decision = DelegatedDecision.objects.get()
    omar.opens(decision.get_absolute_url())
    omar.follows_or_presses("Confirm decision")
    omar.presses("Confirm decision")
    omar.sees("Decision confirmed and councillors told", "Nia Menon")
    has_no_faults(omar)
    clara = visit("clara", width)
    clara.opens(decision.get_absolute_url())
    clara.sees("Scheme of delegation, paragraph 12")
    clara.follows_or_presses("Ask which guidelines applied")
    has_no_faults(clara)
    clara.presses("Send enquiry")
    clara.sees("Enquiry sent", "Guidelines applied")
    enquiry = Enquiry.objects.get()
    omar.opens(enquiry.get_absolute_url())
    omar.sees("which guidelines you applied")
