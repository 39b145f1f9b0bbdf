"""Outside bodies: only a councillor appointed to one can raise an enquiry for it."""

from datetime import date
from uuid import uuid4

import pytest

from enquiries.models import Capacity, Draft, Enquiry
from people.models import OutsideAppointment, OutsideBody
from tests.drafting import draft_key, step_url
from tests.enquiries.test_raising_under_a_clause import answer, page, send_draft, walk
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.fixture
def trust():
    """Nia has a place on the trust; Clara had one."""
    body = OutsideBody.objects.create(name="Harbour Trust")
    OutsideAppointment.objects.create(person=named("nia"), body=body, starts_on=date(2026, 1, 1))
    OutsideAppointment.objects.create(
        person=named("clara"), body=body, starts_on=date(2025, 1, 1), ends_on=date(2026, 11, 30)
    )
    return body


def role_page(client, who):
    client.post(step_url("about", who=who), {"key": uuid4(), "kind": "ward"})
    return page(client, "raise-step", draft_key(who=who), "question")


@pytest.mark.clause("cheshire-east", "3.5-7")
def test_a_body_is_offered_only_during_an_appointment_to_it(under, clara, client, trust):
    under("cheshire-east")
    assert "Harbour Trust" not in role_page(clara, "clara")
    refused = answer(clara, "question", asked_as=f"outside-{trust.pk}")
    assert refused.status_code == 200
    assert "asked_as" not in Draft.objects.get().answers
    client.force_login(named("nia"))
    assert "For Harbour Trust" in role_page(client, "nia")


@pytest.mark.clause("cheshire-east", "3.5-7")
def test_an_enquiry_for_a_body_says_so_to_its_officers(under, client, trust):
    under("cheshire-east")
    client.force_login(named("nia"))
    walk(client, asked_as=f"outside-{trust.pk}")
    assert "For Harbour Trust" in page(client, "check")
    enquiry = send_draft(client)
    assert (enquiry.asked_as, enquiry.outside_body) == (Capacity.OUTSIDE, trust)
    client.force_login(named("omar"))
    case = page(client, "detail", enquiry.pk)
    assert "Asks on behalf of Harbour Trust, which the councillor is appointed to" in case


def test_a_coordinator_is_offered_the_outside_bodies_of_the_councillor(under, client, trust):
    under("cheshire-east")
    client.force_login(named("dev"))
    for who, offered in (("nia", True), ("clara", False)):
        answer(client, "councillor", member=named(who).pk)
        assert ("For Harbour Trust" in role_page(client, "dev")) is offered


def test_without_a_clause_no_outside_body_is_offered(under, client, trust):
    under("knutsford")
    client.force_login(named("nia"))
    assert "Harbour Trust" not in role_page(client, "nia")
    typed = {"key": uuid4(), "asked_as": f"outside-{trust.pk}"}
    assert client.post(step_url("question"), typed).status_code == 200
    assert not Enquiry.objects.exists()
