"""Councillors give no instructions: who has an enquiry and what becomes of it is for officers."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from enquiries import actions, policy
from enquiries.case.councillor_pages import COUNCILLOR_PAGES
from enquiries.models import Kind, LetterKind
from people.models import Committee
from people.roles import Role
from tests.enquiries import cases
from tests.enquiries.pages import page, send
from tests.established import establish
from tests.people import named

pytestmark = pytest.mark.django_db

OFFICERS_VERBS = ("assign", "pass", "answer", "hold", "ask", "redirect")


def give_every_civic_post(who):
    """The posts of councillors whose holders might think that they can give instructions."""
    places = {Role.COMMITTEE_CHAIR: {"committee": Committee.objects.create(name="Highways board")}}
    for role in (Role.LEADER, Role.CABINET_MEMBER, Role.MAYOR, Role.COMMITTEE_CHAIR):
        more = places.get(role, {})
        establish(person=named(who), role=role, starts_on=date(2026, 1, 1), **more)


@pytest.mark.clause("oxford", "23.9(b)")
@pytest.mark.clause("knutsford", "2.9")
@pytest.mark.clause("knutsford", "7.3")
@pytest.mark.clause("cheshire-east", "3.8-7")
@pytest.mark.clause("somerset", "10.4-p6")
@pytest.mark.clause("north-yorkshire", "10.5-p4")
@pytest.mark.parametrize("has_posts", [False, True])
def test_a_councillor_does_nothing_that_officers_do_whatever_their_posts(
    has_posts, clause_protocol, sign_in
):
    if has_posts:
        give_every_civic_post("clara")
    enquiry = cases.assigned(kind=Kind.FACT)
    clara, before = sign_in("clara"), enquiry.history.count()
    for verb in OFFICERS_VERBS:
        assert not getattr(policy, f"can_{verb}")(named("clara"), enquiry), verb
        assert send(clara, verb, enquiry, text="Do it").status_code == 403, verb
    with pytest.raises(PermissionDenied):
        actions.assign(enquiry, officer=named("grace"), by=named("clara"))
    assert enquiry.history.count() == before
    assert enquiry.letters.count() == 1


def test_councillors_write_letters_and_neither_order_nor_pay_nor_agree_anything():
    assert {verb.name: verb.letter for verb in COUNCILLOR_PAGES} == {
        "reply": LetterKind.REPLY,
        "follow-up": LetterKind.FOLLOW_UP,
        "dissatisfied": LetterKind.FOLLOW_UP,
        "chase": LetterKind.CHASE,
        "add": LetterKind.ADDITION,
        "settle": None,  # nothing more is asked for
        "withdraw": LetterKind.WITHDRAWAL,
    }


@pytest.mark.clause("oxford", "23.4-p3")
def test_an_officer_assigns_it_to_a_colleague_or_their_head_without_a_reason(
    clause_protocol, sign_in
):
    enquiry = cases.assigned()
    for officer, by in (("grace", "omar"), ("ruth", "grace")):
        typed = {"officer": named(officer).pk}
        assert send(sign_in(by), "assign", enquiry, **typed).status_code == 302
        enquiry.refresh_from_db()
        assert enquiry.officer == named(officer)
    assert [letter.kind for letter in enquiry.letters.all()] == [LetterKind.QUESTION]
    assert "Ruth Adeyemi" in page(sign_in("clara"), "detail", enquiry)
