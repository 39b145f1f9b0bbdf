"""Journeys of notices and of releases to the media, clause by clause, on a desk and on a phone of
360 px."""

import pytest

from announcements.models import Announcement, Release
from announcements.releases.quoting import FACTS_ONLY, NO_BASIS
from tests.announcements import media
from tests.announcements.test_releases_issued import election
from tests.journeys.clause_scenes import under
from tests.journeys.media_scenes import MEETS_ON, media_team
from tests.journeys.meeting_steps import finds_no, has_no_faults, picks_person
from tests.journeys.visitor import DESK, PHONE

pytestmark = pytest.mark.parametrize("width", [DESK, PHONE])
TITLE = "Night closures on Harbour Road"
HEADLINE = "New gritting routes"


def writes_notice(officer, why="Something else", urgent=""):
    officer.opens("/announcements/")
    officer.follows("Notices to councillors")
    officer.follows_or_presses("Write a notice")
    officer.writes("What is the notice about?", TITLE)
    officer.writes("What do councillors need to know?", "The road will be closed.")
    officer.chooses(why)
    officer.writes("Why is it urgent? (if it is)", urgent)
    officer.chooses("Harbour")
    officer.presses("Continue")
    officer.sees("Draft saved")
    return Announcement.objects.get()


def drafts(officer):
    officer.opens("/announcements/")
    officer.follows("Releases to the media")
    officer.follows_or_presses("Draft a release")
    officer.writes("Headline", HEADLINE)
    officer.writes("Text", "The hill roads are gritted first.")
    officer.chooses("No")
    officer.picks("Which service does it concern? (optional)", "Highways")
    officer.presses("Save draft")
    officer.sees(HEADLINE)
    return Release.objects.get()


def guides(officer, release, timing):
    goes_on_with(officer, release, "Record when it comes out")
    picks_person(officer, "guided_by", "clara")
    officer.chooses(timing)
    officer.writes("Which meeting? (unless it is not about one)", "Planning Committee")
    for label, number in (("Day", MEETS_ON.day), ("Month", 12), ("Year", 2026)):
        officer.writes(label, str(number))
    officer.writes("Items of its agenda that the release is about", "7. Gritting routes")
    officer.presses("Save")
    officer.sees("Guidance recorded")


def goes_on_with(visitor, case, link):
    visitor.opens(case.get_absolute_url())
    visitor.follows_or_presses(link)


def writes_and_saves(visitor, label, text, button):
    visitor.writes(label, text)
    visitor.presses(button)


def test_section_c_4_4_an_urgent_matter_reaches_ward_members_before_the_public(visit, clock, width):
    omar = visit("omar", width)
    notice = writes_notice(omar, "An urgent matter", "A burst main has undermined the road.")
    for button in ("Send to councillors", "Send to 2 councillors"):
        omar.follows_or_presses(button)
    goes_on_with(omar, notice, "Confirm that it promotes no group")
    omar.presses("Confirm")
    omar.sees("2 councillors have not been told yet.", "Section C 4.4")
    omar.does_not_see("Make public now")
    visit("clara", width).opens(notice.get_absolute_url())
    omar.opens(notice.get_absolute_url())
    omar.does_not_see("Make public now")
    visit("nia", width).opens(notice.get_absolute_url())
    goes_on_with(omar, notice, "Make public now")
    omar.presses("Make public")
    omar.sees("Notice made public")
    has_no_faults(omar)


def test_staffordshire_10_6_local_members_hear_before_we_announce(visit, clock, width):
    under("staffordshire")
    omar = visit("omar", width)
    notice = writes_notice(omar)
    omar.sees("Councillor Clara Okafor", "Councillor Nia Menon")
    omar.does_not_see("Leave out")
    for button in ("Send to councillors", "Send to 2 councillors"):
        omar.follows_or_presses(button)
    omar.sees("2 councillors have not been told yet.", "Staffordshire 10.6")
    omar.does_not_see("Make public now", "promotes no group")
    has_no_faults(omar)
    public = f"/announcements/public/{notice.reference}/"
    finds_no(visit(width=width), public)
    for who in ("clara", "nia"):
        member = visit(who, width)
        member.opens(notice.get_absolute_url())
        member.sees("The road will be closed.")
        member.does_not_see("Who has been told")
    has_no_faults(member)
    goes_on_with(omar, notice, "Make public now")
    omar.presses("Make public")
    omar.sees("Notice made public", "opened in Concordat")
    anyone = visit(width=width)
    anyone.opens(public)
    anyone.reads(TITLE)
    has_no_faults(anyone)


