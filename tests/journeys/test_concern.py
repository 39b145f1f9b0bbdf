"""An officer reports pressure from a case, in confidence: the page of the case stays as it was."""

from complaints.models import Complaint
from tests.complaints import cases
from tests.enquiries import cases as enquiries
from tests.journeys.test_complaints import cannot_find_it, under
from tests.journeys.test_every_page import faults


def test_an_officer_reports_pressure_from_a_case(visit, clock):
    """Merton 10.1: to the head of the service, with one letter of the councillor."""
    under("merton", clock)
    enquiry = enquiries.assigned()
    omar = visit("omar")
    omar.opens(enquiry.get_absolute_url())
    omar.sees("No one on this case can see whether a report has been made.")
    omar.presses("Report it in confidence")
    omar.reads("Who your complaint is about")
    omar.sees("whistleblowing", "In confidence. Only you can see this.")
    assert omar.page.get_by_label("Who is it about?").input_value()  # the councillor of the case
    omar.presses("Continue")
    omar.chooses("Unfair pressure or influence")
    omar.writes("What happened?", cases.WHAT)
    omar.presses("Continue")
    omar.reads("When and where")
    omar.still_has("Which enquiry or document request is it about? (optional)", enquiry.reference)
    omar.presses("Continue")
    omar.reads("Is it about one of these letters?")
    omar.page.get_by_label("Councillor Clara Okafor").first.check()
    omar.presses("Continue")
    begins_another(omar, enquiry)
    finishes(omar)
    complaint = Complaint.objects.get()
    for who in ("clara", "mona", "colin"):
        cannot_find_it(visit, who, complaint)
    ruth = visit("ruth")
    ruth.opens(complaint.get_absolute_url())
    ruth.sees("You are reading it as Head of Service", enquiry.reference, "Letter from")
    assert not list(faults(ruth))


def begins_another(omar, enquiry):
    """A second report does not touch the first, which keeps its own address."""
    first = omar.page.url.removeprefix(omar.server)
    omar.opens(enquiry.get_absolute_url())
    omar.presses("Report it in confidence")
    omar.reads("Who your complaint is about")
    assert not list(faults(omar))
    omar.opens(first)
    omar.reads("Who else was there")


def finishes(omar):
    omar.presses("Continue")
    omar.chooses("Formally")
    omar.presses("Continue")
    omar.writes("What outcome do you want?", "That it stops.")
    omar.presses("Continue")
    omar.chooses("Yes")
    omar.presses("Continue")
    omar.presses("Continue")
    omar.sees("so it will go to the Head of Service", "Merton 10.1", "Ruth Adeyemi")
    omar.presses("Send to the Head of Service")
    omar.reads("Complaint sent")
