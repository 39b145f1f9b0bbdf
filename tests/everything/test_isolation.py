"""Nothing of a complaint is in the list, its counts, its search or its CSV."""

import pytest

from tests.complaints import cases as complaints
from tests.enquiries import cases
from tests.everything.pages import page_of
from tests.people import signed_in

pytestmark = pytest.mark.django_db
LISTS = ("/everything/", "/exports/everything/csv/")


def answers(q):
    clara = signed_in("clara")
    return [clara.get(name, {"q": q}).content for name in LISTS]


@pytest.mark.parametrize("draft", [False, True])
def test_a_complaint_changes_no_byte_of_the_list_or_the_csv(draft, clock):
    cases.raised()
    words = ("", "harbour", "ruth", "complaint", "2026")
    before = [answers(q) for q in words]
    complaint = complaints.drafted() if draft else complaints.sent()
    assert [answers(q) for q in words] == before
    if not draft:
        assert page_of(q=complaint.reference).context["number"] == 0
