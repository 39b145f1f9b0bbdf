"""What the clauses ask for, shown on the pages where councillors and officers meet it."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.urls import resolve, reverse

from casework.journeys import Progress
from enquiries import actions, policy
from enquiries.case.handling_forms import AssignForm, HoldingForm, PassForm
from enquiries.case.letter_forms import AnswerForm, DeclineForm, DissatisfiedForm, FollowUpForm
from enquiries.models import Enquiry, EnquiryLetter, FirstReport, Kind, LetterKind, Status
from enquiries.raising import ask_member, ask_question, steps
from people.models import Group, Service
from protocols.sources import load
from protocols.version_cache import todays_protocol
from tests.drafting import step_url
from tests.enquiries import cases
from tests.owner import as_owner
from tests.people import named

pytestmark = pytest.mark.django_db

ASKED = [step.form for step in steps.JOURNEY.steps] + [
    ask_member.AskMemberForm,
    ask_question.FirstReportForm,
]
WRITTEN = [AnswerForm, DeclineForm, DissatisfiedForm, FollowUpForm]
FIELDS = {
    name
    for form in [*ASKED, *WRITTEN, HoldingForm, PassForm, AssignForm]
    for name in form.base_fields
}
STAFF_VERBS = ("can_assign", "can_pass", "can_answer", "can_hold", "can_ask", "can_redirect")


@pytest.fixture
def sign_in(client):
    def as_person(name):
        client.force_login(named(name))
        return client

    return as_person


def page(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def choose(client, kind):
    return client.post(step_url("about"), {"kind": kind, "key": uuid4()})


def place(user, **answers):
    form = ask_question.PlaceForm()
    form.prepare(Progress(user, answers, todays_protocol(), uuid4()))
    return form


@pytest.mark.clause("section-c", "3.1")
def test_a_first_report_is_led_to_the_contact_centre_and_makes_no_enquiry(sign_in, clock):
    clara = sign_in("clara")
    response = choose(clara, "first-report")
    assert response.url == reverse("enquiries:first-report")
    assert "contact centre" in page(clara, response.url)
    clara.post(response.url, {"contact_centre_reference": "CC-2041", "key": uuid4()})
    assert FirstReport.objects.get().contact_centre_reference == "CC-2041"
    assert Enquiry.objects.count() == 0


@pytest.mark.clause("section-c", "5.5(x)")
@pytest.mark.clause("surrey", "report-7-p6")
@pytest.mark.clause("staffordshire", "10.6-p3")
def test_a_complaint_is_led_out_of_the_enquiry_form(sign_in, clock):
    clara = sign_in("clara")
    response = choose(clara, "complaint")
    assert response.url == reverse("enquiries:complaint")
    response = clara.get(response.url, follow=True)
    led_to = resolve(response.redirect_chain[-1][0])
    assert (led_to.view_name, led_to.kwargs["slug"]) == ("complaints:step", "about")
    assert "Complain in confidence" in response.content.decode()
    assert Enquiry.objects.count() == 0


@pytest.mark.clause("surrey", "report-14")
def test_a_case_cites_the_clause_behind_its_date(sign_in, clock):
    enquiry = cases.assigned()
    html = page(sign_in("clara"), enquiry.get_absolute_url())
    assert "Section C 3.4" in html
    assert enquiry.version.clause_url("3.4") in html


@pytest.mark.clause("section-c", "5.4")
@pytest.mark.clause("section-c", "5.5")
def test_each_clause_has_an_address_of_its_own(sign_in, clock):
    html = page(sign_in("clara"), reverse("protocols:in_force"))
    for clause in load.load_preset("section-c").clauses:
        assert f'id="clause-{clause.number.replace(" ", "-")}"' in html
