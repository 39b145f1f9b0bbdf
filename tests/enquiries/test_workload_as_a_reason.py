"""Too much work as the reason why an enquiry is answered later (Epsom and Ewell 10.2)."""

from datetime import date
from uuid import uuid4

import pytest

from enquiries.models import EnquiryLetter, HoldingReason, LetterKind
from protocols.choices import PromiseKind
from tests.enquiries import cases
from tests.enquiries.pages import address, cited_after, page, send
from tests.people import named

pytestmark = pytest.mark.django_db
REASON = "It is too much work for that time"
TYPED = {"text": "Forty roads at once.", "reason": "workload"}
TYPED |= {"promised_on_day": 15, "promised_on_month": 12, "promised_on_year": 2026}


@pytest.mark.clause("epsom-ewell", "10.2(v)-p2")
def test_an_officer_says_that_it_is_too_much_work_and_promises_a_later_day(
    clause_protocol, sign_in
):
    enquiry = cases.assigned()
    assert REASON in page(sign_in("omar"), "hold", enquiry)
    assert send(sign_in("omar"), "hold", enquiry, **TYPED).status_code == 302
    letter = EnquiryLetter.objects.get(kind=LetterKind.HOLDING)
    assert (letter.reason, letter.promised_on) == (HoldingReason.WORKLOAD, date(2026, 12, 15))
    assert letter.author == named("omar")
    promise = enquiry.promises.get(kind=PromiseKind.FULL_REPLY)
    assert promise.due_on == date(2026, 12, 15)
    case = page(sign_in("clara"), "detail", enquiry)
    assert cited_after(case, f"Reason: {REASON}") == "Epsom and Ewell 10.2(v)"
    assert "Tuesday 15 December" in case


def test_where_no_clause_speaks_of_workload_it_is_no_reason(sign_in, clock):
    enquiry = cases.assigned()
    omar = sign_in("omar")
    assert REASON not in page(omar, "hold", enquiry)
    refused = omar.post(address("hold", enquiry), TYPED | {"key": uuid4()})
    assert "reason" in refused.context["form"].errors
    assert not EnquiryLetter.objects.filter(kind=LetterKind.HOLDING).exists()
