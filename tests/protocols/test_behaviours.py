"""What the clauses ask for, shown on the pages where councillors and officers meet it."""

from uuid import uuid4

import pytest
from django.urls import resolve, reverse

from enquiries.models import Enquiry
from protocols.sources import load
from tests.drafting import step_url
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db


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
