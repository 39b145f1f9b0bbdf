"""What both sides read about passing letters on: on the case, and where they print them."""

import pytest

from tests.enquiries import cases
from tests.enquiries.pages import cited_after, page

pytestmark = pytest.mark.django_db

COPIES = (
    "Do not copy this correspondence to other councillors or show it to anyone outside the council."
)
WAY_UP = (
    "Never blind copy it to anyone. If an issue is important, councillors must first raise it with"
    " the Chief Executive, and officers with their head of service or chief officer."
)
AGREEMENT = (
    "Do not forward it unless its author asked for that, or has agreed to a named person reading"
    " it."
)
CONTACTS = (
    "Never forward it to a constituent. If they need someone’s contact details, discuss it with the"
    " Head of Service first and give only the Head of Service’s details."
)
of_both_pages = pytest.mark.parametrize("name", ["detail", "print"])


@pytest.fixture
def reads(clause_protocol, sign_in):
    enquiry = cases.answered()

    def words(who, name):
        client = sign_in(who)
        return page(client, name, enquiry)

    return words


@of_both_pages
@pytest.mark.clause("section-c", "5.11")
def test_both_sides_read_that_letters_are_not_shown_to_others(name, reads):
    for who in ("clara", "omar"):
        assert cited_after(reads(who, name), COPIES) == "Section C 5.11"


@of_both_pages
@pytest.mark.clause("section-c", "5.12")
def test_both_sides_read_who_an_important_issue_is_raised_with(name, reads):
    for who in ("clara", "omar"):
        words = reads(who, name)
        assert cited_after(words, WAY_UP) == "Section C 5.12"
        assert cited_after(words, AGREEMENT) == "Section C 5.13"


@of_both_pages
@pytest.mark.clause("section-c", "5.15")
def test_councillors_read_whose_contact_details_they_can_give(name, reads):
    assert cited_after(reads("clara", name), CONTACTS) == "Section C 5.15"
    assert CONTACTS not in reads("omar", name)


@of_both_pages
def test_another_protocol_says_none_of_this(name, under, sign_in):
    under("oxford")
    enquiry = cases.answered()
    assert "blind copy" not in page(sign_in("clara"), name, enquiry)
