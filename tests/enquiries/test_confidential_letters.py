"""Answers sent in confidence: who opens them, what is recorded, and every page that keeps still."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.lookup import letters_seen_by
from enquiries.case.letter_forms import NOT_WITH_A_SECRET
from enquiries.corrections.actions import correct
from enquiries.models import EnquiryHandover, EnquiryLetter, EnquiryShare, LetterOpening
from foundation.history import write
from tests.assistants import assistant
from tests.clause_protocols import adopt_for
from tests.clients import Client
from tests.enquiries import cases
from tests.enquiries.confidential_letters import SECRET, letter_page, secret_of, told_in_confidence
from tests.enquiries.pages import address, page, send
from tests.files import jpeg, pending
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def client_of(person):
    client = Client()
    client.force_login(person)
    return client


def given_to_nia(enquiry, given_by="clara"):
    """A share and a handover from before the protocol barred either, whatever it says."""
    clara, at = named(given_by), enquiry.received_at
    share = EnquiryShare(case=enquiry, person=named("nia"), given_by=clara, given_at=at)
    write(share, by=clara, reason="shared")


@pytest.mark.clause("cheshire-east", "3.8-6")
@pytest.mark.clause("staffordshire", "10.6-members-7")
def test_an_officer_marks_an_answer_and_each_opening_is_recorded(clause_protocol):
    enquiry = cases.assigned()
    typed = {"text": SECRET, "confidential": "on"}
    assert send(signed_in("omar"), "answer", enquiry, **typed).status_code == 302
    clara, omar = signed_in("clara"), signed_in("omar")
    text = page(clara, "detail", enquiry)
    assert SECRET not in text
    assert "Open this confidential letter" in text
    assert "The councillor has not opened it yet" in page(omar, "detail", enquiry)
    assert SECRET in clara.get(letter_page(enquiry)).content.decode()
    clara.get(letter_page(enquiry))
    assert [row.reader for row in LetterOpening.objects.all()] == [named("clara")] * 2
    text = page(omar, "detail", enquiry)
    assert SECRET in text
    assert "Opened 2 times by the councillor" in text
    assert "Councillor Clara Okafor. Today at" in omar.get(letter_page(enquiry)).content.decode()
    assert LetterOpening.objects.count() == 2  # an officer’s reading is none


@pytest.mark.clause("cheshire-east", "3.8-6")
@pytest.mark.clause("staffordshire", "10.6-members-7")
def test_no_colleague_or_assistant_reads_it_and_no_page_lets_it_be_passed_on(clause_protocol):
    enquiry = cases.assigned()
    typed = {"text": SECRET, "confidential": "on"}
    send(signed_in("omar"), "answer", enquiry, **typed)
    given_to_nia(enquiry)
    asha = assistant()
    write(
        EnquiryShare(
            case=enquiry, person=asha, given_by=named("clara"), given_at=enquiry.received_at
        ),
        by=named("clara"),
        reason="shared",
    )
    for client in (signed_in("nia"), client_of(asha)):
        text = page(client, "detail", enquiry)
        assert SECRET not in text
        assert "confidential letter" not in text
        assert SECRET not in page(client, "print", enquiry)
    clara = signed_in("clara")
    assert SECRET not in page(clara, "print", enquiry)
    assert clara.get(address("resident-text", enquiry)).status_code == 403
    assert secret_of(enquiry) not in letters_seen_by(named("clara"), enquiry)
    for client in (signed_in("nia"), client_of(asha)):
        assert client.get(letter_page(enquiry)).status_code == 404
    assert not LetterOpening.objects.exists()


def test_a_councillor_who_takes_over_does_not_read_it(clock):
    adopt_for(clock, "staffordshire")
    enquiry = told_in_confidence()
    clara = named("clara")
    passed = EnquiryHandover(case=enquiry, from_member=clara, to_member=named("nia"), letters="all")
    passed.by, passed.at = clara, enquiry.answered_at
    write(passed, by=clara, reason="handed over")
    write(enquiry, by=named("clara"), reason="handed over", member=named("nia"))
    text = page(signed_in("nia"), "detail", enquiry)
    assert SECRET not in text
    for who in ("nia", "clara"):
        assert signed_in(who).get(letter_page(enquiry)).status_code == 404


def test_nobody_finds_the_enquiry_by_its_words(clock):
    adopt_for(clock, "staffordshire")
    enquiry = told_in_confidence()
    for words, is_found in (("quarry", False), ("stretch", True)):
        found = signed_in("omar").get(reverse("enquiries:queue"), {"q": words, "state": "any"})
        assert (enquiry.title in found.content.decode()) == is_found


def test_it_has_no_files_and_no_text_for_the_resident(clock):
    adopt_for(clock, "staffordshire")
    enquiry = cases.assigned(kind="casework")
    typed = {"text": SECRET, "confidential": "on", "for_resident": "Dear Mrs Pryce"}
    response = send(signed_in("omar"), "answer", enquiry, **typed)
    assert NOT_WITH_A_SECRET["for_resident"] in response.content.decode()
    assert SECRET in response.content.decode()
    with pytest.raises(PermissionDenied, match="no files"):
        told_in_confidence(enquiry, attached=[pending(named("omar"), "plan.jpg", jpeg())])
    assert not EnquiryLetter.objects.filter(kind="answer").exists()


def test_the_correction_of_a_confidential_answer_is_confidential(clock):
    adopt_for(clock, "staffordshire")
    enquiry = told_in_confidence()
    correct(enquiry, text=f"{SECRET} At noon.", why="No hour", by=named("omar"), key=uuid4())
    newest = EnquiryLetter.objects.latest("pk")
    assert newest.confidential_to == named("clara")
    assert "At noon" not in page(signed_in("clara"), "detail", enquiry)


def test_an_ordinary_answer_has_no_such_page_and_no_openings(clock):
    adopt_for(clock, "staffordshire")
    enquiry = cases.answered()
    letter = EnquiryLetter.objects.get(case=enquiry, kind="answer")
    url = reverse("enquiries:confidential-letter", args=[enquiry.pk, letter.pk])
    assert signed_in("clara").get(url).status_code == 404
    assert letter.body in page(signed_in("clara"), "detail", enquiry)


def test_a_protocol_without_such_a_clause_offers_no_mark(clock):
    adopt_for(clock, "oxford")
    text = page(signed_in("omar"), "answer", cases.assigned())
    assert "This answer is confidential" not in text
