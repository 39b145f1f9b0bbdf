"""What the law leaves open although it is exempt: said, and reasoned before it is withheld."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from documents.models import Outcome, left_open
from documents.models.law import RIGHTS
from people.models import Committee
from tests.documents import cases
from tests.people import signed_in
from tests.protocols.pages import error_messages, text_of

pytestmark = pytest.mark.django_db
TERMS, PUBLIC = "The price in the second offer.", "The council would lose the sale."


def asked(right):
    if right == "committee":
        planning = Committee.objects.create(name="Planning Committee")
        return cases.assigned(right=right, committee=planning)
    weighs = RIGHTS[right].needs_reason
    return cases.assigned(right=right, **({} if weighs else {"why": "", "purpose": ""}))


@pytest.mark.parametrize("right", ["committee", "executive"])
@pytest.mark.parametrize("outcome", [Outcome.REFUSE, Outcome.PART])
@pytest.mark.parametrize(
    ("grounds", "missing"),
    [(["12a-3"], "terms"), (["12a-3"], "public_interest"), (["12a-1", "12a-6"], "public_interest")],
)
def test_withholding_what_the_law_leaves_open_takes_reasoning(
    right, outcome, grounds, missing, clock
):
    case, given = asked(right), {"terms": TERMS, "public_interest": PUBLIC}
    sentence = {"terms": "which terms", "public_interest": "why the public interest"}[missing]
    with pytest.raises(PermissionDenied, match=sentence):
        cases.decided(outcome, case, grounds=grounds, **given | {missing: " "})
    decided = cases.decided(outcome, case, grounds=grounds, **given)
    letter = decided.letters.get(kind="decision").body
    assert f"Terms in negotiation: {TERMS}" in letter
    assert f"Public interest: {PUBLIC}" in letter


def test_paragraph_6_asks_for_no_terms(clock):
    case = asked("committee")
    cases.decided(Outcome.REFUSE, case, grounds=["12a-6"], public_interest=PUBLIC)


@pytest.mark.parametrize("grounds", [["12a-1"], ["12a-2", "12a-4", "12a-5", "12a-7"]])
def test_other_paragraphs_ask_for_neither(grounds, clock):
    assert cases.decided(Outcome.REFUSE, asked("committee"), grounds=grounds).status == "refused"


@pytest.mark.parametrize("right", ["need-to-know", "foi", "eir"])
def test_other_rights_ask_for_neither(right, clock):
    assert cases.decided(Outcome.REFUSE, asked(right), grounds=["12a-3"]).status == "refused"


@pytest.mark.parametrize("division", ["scotland", "northern-ireland"])
def test_outside_england_and_wales_neither_is_asked_nor_said(division, clock):
    case = asked("committee")
    case.version.__dict__["division"] = division
    assert not case.is_under_english_law
    page = refusal_page(case)
    assert "100F(2A)" not in page
    assert "If you rely on paragraph 3" not in page


def refusal_page(case, outcome="refuse"):
    where = reverse("documents:decide", args=[case.reference, outcome])
    return text_of(signed_in("omar").get(where))


@pytest.mark.parametrize(
    ("right", "said"),
    [
        ("committee", "In England, section 100F(2A) of the Local Government Act 1972 keeps open"),
        ("executive", "Regulation 16 of the 2012 Regulations"),
        ("need-to-know", "An exemption does not decide this request"),
        ("foi", "Section 17 of the Freedom of Information Act 2000"),
        ("eir", "Regulation 14 of the Environmental Information Regulations 2004"),
    ],
)
def test_the_page_says_what_the_law_leaves_open_for_each_right(right, said, clock):
    case = asked(right)
    for outcome in ("refuse", "part"):
        assert said in refusal_page(case, outcome)
    assert said not in refusal_page(case, "inspect")


def test_every_right_has_its_sentence():
    assert set(left_open.LEFT_OPEN) == set(RIGHTS)


def test_the_page_quotes_the_law_and_asks_in_the_right_fields(clock):
    case = asked("committee")
    page = refusal_page(case)
    assert (
        "“except to the extent that the information relates to any terms proposed or to be proposed"
        " by or to the authority in the course of negotiations for a contract”"
    ) in page
    where = reverse("documents:decide", args=[case.reference, "refuse"])
    typed = {"key": uuid4(), "text": "The bids are open.", "grounds": ["12a-3"], "why_not": "Paper"}
    response = signed_in("omar").post(where, typed)
    errors = error_messages(response)
    assert "Error: Enter which terms, in which negotiation for a contract" in errors
    assert any("Enter why the public interest in withholding it" in error for error in errors)
    assert "The bids are open.</textarea>" in response.content.decode()
    again = typed | {"terms": TERMS, "public_interest": PUBLIC}
    assert signed_in("omar").post(where, again).status_code == 302
    read = text_of(signed_in("clara").get(case.get_absolute_url()))
    assert TERMS in read
    assert PUBLIC in read
