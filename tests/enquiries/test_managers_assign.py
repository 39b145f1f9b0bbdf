"""Epsom and Ewell 10.2(i): a councillor names a service, and only a manager assigns an officer."""

import pytest
from django.core.exceptions import PermissionDenied

from enquiries import actions, policy
from enquiries.models import Enquiry, Status
from enquiries.queue.policy import can_assign_ticked
from foundation.history import write
from people.models import Appointment
from tests.enquiries import cases
from tests.enquiries.pages import address, page
from tests.people import named, signed_in

pytestmark = pytest.mark.django_db

REFUSAL = (
    "Only the head of service, the chief officer or a coordinator can assign this enquiry. "
    "Ask one of them."
)


@pytest.mark.clause("epsom-ewell", "10.2(i)")
@pytest.mark.parametrize("officer", ["omar", "grace"])
def test_an_officer_assigns_an_enquiry_to_no_one_nor_takes_it(officer, under):
    under("epsom-ewell")
    enquiry = cases.raised()
    assert (enquiry.service.name, enquiry.officer, enquiry.status) == (
        *("Highways", None, Status.RECEIVED),
    )
    verdict = policy.can_assign(named("omar"), enquiry)
    assert (verdict.reason, verdict.clause) == (REFUSAL, "10.2(i)")
    with pytest.raises(PermissionDenied, match="Only the head of service"):
        actions.assign(enquiry, officer=named(officer), by=named("omar"))


@pytest.mark.clause("epsom-ewell", "10.2(i)")
@pytest.mark.parametrize("manager", ["ruth", "colin", "dev"])
def test_its_head_its_chief_officer_and_a_coordinator_assign_an_enquiry(manager, under):
    under("epsom-ewell")
    enquiry = actions.assign(cases.raised(), officer=named("omar"), by=named(manager))
    assert policy.can_answer(named("omar"), enquiry)
    refused = policy.can_answer(named("grace"), enquiry)
    assert refused.reason == (
        "This enquiry is with Omar Haddad. The head of service, the chief officer or a coordinator "
        "can assign it to you."
    )


@pytest.mark.clause("epsom-ewell", "10.2(i)")
def test_the_head_of_another_service_assigns_no_enquiry_of_this_one(under):
    under("epsom-ewell")
    enquiry = cases.raised()
    post = Appointment.objects.get(person=named("omar"))
    write(post, by=named("petra"), reason="changed", role="head-of-service", service=waste())
    assert policy.can_assign(named("omar"), enquiry).reason == REFUSAL


@pytest.mark.clause("epsom-ewell", "10.2(i)")
def test_an_officer_is_offered_no_enquiries_to_assign_from_the_queue(under):
    under("epsom-ewell")
    enquiry = cases.raised()
    assert can_assign_ticked(named("omar")).clause == "10.2(i)"
    tick = f'name="enquiry" value="{enquiry.pk}"'
    assert tick not in signed_in("omar").get("/enquiries/").text
    assert tick in signed_in("ruth").get("/enquiries/").text


@pytest.mark.clause("epsom-ewell", "10.2(i)")
def test_the_page_tells_an_officer_who_assigns_an_enquiry(under):
    under("epsom-ewell")
    enquiry = cases.raised()
    html = page(signed_in("omar"), "detail", enquiry)
    assert "Only the head of service, the chief officer or a coordinator can assign" in html
    assert signed_in("omar").get(address("assign", enquiry)).status_code == 403
    assert signed_in("ruth").get(address("assign", enquiry)).status_code == 200


def test_an_officer_can_pass_an_enquiry_to_another_service_under_epsom_and_ewell(under):
    under("epsom-ewell")
    assert policy.can_pass(named("omar"), cases.raised())


def test_under_section_c_any_officer_of_the_service_assigns(clock):
    enquiry = actions.assign(cases.raised(), officer=named("grace"), by=named("omar"))
    assert Enquiry.objects.get(pk=enquiry.pk).officer == named("grace")


def waste():
    return named("stan").posts_today[0].service
