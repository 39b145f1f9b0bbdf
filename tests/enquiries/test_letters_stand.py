"""A letter stands as it was sent, under every protocol: what is put right is put in a new one."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from enquiries import actions, follow_ups
from enquiries.models import EnquiryLetter, Kind, LetterKind
from tests.enquiries import cases
from tests.enquiries.pages import page
from tests.owner import as_owner
from tests.people import named

pytestmark = pytest.mark.django_db


def letters_of(enquiry):
    rows = EnquiryLetter.objects.filter(case=enquiry, kind=LetterKind.ANSWER)
    return list(rows.order_by("sent_at").values_list("body", flat=True))


@pytest.mark.clause("knutsford", "2.11")
@pytest.mark.clause("cheshire-east", "3.9-1")
@pytest.mark.clause("cheshire-east", "4.4-6")
@pytest.mark.clause("surrey", "report-7-p11")
@pytest.mark.clause("somerset", "10.4-p5")
@pytest.mark.clause("staffordshire", "10.6-officers-3")
@pytest.mark.clause("section-c", "5.5(vi)")
def test_nobody_changes_or_removes_an_answer_once_it_is_sent(clause_protocol):
    enquiry = cases.answered(cases.assigned(kind=Kind.FACT))
    answer = EnquiryLetter.objects.get(case=enquiry, kind=LetterKind.ANSWER)
    answer.body = "No, never."
    for change in (answer.save, answer.delete):
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            change()
        with pytest.raises(DatabaseError, match="Cannot update or delete"), as_owner():
            change()
    assert letters_of(enquiry) == ["Yes, in April."]


def test_a_correction_is_a_new_letter_with_its_own_date_and_the_first_stays(sign_in, clock):
    enquiry = cases.answered()
    clock.set(2026, 12, 3, 10)
    clara = {"by": named("clara"), "key": uuid4()}
    enquiry = follow_ups.follow_up(enquiry, text="Is that certain?", **clara)
    clock.set(2026, 12, 4, 10)
    more = {"text": "No, in May. April was wrong.", "by": named("omar"), "key": uuid4()}
    actions.answer(enquiry, **more)
    clock.set(2026, 12, 5, 10)
    html = page(sign_in("clara"), "detail", enquiry)
    assert "Tuesday 1 December 2026 at 10am" in html
    assert "Friday 4 December 2026 at 10am" in html
    assert html.index("No, in May. April was wrong.") < html.index("Yes, in April.")
    html = page(sign_in("omar"), "detail", enquiry)
    assert html.index("Yes, in April.") < html.index("No, in May. April was wrong.")
    assert letters_of(enquiry) == ["Yes, in April.", "No, in May. April was wrong."]
