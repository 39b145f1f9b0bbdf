"""Answers: their labels, what is missing from them, and how an enquiry is declined."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from enquiries import actions, policy
from enquiries.models import Kind, LetterKind, Status, Verb
from tests.enquiries import cases
from tests.enquiries.pages import address, page, recipients, send
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.mark.clause("somerset", "10.4-p2")
@pytest.mark.clause("somerset", "10.4-p7")
@pytest.mark.clause("somerset", "10.4-p9")
def test_an_enquiry_is_declined_under_a_clause_of_the_protocols_own_list(under, sign_in):
    under("somerset")
    enquiry, omar = cases.assigned(), sign_in("omar")
    form = page(omar, "decline", enquiry)
    assert form.count('type="radio"') == 5
    assert "Somerset 10.4: Members must not require an officer to act unlawfully." in form
    assert "Select the clause" in send(omar, "decline", enquiry, text="No").content.decode()
    again = send(omar, "decline", enquiry, clause="10.4-p11", text="No").content.decode()
    assert "Select a clause from the list" in again
    response = send(omar, "decline", enquiry, clause="10.4-p7", text="The Highways Act forbids it.")
    assert response.url == enquiry.get_absolute_url()
    enquiry.refresh_from_db()
    assert enquiry.status == Status.ANSWERED
    assert enquiry.letters.get(kind=LetterKind.DECLINE).clause == "10.4-p7"
    assert recipients("declined") == {"Clara", "Ruth"}
    case = page(sign_in("clara"), "detail", enquiry)
    assert "Declined under this clause:" in case
    assert "Somerset 10.4" in case
    assert "Omar Haddad declined it under the protocol" in case


@pytest.mark.clause("somerset", "10.4-p7")
@pytest.mark.clause("somerset", "10.4-p10")
@pytest.mark.parametrize("clause", ["10.4-p7", "10.4-p10"])
def test_what_is_declined_as_unlawful_reaches_the_monitoring_officer(clause, under, sign_in):
    under("somerset")
    enquiry = cases.assigned()
    assert "We will tell the Monitoring Officer." in page(sign_in("omar"), "decline", enquiry)
    assert sign_in("mona").get(address("detail", enquiry)).status_code == 404
    send(sign_in("omar"), "decline", enquiry, clause=clause, text="The Highways Act forbids it.")
    assert recipients("declined-reported") == {"Mona"}
    case = page(sign_in("mona"), "detail", enquiry)
    assert "The Highways Act forbids it." in case
    assert "the Monitoring Officer (Mona Reid), and the coordinators (Dev Patel)." in case
    assert sign_in("mona").get(address("answer", enquiry)).status_code == 403
    assert sign_in("eve").get(address("detail", enquiry)).status_code == 404


@pytest.mark.clause("somerset", "10.4-p10")
def test_a_reported_enquiry_stays_with_the_officer_who_declined_it(under, sign_in):
    under("somerset")
    enquiry = cases.assigned()
    send(sign_in("omar"), "decline", enquiry, clause="10.4-p10", text="It would be unfair.")
    send(sign_in("clara"), "follow-up", enquiry, text="Why?", intent="clarify")
    enquiry.refresh_from_db()
    assert enquiry.status == Status.WITH_OFFICER
    verdict = policy.can_assign(named("dev"), enquiry)
    assert verdict.reason == (
        "This enquiry was declined and reported, so it stays with Omar Haddad."
    )
    assert not policy.can_pass(named("ruth"), enquiry)


@pytest.mark.clause("somerset", "10.4-p2")
def test_what_is_declined_under_another_clause_is_not_reported(under, sign_in):
    under("somerset")
    enquiry = cases.assigned()
    send(sign_in("omar"), "decline", enquiry, clause="10.4-p9", text="There is no budget.")
    assert recipients("declined-reported") == set()
    assert sign_in("mona").get(address("detail", enquiry)).status_code == 404


@pytest.mark.parametrize(
    ("preset", "clauses"),
    [
        ("cheshire-east", {"3.8-1", "3.8-9", "3.9-3", "4.2-p2"}),
        ("epsom-ewell", {"10.2(iv)"}),
        ("knutsford", {"14.3", *(f"14.3({letter})" for letter in "abcdefg")}),
        ("oxford", {"23.4-p6"}),
        ("staffordshire", {"10.6-p5"}),
        ("surrey", {"17-p2", "report-7-p8"}),
        ("thurrock", {"10.3"}),
    ],
)
@pytest.mark.clause("cheshire-east", "3.8-1")
@pytest.mark.clause("epsom-ewell", "10.2(iv)")
@pytest.mark.clause("knutsford", "14.3(g)")
@pytest.mark.clause("oxford", "23.4-p6")
@pytest.mark.clause("surrey", "17-p2")
@pytest.mark.clause("thurrock", "10.3")
def test_each_protocol_has_its_own_reasons_to_decline(preset, clauses, under, sign_in):
    under(preset)
    enquiry, omar = cases.assigned(kind=Kind.FACT), sign_in("omar")
    form = omar.get(address("decline", enquiry)).context["form"]
    assert {value for value, _ in form.fields["clause"].choices} == clauses
    assert "Decline under the protocol" in page(omar, "detail", enquiry)


@pytest.mark.clause("staffordshire", "10.6-p5")
def test_declining_keeps_the_promise_of_a_reply_and_can_be_followed_up(under):
    under("staffordshire")
    more = {"clause": "10.6-p5", "text": "Ask the county.", "by": named("omar"), "key": uuid4()}
    enquiry = actions.decline(cases.assigned(), **more)
    assert enquiry.promises.get(kind="reply").kept_in_time
    assert policy.can_follow_up(named("clara"), enquiry)


def test_without_a_clause_nothing_is_declined(sign_in):
    enquiry, omar = cases.assigned(), sign_in("omar")
    assert "Decline under the protocol" not in page(omar, "detail", enquiry)
    response = send(omar, "decline", enquiry, clause="3.4", text="No")
    assert response.status_code == 403
    assert (
        "The protocol has no clause that allows an enquiry to be declined"
        in response.content.decode()
    )


@pytest.mark.clause("cheshire-east", "2.5")
def test_a_decline_says_that_legal_rights_are_unaffected(under, sign_in):
    under("cheshire-east")
    more = {"clause": "4.2-p2", "text": "Ask the service.", "by": named("omar"), "key": uuid4()}
    enquiry = actions.decline(cases.assigned(), **more)
    case = page(sign_in("clara"), "detail", enquiry)
    assert "does not affect anyone’s legal rights" in case
    assert "Cheshire East 2.5" in case


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
def test_advice_keeps_its_label(under, sign_in):
    enquiry, omar = cases.assigned(), sign_in("omar")
    assert "Which part have you not answered" not in page(omar, "answer", enquiry)
    send(omar, "answer", enquiry, text="It is not safe.", advice="on")
    letter = enquiry.letters.get(kind=LetterKind.ANSWER)
    for name in ("detail", "print"):
        assert "Professional advice from Omar Haddad, Highways" in page(omar, name, enquiry)
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
def test_in_print_officers_are_named_by_their_service(under, sign_in):
    under("epsom-ewell")
    enquiry, clara = cases.answered(), sign_in("clara")
    assert "Print without officers’ names" in page(clara, "detail", enquiry)
    paper = page(clara, "print", enquiry)
    assert "Omar Haddad" not in paper
    assert "Highways" in paper
    assert "Councillor Clara Okafor" in paper
    assert "criticise anyone in public" in paper


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
