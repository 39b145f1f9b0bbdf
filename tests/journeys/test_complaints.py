"""Complaints in confidence, from the first question to the outcome, on a phone and at a desk."""

import re

from django.core import mail

from casework.jobs import send_notices
from complaints.models import Complaint
from tests.complaints import cases, sealed_notices
from tests.drafting import lodging_url
from tests.journeys.test_every_page import faults
from tests.journeys.visitor import PHONE
from tests.people import under

SOMETHING = "There is something for you in the portal."


def begins(visitor, track):
    visitor.opens("/complaints/")
    visitor.presses("Complain in confidence")
    visitor.reads("Complain in confidence")
    visitor.sees("In confidence. Only you can see this.", "Exit this page", "whistleblowing")
    visitor.chooses(track)
    visitor.presses("Continue")


def says_who_and_what(visitor, who):
    visitor.reads("Who your complaint is about")
    visitor.picks("Who is it about?", who)
    visitor.presses("Continue")
    visitor.chooses("Lack of respect or courtesy")
    visitor.writes("What happened?", cases.WHAT)
    visitor.presses("Continue")
    visitor.reads("When and where")
    for part, number in {"Day": "19", "Month": "11", "Year": "2026"}.items():
        visitor.writes(part, number)
    visitor.writes("Where was it? (optional)", "After Planning Committee, in the foyer")
    visitor.presses("Continue")
    visitor.reads("Who else was there")
    visitor.presses("Continue")
    visitor.reads("How do you want it dealt with?")
    visitor.chooses("Formally")
    visitor.presses("Continue")


def says_what_comes_first(visitor, *words):
    visitor.reads("Before you complain")
    visitor.sees(*words)


def says_the_rest(visitor, withheld="No"):
    visitor.reads("The outcome you want")
    visitor.writes("What outcome do you want?", "That it stops.")
    visitor.presses("Continue")
    visitor.chooses(withheld)
    visitor.presses("Continue")
    visitor.reads("Do you have any files to add as evidence? (optional)")
    visitor.presses("Continue")
    visitor.reads("Who will read your complaint")


def is_told_that_something_waits(who):
    mail.outbox.clear()
    sealed_notices.bring_forward()
    send_notices()
    letters = {letter.to[0]: letter for letter in mail.outbox}
    assert set(letters) == {f"{who}@westhaven.example"}
    letter = letters[f"{who}@westhaven.example"]
    assert letter.subject == SOMETHING
    assert not re.search("omplaint|C-20", str(letter.body) + letter.subject)


def cannot_find_it(visit, who, complaint):
    """Nowhere in the pages where this person looks."""
    visitor = visit(who)
    visitor.opens("/complaints/")
    visitor.does_not_see(complaint.reference)
    visitor.opens(complaint.get_absolute_url())
    visitor.sees("Page not found")
    visitor.does_not_see(*cases.PLANTED)


def test_a_councillor_complains_to_the_chief_executive(visit, clock):
    """Section C 6.1, from a phone: asked about the group leader, and read by the Chief Executive
    alone."""
    clara = visit("clara", width=PHONE)
    begins(clara, "An officer, or a breach of the protocol")
    says_who_and_what(clara, "Ruth Adeyemi, Head of Highways")
    has_not_talked_to_the_leader(clara)
    says_the_rest(clara, withheld="Yes")
    clara.sees(
        "so it will go to the Chief Executive", "Section C 6.1", "Eve Larkin, Chief Executive"
    )
    clara.sees("Cannot see that you have complained", "your group and its leader")
    assert not list(faults(clara))
    clara.page.set_viewport_size({"width": PHONE, "height": 800})
    clara.presses("Send to the Chief Executive")
    clara.reads("Complaint sent")
    clara.sees("It cannot be discussed with your group chairman or leader, or by them")
    complaint = Complaint.objects.get()
    is_told_that_something_waits("eve")
    for who in ("ruth", "colin", "nia", "mona"):
        cannot_find_it(visit, who, complaint)
    the_office_handles_it(visit, complaint)
    the_complainant_learns_the_outcome(clara, complaint)


def has_not_talked_to_the_leader(clara):
    says_what_comes_first(
        clara,
        "Discuss it with your group chairman or leader",
        "You can complain without doing this",
        "It cannot be discussed with your group chairman or leader, or by them",
    )
    clara.chooses("No, it was not possible or not safe")
    clara.writes("Why not?", "The leader is a friend of theirs.")
    clara.presses("Continue")


def the_office_handles_it(visit, complaint):
    eve = visit("eve")
    eve.opens("/complaints/")
    eve.follows(complaint.reference)
    eve.reads(f"Complaint {complaint.reference}")
    eve.sees("Confidential complaint. You are reading it as Chief Executive.")
    eve.sees("We have recorded that you opened it")
    eve.sees("Councillor Clara Okafor", cases.PLANTED[0], "Refused: Ruth Adeyemi tried to open it")
    assert not list(faults(eve))
    eve.follows("Acknowledge the complaint")
    eve.writes(
        "What do you want to tell Councillor Clara Okafor?", "I have it and will write again."
    )
    eve.presses("Send acknowledgement")
    eve.sees("Acknowledgement sent")
    eve.follows("Decide whether to withhold the name")
    eve.chooses("Yes")
    eve.writes("Why?", "There is no need for it.")
    eve.presses("Send decision")
    eve.follows("Assess the complaint")
    eve.chooses("Respect and courtesy")
    eve.writes("How did you reach that view?", "On its face.")
    eve.presses("Save assessment")
    the_office_decides(eve)


