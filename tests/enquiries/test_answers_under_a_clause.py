"""Answers: their labels, what is missing from them, and who is named in print."""

import pytest
from django.db import DatabaseError, transaction

from enquiries.models import Kind, LetterKind, Verb
from tests.enquiries import cases
from tests.enquiries.pages import cited_after, page, send

pytestmark = pytest.mark.django_db


@pytest.mark.clause("oxford", "23.8(a)-p3")
def test_an_answer_in_part_says_what_is_missing_and_why(under, sign_in):
    under("oxford")
    enquiry, omar = cases.assigned(), sign_in("omar")
    missing = "The cost: it would take a week to find"
    send(omar, "answer", enquiry, text="In April.", missing=missing)
    case = page(sign_in("clara"), "detail", enquiry)
    assert f"Not covered in this answer: {missing}" in case
    assert "Oxford 23.8(a)" in case


@pytest.mark.clause("section-c", "2.2 bullet 1")
@pytest.mark.clause("somerset", "10.4")
@pytest.mark.clause("thurrock", "10.3-criticism-4")
def test_advice_keeps_its_label(clause_protocol, sign_in):
    cited = {
        "section-c": "Section C 2.2 bullet 1",
        "somerset": "Somerset 10.4",
        "thurrock": "Thurrock 10.3",
    }[clause_protocol.preset]
    enquiry, omar = cases.assigned(), sign_in("omar")
    assert "This is professional advice" in page(omar, "answer", enquiry)
    send(omar, "answer", enquiry, text="It is not safe.", advice="on")
    letter = enquiry.letters.get(kind=LetterKind.ANSWER)
    clara = sign_in("clara")
    assert "Professional advice from Omar Haddad, Highways" in page(clara, "detail", enquiry)
    for name in ("detail", "print"):
        assert cited_after(page(clara, name, enquiry), "Professional advice") == cited
    letter.advice = False
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        letter.save()


def test_without_a_clause_there_are_no_labels_to_set(under, sign_in):
    under("merton")
    enquiry, omar = cases.assigned(), sign_in("omar")
    send(omar, "answer", enquiry, text="In April.", advice="on", missing="All", accepted="yes")
    letter = enquiry.letters.get(kind=LetterKind.ANSWER)
    assert (letter.advice, letter.missing, letter.accepted) == (False, "", None)


@pytest.mark.clause("epsom-ewell", "10.2(ii)")
@pytest.mark.clause("epsom-ewell", "10.2(iii)")
@pytest.mark.clause("thurrock", "10.3-p8")
def test_in_print_officers_are_named_by_their_service(clause_protocol, sign_in):
    cited = {"epsom-ewell": "Epsom and Ewell 10.2(ii)", "thurrock": "Thurrock 10.3"}
    enquiry, clara = cases.answered(), sign_in("clara")
    assert "Print without officers’ names" in page(clara, "detail", enquiry)
    paper = page(clara, "print", enquiry)
    assert "Omar Haddad" not in paper
    assert "Highways" in paper
    assert "Councillor Clara Okafor" in paper
    reminder = "Please do not use their answers to criticise anyone in public."
    assert cited_after(paper, reminder) == cited[clause_protocol.preset]


@pytest.mark.clause("knutsford", "2.10")
def test_the_history_says_when_the_councillor_first_opened_the_answer(under, sign_in, clock):
    under("knutsford")
    enquiry = cases.answered(cases.assigned(kind=Kind.FACT))
    page(sign_in("omar"), "detail", enquiry)
    enquiry.refresh_from_db()
    assert enquiry.opened_at is None
    clara = sign_in("clara")
    for _ in range(2):
        assert "You opened the answer for the first time" in page(clara, "detail", enquiry)
    assert enquiry.history.filter(history_change_reason=Verb.OPENED).count() == 1
    assert "Councillor Clara Okafor opened the answer" in page(sign_in("omar"), "detail", enquiry)


def test_without_a_clause_no_opening_is_recorded(sign_in):
    enquiry = cases.answered()
    page(sign_in("clara"), "detail", enquiry)
    enquiry.refresh_from_db()
    assert enquiry.opened_at is None
