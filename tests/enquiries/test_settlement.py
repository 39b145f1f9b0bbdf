"""A councillor says an answered enquiry is settled: it is closed, once, and not followed up."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied

from casework.models import Notice
from enquiries import actions, policy, settlement
from enquiries.models import Enquiry, Status
from foundation.history import write
from people.roles import Role
from tests.enquiries import cases
from tests.enquiries.pages import page, send
from tests.journeys import scenes
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db


def test_the_councillor_is_told_before_and_closes_it(clara):
    enquiry = cases.answered()
    assert "You will not be able to follow up the answer" in page(clara, "settle", enquiry)
    assert send(clara, "settle", enquiry).url == enquiry.get_absolute_url()
    assert "Enquiry closed as settled" in page(clara, "detail", enquiry)
    assert Enquiry.objects.get().status == Status.CLOSED
    assert send(clara, "follow-up", enquiry, text="One more thing").status_code == 403
    refused = policy.can_follow_up(named("clara"), Enquiry.objects.get())
    assert refused.reason.startswith("You said this enquiry is settled")


def test_it_is_settled_once_however_often_it_is_pressed(clara):
    enquiry = cases.answered()
    for _ in range(2):
        assert send(clara, "settle", enquiry).status_code == 302
    assert enquiry.history.filter(history_change_reason="settled").count() == 1


def test_the_officer_reads_it_in_the_history_and_gets_no_mail(clara):
    enquiry = cases.answered()
    before = Notice.objects.count()
    send(clara, "settle", enquiry)
    shown = page(signed_in("omar"), "detail", enquiry)
    assert "Councillor Clara Okafor said it is settled" in shown
    assert Notice.objects.count() == before


def test_promises_stay_as_the_answer_left_them(clara):
    enquiry = cases.answered()
    before = list(enquiry.promises.order_by("pk").values())
    settlement.settle(enquiry, by=named("clara"))
    assert list(enquiry.promises.order_by("pk").values()) == before


def test_no_one_else_can_settle_it_even_once_it_is_settled(clara):
    enquiry = cases.answered()
    settlement.settle(enquiry, by=named("clara"))
    with pytest.raises(PermissionDenied, match="Only the councillor who asked"):
        settlement.settle(enquiry, by=named("omar"))


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (Status.RECEIVED, "There is no answer yet."),
        (Status.WAITING, "There is no answer yet."),
        (Status.CLOSED, "This enquiry has been closed."),
        (Status.WITHDRAWN, "This enquiry has been withdrawn."),
    ],
)
def test_only_an_answered_enquiry_can_be_settled(status, reason, clock):
    enquiry = cases.enquiry_at(status, clock)
    assert settlement.can_settle(named("clara"), enquiry).reason.startswith(reason)


def test_a_statutory_duty_stays_open(clara):
    enquiry = cases.answered()
    write(enquiry, by=named("mona"), reason="marked", duty_of=Role.MONITORING_OFFICER)
    assert "No one else can withdraw" in page(clara, "detail", enquiry)
    assert send(clara, "settle", enquiry).status_code == 403
    assert Enquiry.objects.get().status == Status.ANSWERED


def test_an_officers_question_is_not_the_councillors_to_settle(clock):
    question = scenes.officers_question(clock)
    actions.reply(question, text="It does.", by=named("clara"), key=uuid4())
    question.refresh_from_db()
    refused = settlement.can_settle(named("clara"), question)
    assert refused.reason.startswith("Only the councillor who asked")
