"""Emails to a councillor: who has it and by when, and the subject only if the council chose so."""

from uuid import uuid4

import pytest
from django.core import mail

from casework import jobs as casework_jobs
from casework.models import MailSays, MailSetting, Notice
from casework.news.actions import choose_what_emails_say
from enquiries import actions, councillor_emails
from enquiries.models import Kind
from people.models import Service
from tests.documents import cases as requests
from tests.enquiries import cases
from tests.people import named, under

pytestmark = pytest.mark.django_db
SUBJECT = "Resurfacing of Harbour Road"


@pytest.fixture
def with_subject(clock):
    choose_what_emails_say(MailSays.SUBJECT, by=named("pat"))


def told_clara(event):
    return Notice.objects.filter(addressee=named("clara"), event=event).latest("pk").sentence


def emails_to(who, clock):
    """Every word of the emails that one person gets, until the next morning."""
    clock.next_day()
    casework_jobs.send_notices()
    letters = [letter for letter in mail.outbox if letter.to == [f"{who}@westhaven.example"]]
    assert letters
    return "\n".join(f"{letter.subject}\n{letter.body}" for letter in letters)


def test_an_acknowledgement_says_who_has_it_and_by_when(clock):
    cases.assigned()
    assert told_clara("assigned") == (
        "Your enquiry is with Highways. You will get an answer by Tuesday 8 December."
    )


def test_an_acknowledgement_of_a_confidential_enquiry_says_nothing(clock):
    under("somerset", clock)
    cases.raised(kind=Kind.CRITICISM, officer=named("ruth"))
    assert not Notice.objects.filter(sentence__contains="Highways").exists()


def test_no_date_is_promised_while_the_councillor_owes_a_reply(clock):
    waiting = cases.waiting()
    clock.set(2026, 12, 2, 10)
    actions.assign(waiting, officer=named("grace"), by=named("dev"))
    assert told_clara("assigned") == "Your enquiry is with Highways."


def test_no_date_is_promised_once_it_has_passed(clock):
    enquiry = cases.assigned()
    clock.set(2026, 12, 10, 10)
    actions.assign(enquiry, officer=named("grace"), by=named("dev"))
    assert told_clara("assigned") == "Your enquiry is with Highways."


def test_an_office_is_named_by_its_title(clock):
    under("knutsford", clock)
    enquiry = cases.raised(kind=Kind.POLICY)
    assert enquiry.office
    assert councillor_emails.assigned_sentence(enquiry).startswith(
        "Your enquiry is with the Town Clerk."
    )


def test_passing_says_which_service_has_it_now(clock):
    waste = Service.objects.get(name="Waste")
    actions.pass_on(cases.assigned(), service=waste, text="Theirs.", by=named("dev"), key=uuid4())
    assert told_clara("passed") == (
        "Your enquiry has been passed to Waste. You will get an answer by Tuesday 8 December."
    )


def test_a_holding_reply_says_the_date_it_promises(clock):
    cases.held(days=10)
    assert told_clara("held") == (
        "An officer has sent you a holding reply. You will get an answer by Tuesday 15 December."
    )


def test_an_answer_says_until_when_it_can_be_followed_up(clock):
    cases.answered()
    assert told_clara("answered") == (
        "Your enquiry has been answered. You can follow up the answer until Tuesday 8 December."
    )


def test_no_email_has_the_subject_until_the_council_chooses_so(clock):
    cases.answered()
    assert SUBJECT not in emails_to("clara", clock)


def test_an_email_to_the_councillor_has_the_subject_if_the_council_chose_so(with_subject, clock):
    enquiry = cases.answered()
    assert f"{enquiry.reference}, {SUBJECT}" in emails_to("clara", clock)


def test_emails_to_officers_never_have_the_subject(with_subject, clock):
    cases.answered()
    assert SUBJECT not in emails_to("omar", clock)


def test_no_subject_is_in_the_ledger(with_subject, clock):
    cases.answered()
    emails_to("clara", clock)
    assert not Notice.objects.filter(sentence__contains="Resurfacing").exists()


def test_a_confidential_enquiry_is_never_more_than_a_hint(with_subject, clock):
    under("somerset", clock)
    enquiry = cases.raised(kind=Kind.CRITICISM, officer=named("ruth"))
    answered = actions.answer(enquiry, text="Noted.", by=named("ruth"), key=uuid4())
    assert answered.is_sealed
    text = emails_to("clara", clock)
    assert "There is something for you in the portal." in text
    assert SUBJECT not in text
    assert enquiry.reference not in text


def test_the_subject_of_a_confidential_enquiry_is_never_for_outside(clock):
    under("somerset", clock)
    enquiry = cases.raised(kind=Kind.CRITICISM, officer=named("ruth"))
    assert councillor_emails.subject_outside(enquiry) == ""


@pytest.mark.parametrize("name", ["Mrs Rose Harbour", "Mr O’Harbour-Road"])
def test_a_subject_with_a_word_of_the_residents_name_stays_here(name, with_subject, clock):
    resident = {"name": name, "basis": "asked"}
    enquiry = cases.assigned(kind=Kind.CASEWORK, resident=resident)
    text = emails_to("clara", clock)
    assert enquiry.reference in text
    assert SUBJECT not in text


def test_emails_about_documents_are_always_a_reference_only(with_subject, clock):
    request = requests.assigned()
    text = emails_to("clara", clock)
    assert request.reference in text
    assert request.title not in text


def test_without_a_choice_the_reference_only_is_in_force(db):
    assert MailSetting.objects.in_force() == MailSays.REFERENCE