def the_office_decides(eve):
    eve.follows("Record an attempt to settle the complaint")
    eve.chooses("No, it was not possible")
    eve.writes("What was the result, or why was it not possible?", "Neither wanted to.")
    eve.presses("Save attempt")
    eve.follows("Decide the outcome")
    eve.chooses("Upheld")
    eve.writes("What are the reasons?", "Two people heard it.")
    eve.chooses("Apology requested")
    eve.writes("What do you want to tell the complainant?", "You are owed an apology.")
    eve.presses("Decide and tell the complainant")
    eve.sees("Decision recorded. The complainant can read the outcome", "Two people heard it.")
    assert not list(faults(eve))
    eve.follows("Close the complaint")
    eve.presses("Close complaint")
    eve.sees("Complaint closed")


def the_complainant_learns_the_outcome(clara, complaint):
    is_told_that_something_waits("clara")
    clara.opens("/complaints/")
    clara.follows(complaint.reference)
    clara.sees("You are owed an apology.", "Eve Larkin opened the complaint")
    clara.does_not_see("Two people heard it.", "Refused", "Ruth Adeyemi tried")
    assert not list(faults(clara))


def test_an_officer_complains_to_the_monitoring_officer(visit, clock):
    """Section C 6.2."""
    omar = visit("omar")
    begins(omar, "A councillor")
    says_who_and_what(omar, "Nia Menon, Harbour ward")
    says_the_rest(omar)
    omar.sees("so it will go to the Monitoring Officer", "Section C 6.2", "Mona Reid")
    omar.presses("Send to the Monitoring Officer")
    omar.reads("Complaint sent")
    complaint = Complaint.objects.get()
    is_told_that_something_waits("mona")
    for who in ("nia", "clara", "eve", "ruth"):
        cannot_find_it(visit, who, complaint)
    mona = visit("mona")
    mona.opens(complaint.get_absolute_url())
    mona.sees("You are reading it as Monitoring Officer", cases.PLANTED[1], "5 working days left")


def test_a_complaint_about_the_chief_executive_goes_to_the_monitoring_officer(visit, clock):
    """Cheshire East 10.1; and to somebody else again when she was involved."""
    under("cheshire-east", clock)
    cases.appoint("stan", "chief-operating-officer")
    clara = visit("clara", width=PHONE)
    begins(clara, "An officer, or a breach of the protocol")
    says_who_and_what(clara, "Eve Larkin, Chief Executive")
    says_the_rest(clara)
    clara.sees("so it will go to the Monitoring Officer", "Cheshire East 10.1", "Mona Reid")
    clara.presses("Mona Reid was involved, so someone else should read my complaint")
    clara.reads("Who will read your complaint")
    clara.sees("so it will go to the Chief Operating Officer", "Stan Price")
    clara.does_not_see("Mona Reid")
    clara.presses("Send to the Chief Operating Officer")
    complaint = Complaint.objects.get()
    is_told_that_something_waits("stan")
    for who in ("eve", "mona"):
        cannot_find_it(visit, who, complaint)
    stan = visit("stan")
    stan.opens(complaint.get_absolute_url())
    stan.sees("You are reading it as Chief Operating Officer", "Eve Larkin, Chief Executive")


def test_an_officer_chooses_a_manager_and_hears_the_outcome(visit, clock):
    """Oxford 23.7: consider talking first, choose a level, and the outcome is told."""
    under("oxford", clock)
    cases.appoint("grace", "line-manager", service="Highways")
    omar = visit("omar")
    begins(omar, "A councillor")
    says_who_and_what(omar, "Nia Menon, Harbour ward")
    says_what_comes_first(
        omar, "Consider talking to the councillor directly", "You can complain without doing this"
    )
    omar.chooses("No")
    omar.presses("Continue")
    omar.reads("Who should receive it?")
    omar.sees("Line manager", "Head of service", "Director")
    omar.chooses("Line manager")
    omar.presses("Continue")
    says_the_rest(omar)
    omar.sees("so it will go to the Line Manager", "Oxford 23.7", "Grace Lund")
    omar.presses("Send to the Line Manager")
    complaint = Complaint.objects.get()
    is_told_that_something_waits("grace")
    for who in ("ruth", "colin", "mona", "nia"):
        cannot_find_it(visit, who, complaint)
    cases.decided(complaint, office="grace", outcome="settled")
    omar.opens(complaint.get_absolute_url())
    omar.sees("Decided", cases.PLANTED[5])


def test_the_way_out_is_on_every_page_of_the_journey(visit, clock):
    cases.drafted()
    clara = visit("clara", width=PHONE)
    for slug in ("about", "who", "what", "when", "others", "formal", "first", "outcome", "name"):
        clara.opens(lodging_url(slug))
        link = clara.page.locator(".govuk-exit-this-page__button")
        assert link.get_attribute("href").startswith("https://www.bbc.co.uk/")
