"""Letters after a handover, where the protocol keeps correspondence between both sides."""

from datetime import date
from uuid import uuid4

import pytest

from casework.lookup import letters_seen_by
from enquiries.follow_ups import follow_up
from enquiries.handover import actions
from enquiries.models import Enquiry, EnquiryFile, EnquiryLetter, Kind
from enquiries.raising.actions import NewEnquiry, raise_enquiry
from people.models import Service
from tests.enquiries import cases
from tests.enquiries.pages import page
from tests.established import change_posts
from tests.people import named

pytestmark = pytest.mark.django_db
QUESTION, ANSWER = "Is this stretch in next year’s programme?", "Yes, in April."


@pytest.fixture
def handed_over(clock):
    """An answered enquiry that Nia took over from Clara under Section C, two hours ago."""

    def hand_over(by, enquiry=None):
        enquiry = enquiry or cases.answered()
        if by == "dev":
            change_posts(named("clara").appointments.all(), ends_on=date(2026, 11, 30))
        clock.at = clock.at.replace(hour=11)
        clara, nia = named("clara"), named("nia")
        actions.hand_over(clara, to=nia, enquiries=[enquiry.pk], by=named(by))
        clock.at = clock.at.replace(hour=13)
        return Enquiry.objects.get(pk=enquiry.pk)

    return hand_over


@pytest.mark.parametrize("name", ["detail", "print"])
def test_a_councillor_hands_over_only_the_letters_they_wrote(handed_over, sign_in, name):
    enquiry, clara = cases.answered(), named("clara")
    enquiry = follow_up(enquiry, text="And the kerb?", by=clara, key=uuid4())
    enquiry = handed_over("clara", enquiry)
    words = page(sign_in("nia"), name, enquiry)
    assert (QUESTION in words, "And the kerb?" in words, ANSWER in words) == (True, True, False)
    assert ANSWER in page(sign_in("omar"), name, enquiry)


def test_an_enquiry_raised_on_behalf_of_the_councillor_is_their_own_letter(handed_over, sign_in):
    row = Enquiry(kind=Kind.WARD, title="Bins", service=Service.objects.get(name="Waste"))
    new = NewEnquiry(row, "Typed by Dev")
    typed = raise_enquiry(new, member=named("clara"), by=named("dev"), key=uuid4())
    assert "Typed by Dev" in page(sign_in("nia"), "detail", handed_over("clara", typed))


def test_a_coordinator_hands_over_no_letter(handed_over, sign_in):
    words = page(sign_in("nia"), "detail", handed_over("dev"))
    assert QUESTION not in words
    assert ANSWER not in words


def test_later_letters_are_read(handed_over, sign_in):
    enquiry = handed_over("dev", cases.assigned())
    cases.answered(enquiry)
    assert ANSWER in page(sign_in("nia"), "detail", enquiry)


def test_files_and_complaints_have_no_letter_that_was_kept_back(handed_over):
    enquiry = cases.assigned(kind=Kind.FACT)
    cases.with_photo(enquiry)
    handed_over("dev", enquiry)
    assert not EnquiryFile.objects.visible_to(named("nia")).exists()
    assert EnquiryFile.objects.visible_to(named("omar")).exists()
    assert letters_seen_by(named("nia"), enquiry) == []
    assert not EnquiryLetter.objects.visible_to(named("nia")).exists()
    assert len(letters_seen_by(named("omar"), enquiry)) == 2


def test_words_of_letters_kept_back_find_nothing(handed_over, sign_in):
    enquiry, client = handed_over("dev"), sign_in("nia")
    url = enquiry.get_absolute_url()
    assert url in client.get(f"/everything/?q={enquiry.reference}").content.decode()
    assert url not in client.get("/everything/?q=programme").content.decode()


def test_paper_has_the_name_of_the_councillor_before_and_no_officers_name(
    under, handed_over, sign_in
):
    under("epsom-ewell")
    words = page(sign_in("nia"), "print", handed_over("clara"))
    assert "Councillor Clara Okafor" in words
    assert "Omar Haddad" not in words
