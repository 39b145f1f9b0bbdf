"""The standing of a code that gives guidance only, and the clauses that a complaint names."""

from uuid import uuid4

import pytest

from tests.complaints import cases
from tests.drafting import lodging_url
from tests.people import signed_in, under
from tests.protocols.pages import error_messages, text_of

pytestmark = pytest.mark.django_db
STATUS = (
    "This code is only guidance, but it can be taken into account if there is a complaint about a"
    " councillor or officer."
)
TYPED = {"categories": ["disrespect"], "text": cases.WHAT}


@pytest.mark.clause("oxford", "23.1")
def test_the_protocol_page_begins_with_what_standing_the_code_has(clause_protocol):
    page = text_of(signed_in("clara").get("/protocol/"))
    beginning = page.partition("What is promised")[0]
    assert STATUS in beginning
    assert "Oxford 23.1" in beginning.partition(STATUS)[2]


@pytest.mark.clause("oxford", "23.1")
def test_a_complaint_names_the_clauses_it_is_about(clause_protocol):
    clara = signed_in("clara")
    cases.drafted(about="omar", done=["about", "who"])
    page = lodging_url("what", who="clara")
    assert "Which clauses of the protocol is it about? (optional)" in text_of(clara.get(page))
    clara.post(page, TYPED | {"clauses": "23.3,23.4,  23.3", "key": uuid4()})
    assert 'value="23.3, 23.4"' in clara.get(page).content.decode()
    cases.drafted(about="omar", clauses="23.3, 23.4")
    complaint = cases.sent(about="omar", clauses="23.3, 23.4", level="head-of-service")
    assert complaint.says.clauses == ("23.3", "23.4")
    for who in ("clara", "ruth"):
        words = text_of(signed_in(who).get(complaint.get_absolute_url()))
        assert "Clauses it is about Oxford 23.3 Oxford 23.4" in words


def test_a_clause_that_is_not_there_is_refused_next_to_its_field(clock):
    under("oxford", clock)
    cases.drafted(about="omar", done=["about", "who"])
    page = lodging_url("what", who="clara")
    refused = signed_in("clara").post(page, TYPED | {"clauses": "23.3, 24.99", "key": uuid4()})
    assert error_messages(refused) == [
        "Error: There is no clause 24.99. Enter numbers from the protocol page, such as 23.3, 23.4"
    ]


def test_where_no_clause_asks_for_it_no_clauses_are_named(clock):
    cases.drafted(about="omar", done=["about", "who"])
    page = text_of(signed_in("clara").get(lodging_url("what", who="clara")))
    assert "Which clauses of the protocol" not in page
