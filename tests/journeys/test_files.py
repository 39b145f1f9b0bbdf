"""A photo from the phone and a letter from the desk, with JavaScript and without."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from casework.files.models import PendingUpload
from enquiries.models import Enquiry, EnquiryFile
from tests.files import pdf, photo
from tests.files.hostile import HTML
from tests.journeys.visitor import PHONE

pytestmark = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)
TITLE = "Bus shelter outside the library"
ADD = "Add photos or documents (optional)"


def test_a_photo_and_a_letter_go_between_councillor_and_officer(visit, clock):
    clara = visit("clara", width=PHONE)
    given_clara_asks_with_a_photo(clara)
    when_dev_assigns_it_to_omar(visit)
    when_omar_looks_at_the_photo_and_answers_with_a_letter(visit, clock)
    then_clara_reads_the_letter_and_who_opened_her_photo(visit("clara", width=PHONE))


def given_clara_asks_with_a_photo(clara):
    clara.opens("/enquiries/raise/")
    clara.presses("Something in your ward")
    clara.reads("Your question")
    clara.writes("What do you want to ask?", "The glass is out.")
    clara.chooses_files(ADD, ("IMG_0417.JPG", photo(6)), ("page.html", HTML))
    clara.presses("Continue")
    clara.is_told("Select yes if you have a personal interest")
    clara.is_told("“page.html” is a web page. Save it as a PDF")
    clara.sees("IMG_0417.jpg", "JPEG picture")
    clara.still_has("What do you want to ask?", "The glass is out.")
    clara.writes("Give your enquiry a title (optional)", TITLE)
    clara.picks("Which service is it for?", "Highways")
    clara.has_no_interest()
    clara.sees("IMG_0417.jpg (JPEG picture")
    clara.presses("Send enquiry")
    clara.reads("Enquiry sent")
    assert not PendingUpload.objects.exists()


def when_dev_assigns_it_to_omar(visit):
    dev = visit("dev")
    dev.opens("/enquiries/")
    dev.follows("E-2026-0001")
    dev.presses("Assign to an officer")
    dev.picks("Who do you want to assign it to?", "Omar Haddad")
    dev.presses("Assign")
    dev.sees("Enquiry assigned to an officer")


def when_omar_looks_at_the_photo_and_answers_with_a_letter(visit, clock):
    clock.set(2026, 12, 2, 9, 15)
    omar = visit("omar")
    omar.opens(Enquiry.objects.get().get_absolute_url())
    omar.follows("IMG_0417.jpg")
    omar.reads("IMG_0417.jpg")
    shown = omar.page.locator("main img")
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("complete", True, timeout=15_000)
    assert shown.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [60, 80]
    omar.sees("We removed the details of where and when it was taken.")
    saved = omar.saves("Save a copy")
    assert saved.suggested_filename == "IMG_0417.jpg"
    with open(saved.path(), "rb") as copy:
        assert not Image.open(io.BytesIO(copy.read())).getexif()
    omar.follows("Back to E-2026-0001")
    omar.presses("Answer")
    omar.writes("What is your answer?", "The glass comes on Friday. My letter is below.")
    omar.chooses_files(ADD, ("Letter of 2 December.pdf", pdf(2)))
    omar.sends("Send answer")
    omar.sees("Answer sent", "Letter of 2 December.pdf", "PDF, 2 pages")


def then_clara_reads_the_letter_and_who_opened_her_photo(clara):
    enquiry = Enquiry.objects.get()
    clara.opens(enquiry.get_absolute_url())
    clara.follows("Letter of 2 December.pdf")
    clara.reads("Letter of 2 December.pdf")
    clara.sees("You have not opened it yet", "Your name and the time are printed on each page")
    saved = clara.saves("Save a copy")
    assert saved.suggested_filename == "Letter of 2 December.pdf"
    clara.opens(EnquiryFile.objects.get(name="IMG_0417.jpg").get_absolute_url())
    clara.sees("Omar Haddad viewed it", "Omar Haddad saved a copy", "Today at 9:15am")


def test_a_file_chosen_by_mistake_is_left_out(visit, clock):
    from tests.enquiries import cases

    enquiry = cases.assigned()
    clara = visit("clara", width=PHONE)
    clara.opens(f"{enquiry.get_absolute_url()}add/")
    clara.chooses_files(ADD, ("one.jpg", photo()), ("two.jpg", photo()))
    clara.presses("Add information")
    clara.is_told("Enter what you want to add")
    clara.chooses("Remove one.jpg")
    clara.writes("What do you want to add?", "Here it is.")
    clara.presses("Add information")
    clara.sees("Information added", "two.jpg")
    clara.does_not_see("one.jpg")
    assert [file.name for file in enquiry.files.all()] == ["two.jpg"]
