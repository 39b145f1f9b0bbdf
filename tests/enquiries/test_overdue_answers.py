"""An answer that takes longer: it is due by a day, held to one, and chased after it."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from casework.models import Notice
from enquiries import actions, jobs, notices
from enquiries.models import HoldingReason, Kind, Status
from protocols.models import PromiseKind
from tests.enquiries import cases
from tests.enquiries.pages import page, recipients
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.mark.clause("staffordshire", "10.6-officers-5")
def test_staffordshire_answers_in_two_working_days_with_reminders_before_and_after(
    clause_protocol, clock
):
    enquiry = cases.assigned()
    assert enquiry.promises.get(kind=PromiseKind.REPLY).due_on == date(2026, 12, 3)
    for day in range(1, 11):
        clock.set(2026, 12, day, 10)
        jobs.nudge()
    rows = Notice.objects.filter(event="reply").order_by("due_at", "pk")
    assert [(row.due_at.day, row.addressee.name, row.step) for row in rows] == [
        (2, "Omar Haddad", "due in 1 working day"),
        (3, "Omar Haddad", "due today"),
        (4, "Ruth Adeyemi", "1 working day overdue"),
        (4, "Clara Okafor", "1 working day overdue"),
        (8, "Colin Baxter", "3 working days overdue"),
        (10, "Eve Larkin", "5 working days overdue"),
    ]


@pytest.mark.clause("oxford", "23.5-p2")
@pytest.mark.clause("staffordshire", "10.6-officers-7")
def test_a_holding_reply_says_why_and_promises_a_day_that_becomes_overdue(
    clause_protocol, sign_in, clock
):
    enquiry = actions.send_holding_reply(
        cases.assigned(),
        reason=HoldingReason.OTHER,
        text="Three other enquiries come first.",
        promised_on=date(2026, 12, 15),
        by=named("omar"),
        key=uuid4(),
    )
    assert enquiry.promises.get(kind=PromiseKind.FULL_REPLY).due_on == date(2026, 12, 15)
    assert not enquiry.promises.open().exclude(kind=PromiseKind.FULL_REPLY).exists()
    assert (enquiry.status, enquiry.answered_at) == (Status.WITH_OFFICER, None)
    html = page(sign_in("clara"), "detail", enquiry)
    assert "Three other enquiries come first." in html
    assert "Tuesday 15 December" in html
    clock.set(2026, 12, 16, 10)
    overdue = sign_in("omar").get(reverse("enquiries:queue") + "?whose=mine&due=overdue")
    assert enquiry.get_absolute_url() in overdue.content.decode()


@pytest.mark.clause("section-c", "3.5")
def test_a_chase_goes_to_the_chief_officer_and_its_answer_is_due_too(clock):
    enquiry = cases.assigned()
    assert notices.chase_recipients(enquiry) == [named("colin")]
    clock.set(2026, 12, 9, 10)
    enquiry = actions.chase(enquiry, text="Well?", by=named("clara"), key=uuid4())
    assert recipients("chased") == {"Colin", "Omar"}
    due = enquiry.promises.get(kind=PromiseKind.CHASE_ANSWER).due_on
    assert due == date(2026, 12, 11)


@pytest.mark.clause("section-c", "5.5(iv)")
@pytest.mark.clause("oxford", "23.4-p8")
def test_an_enquiry_is_chased_once_and_after_its_due_date(clause_protocol, sign_in, clock):
    enquiry = cases.assigned()
    with pytest.raises(PermissionDenied, match="You can chase this enquiry after Tuesday 8"):
        actions.chase(enquiry, text="Well?", by=named("clara"), key=uuid4())
    says_when = "chase this enquiry after Tuesday 8 December"
    assert says_when in page(sign_in("clara"), "detail", enquiry)
    clock.set(2026, 12, 9, 10)
    actions.chase(enquiry, text="Well?", by=named("clara"), key=uuid4())
    with pytest.raises(PermissionDenied, match="already chased this enquiry, on Wednesday 9"):
        actions.chase(enquiry, text="Well?", by=named("clara"), key=uuid4())


@pytest.mark.clause("cheshire-east", "4.5")
@pytest.mark.clause("knutsford", "3.7")
@pytest.mark.clause("merton", "10.1-officers-4")
@pytest.mark.clause("thurrock", "10.3-officers-4")
def test_a_redirected_enquiry_says_why_and_where_to_go(clause_protocol, sign_in):
    enquiry = cases.assigned(kind=Kind.FACT)
    address = reverse("enquiries:redirect", args=[enquiry.pk])
    assert "Where should it go, and why?" in page(sign_in("omar"), "redirect", enquiry)
    sign_in("omar").post(address, {"key": uuid4(), "text": " "})
    enquiry.refresh_from_db()
    assert enquiry.status == Status.WITH_OFFICER
    sign_in("omar").post(address, {"key": uuid4(), "text": "The county council has bridges."})
    enquiry.refresh_from_db()
    assert enquiry.status == Status.REDIRECTED
    assert "The county council has bridges." in page(sign_in("clara"), "detail", enquiry)
