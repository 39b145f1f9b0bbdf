"""Questions of officers to a councillor: without an interest of their own, and answered."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from enquiries import actions, jobs
from enquiries.models import Enquiry, Kind
from people.models import Service
from protocols.models import PromiseKind
from tests.enquiries import cases
from tests.enquiries.pages import recipients
from tests.people import named

pytestmark = pytest.mark.django_db


def question(**more):
    return {
        "key": uuid4(),
        "member": named("clara").pk,
        "service": Service.objects.get(name="Highways").pk,
        "title": "Dock Street",
        "text": "May we close it?",
        "topic": "business",
    } | more


@pytest.mark.clause("oxford", "23.4-p9")
@pytest.mark.clause("surrey", "18-p2")
@pytest.mark.clause("merton", "10.1-officers-5-p2")
@pytest.mark.clause("staffordshire", "10.6-p6")
def test_an_officer_confirms_to_have_no_interest_before_asking(clause_protocol, sign_in):
    omar, address = sign_in("omar"), reverse("enquiries:ask-member")
    refused = omar.post(address, question())
    assert "Confirm that you have no personal interest in this" in refused.content.decode()
    assert Enquiry.objects.count() == 0
    omar.post(address, question(no_interest="on"))
    assert Enquiry.objects.get().kind == Kind.OFFICER_QUESTION


def waiting_page(client):
    response = client.get(reverse("enquiries:waiting"))
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.clause("knutsford", "4.8")
@pytest.mark.clause("surrey", "16-p2")
def test_a_question_stays_in_the_councillors_list_until_it_is_answered(
    clause_protocol, sign_in, clock
):
    sign_in("omar").post(reverse("enquiries:ask-member"), question(no_interest="on"))
    own = Enquiry.objects.get()
    within = actions.ask_councillor(
        cases.assigned(kind=Kind.FACT), text="Which end?", by=named("omar"), key=uuid4()
    )
    clock.set(2026, 12, 15, 10)
    jobs.nudge()
    assert recipients("watch") >= {"Clara", "Omar"}
    for enquiry in (own, within):
        assert enquiry.get_absolute_url() in waiting_page(sign_in("clara"))
        assert dict(enquiry.promises.values_list("kind", "due_on"))["watch"] == date(2026, 12, 15)
        actions.reply(enquiry, text="Yes", by=named("clara"), key=uuid4())
        assert enquiry.get_absolute_url() not in waiting_page(sign_in("clara"))


def test_where_the_protocol_sets_a_time_limit_a_reply_is_due_by_then(clock):
    enquiry = cases.waiting()
    reply = enquiry.promises.get(kind=PromiseKind.MEMBER_REPLY)
    assert reply.due_on == date(2026, 12, 8)
