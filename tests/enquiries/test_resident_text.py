"""The text that a councillor writes for the resident from the answer, to copy or print."""

from uuid import uuid4

import pytest

from enquiries import actions
from enquiries.case.letter_forms import AnswerForm
from enquiries.models import Basis, EnquiryLetter, Kind
from enquiries.resident_text import policy
from protocols.behaviours import Behaviour
from tests.enquiries import cases, contentious
from tests.enquiries.pages import address, cited_after, page, send
from tests.people import named

pytestmark = pytest.mark.django_db

GWEN = {"name": "Gwen Pryce", "address": "", "contact": "", "basis": Basis.ASKED}


def about_gwen(text="Yes, in April.", **more):
    enquiry = cases.assigned(kind=Kind.CASEWORK, resident=GWEN)
    return actions.answer(enquiry, text=text, by=named("omar"), key=uuid4(), **more)


def typed_in(words):
    return words.partition("<textarea")[2].partition("</textarea>")[0]


def test_an_answered_enquiry_offers_a_text_for_its_resident_by_name(under, clara):
    under("oxford")
    enquiry = about_gwen()
    words = page(clara, "detail", enquiry)
    assert f'href="{address("resident-text", enquiry)}">Text for Gwen Pryce</a>' in words
    start = typed_in(page(clara, "resident-text", enquiry))
    assert "Dear Gwen Pryce," in start
    assert "Yes, in April." in start
    assert "Councillor Clara Okafor" in start


@pytest.mark.parametrize("who", ["omar", "dev"])
def test_officers_have_no_text_for_the_resident(who, sign_in):
    enquiry = about_gwen()
    client = sign_in(who)
    assert "Text for" not in page(client, "detail", enquiry)
    assert client.get(address("resident-text", enquiry)).status_code == 403


def test_no_other_councillor_finds_the_text(sign_in):
    assert sign_in("nia").get(address("resident-text", about_gwen())).status_code == 404


def test_there_is_no_text_before_there_is_an_answer(clara):
    enquiry = cases.assigned()
    assert "Text for the resident" not in page(clara, "detail", enquiry)
    response = clara.get(address("resident-text", enquiry))
    assert response.status_code == 403
    assert "There is no answer yet" in response.content.decode()


def test_a_matter_of_no_resident_has_no_text(clara):
    enquiry = cases.answered(cases.assigned(kind=Kind.POLICY))
    assert clara.get(address("resident-text", enquiry)).status_code == 403


def test_officers_names_are_left_out_under_a_protocol_that_keeps_them_inside(under, clara):
    under("epsom-ewell")
    enquiry = about_gwen("It is in April.\n\nomar haddad, Highways. Omar Haddads is a shop.")
    start = typed_in(page(clara, "resident-text", enquiry))
    assert "omar haddad" not in start
    assert "Highways. Omar Haddads is a shop." in start
    words = page(clara, "resident-text", enquiry)
    assert "Please do not use their answers to criticise anyone in public." in words


def test_officers_names_stay_where_no_clause_keeps_them_inside(under, clara):
    under("oxford")
    assert "Omar Haddad" in typed_in(page(clara, "resident-text", about_gwen("Omar Haddad")))


def test_where_letters_stay_inside_the_answer_is_put_in_other_words(clara):
    words = page(clara, "resident-text", about_gwen())
    assert "Put the answer in your own words" in words
    assert "Never forward it to a constituent." in words
    assert "Yes, in April." not in typed_in(words)
    assert "Yes, in April." in words


def test_the_text_comes_as_typed_to_copy_with_the_label_of_advice(under, clara):
    under("somerset")
    enquiry = about_gwen(advice=True)
    response = send(clara, "resident-text", enquiry, text="It will be <b>April</b>.\n\nClara")
    words = " ".join(response.content.decode().split())
    copied = words.partition('id="to-copy">')[2].partition("</div>")[0]
    assert "<p>It will be &lt;b&gt;April&lt;/b&gt;.</p>" in copied
    assert "Professional advice from Omar Haddad, Highways (Somerset 10.4)" in copied


def test_the_text_can_be_changed_after_it_was_shown(clara):
    response = send(clara, "resident-text", about_gwen(), text="In April, I hear.", change="yes")
    assert "In April, I hear." in typed_in(response.content.decode())


def test_an_officers_text_for_the_resident_comes_in_place_of_the_answer(sign_in):
    enquiry = cases.assigned(kind=Kind.CASEWORK, resident=GWEN)
    typed = {"text": "Scheme 12/B, phase 2.", "for_resident": "We will resurface it in April."}
    assert send(sign_in("omar"), "answer", enquiry, **typed).status_code == 302
    clara = sign_in("clara")
    assert "We will resurface it in April." in page(clara, "detail", enquiry)
    words = page(clara, "resident-text", enquiry)
    assert typed_in(words).partition(">")[2].strip() == "We will resurface it in April."
    assert "The officer wrote this for the resident." in words
    assert "Scheme 12/B" not in words


def test_only_an_answer_that_can_go_to_a_resident_asks_for_a_text():
    enquiry = cases.assigned(kind=Kind.CASEWORK, resident=GWEN)
    assert "for_resident" in AnswerForm(enquiry=enquiry).fields
    enquiry.kind = Kind.OPTIONS
    assert "for_resident" not in AnswerForm(enquiry=enquiry).fields


def test_a_second_officer_approves_the_text_for_the_resident_with_the_answer(under, sign_in):
    under("epsom-ewell")
    enquiry = contentious.flagged()
    typed = {"text": "Yes, in April.", "for_resident": "Omar Haddad says in April."}
    send(sign_in("omar"), "answer", enquiry, **typed)
    approver = sign_in("ruth")
    shown = page(approver, "approve", enquiry)
    assert "Omar Haddad says in April." in shown.partition("Text for the resident</span>")[2]
    key = enquiry.proposals.get().key
    send(approver, "approve", enquiry, decision="send", shown=key)
    start = typed_in(page(sign_in("clara"), "resident-text", enquiry))
    assert "Highways says in April." in start


def test_the_print_without_names_leaves_out_the_text_for_the_resident(under, clara):
    under("epsom-ewell")
    enquiry = about_gwen(for_resident="Ask for Omar Haddad at the desk.")
    assert "Ask for" not in page(clara, "print", enquiry)


def test_a_confidential_enquiry_offers_no_text_and_cites_its_clause(under):
    under("oxford")
    enquiry = cases.answered()
    enquiry.kind = Kind.BUDGET
    refused = policy.can_write_resident_text(named("clara"), enquiry)
    assert "This enquiry is confidential" in refused.reason
    assert refused.clause == enquiry.version.clause_for(Behaviour.BUDGET_FORMAT_ADVICE)


@pytest.mark.parametrize("preset", ["cheshire-east", "staffordshire"])
def test_a_clause_on_confidences_is_cited_where_the_text_is_written(preset, under, clara):
    under(preset)
    number = {"cheshire-east": "3.8", "staffordshire": "10.6"}[preset]
    words = page(clara, "resident-text", cases.answered())
    assert cited_after(words, "confiden").endswith(number)


def test_an_empty_text_is_refused(clara):
    response = send(clara, "resident-text", about_gwen(), text=" ")
    assert "Enter your text for the resident" in response.content.decode()


def test_nothing_of_the_text_is_kept(clara):
    enquiry = about_gwen()
    before = EnquiryLetter.objects.count(), enquiry.history.count()
    send(clara, "resident-text", enquiry, text="A text that nobody else has.")
    assert (EnquiryLetter.objects.count(), enquiry.history.count()) == before
    assert "A text that" not in page(clara, "resident-text", enquiry)