def test_oxford_23_14_c_who_is_quoted_and_with_what_before_a_meeting(visit, clock, width):
    media_team(clock)
    stan = visit("stan", width)
    release = drafts(stan)
    guides(stan, release, "Before the meeting")
    goes_on_with(stan, release, "Quote a councillor")
    names = stan.page.locator('select[name="person"]').text_content()
    assert ("Clara Okafor" in names, "Nia Menon" in names) == (True, False)
    picks_person(stan, "person", "clara")
    stan.chooses("Opinion")
    stan.writes("Contact details for the media (optional)", "01632 960 141")
    writes_and_saves(stan, "What do they say?", "The hill comes first.", "Add quote")
    stan.is_told(FACTS_ONLY)
    has_no_faults(stan)
    stan.chooses("Fact")
    stan.presses("Add quote")
    stan.sees("Quote added", "The hill comes first.", "01632 960 141", "facts only")
    goes_on_with(stan, release, "Quote an officer")
    picks_person(stan, "person", "omar")
    writes_and_saves(stan, "What do they say?", "We have two gritters.", "Add quote")
    stan.is_told(NO_BASIS)
    stan.chooses("Fact")
    stan.presses("Add quote")
    stan.sees("We have two gritters.")
    has_no_faults(stan)


def test_oxford_23_14_d_guided_advised_and_disputed_to_the_chief_executive(visit, clock, width):
    media_team(clock)
    stan, ruth, eve = (visit(who, width) for who in ("stan", "ruth", "eve"))
    release = drafts(stan)
    stan.opens(release.get_absolute_url())
    stan.sees("Record first which councillor guides", "Oxford 23.14(d)")
    guides(stan, release, "After the meeting")
    goes_on_with(ruth, release, "Recommend when to issue it")
    when = "When should the release come out, and why?"
    writes_and_saves(ruth, when, "After the vote.", "Save recommendation")
    goes_on_with(stan, release, "Give the media team’s advice")
    writes_and_saves(stan, when, "For the evening news.", "Save advice")
    goes_on_with(ruth, release, "Dispute the wording")
    writes_and_saves(ruth, "What is wrong with the wording?", "Not all hills.", "Dispute wording")
    ruth.sees("After the vote.", "For the evening news.", "Not all hills.")
    has_no_faults(ruth)
    stan.opens(release.get_absolute_url())
    stan.sees("so only the Chief Executive can approve this release", "Oxford 23.14(d)")
    finds_no(visit("clara", width), release.get_absolute_url())
    goes_on_with(eve, release, "Approve release")
    eve.chooses("I confirm that this release does not promote a political group")
    eve.presses("Approve release")
    eve.sees("Release approved")
    has_no_faults(eve)
    stan.opens(release.get_absolute_url())
    stan.sees("This release comes out after the meeting on")


def test_oxford_23_14_e_nothing_controversial_before_an_election(visit, clock, width):
    media_team(clock)
    election(clock)
    releases = [media.drafted(is_controversial=True), media.drafted(text="Clara Okafor grits.")]
    for release, sentence in zip(
        map(media.guided, releases),
        ("Nothing controversial can be published until", "Publicity cannot name or quote"),
        strict=True,
    ):
        stan = visit("stan", width)
        goes_on_with(stan, release, "Approve release")
        stan.chooses("I confirm that this release does not promote a political group")
        stan.presses("Approve release")
        stan.sees("Release approved", sentence, "Oxford 23.14(e)")
        has_no_faults(stan)
    clock.set(2026, 12, 11, 9)
    for release in releases:
        stan = visit("stan", width)
        goes_on_with(stan, release, "Issue release")
        stan.presses("Issue release")
        stan.sees("Release issued")
