"""Nominated officers: they get a service failure or a strategic matter as its head does."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from casework.models import Notice
from enquiries import actions, assignment, policy
from enquiries.case.handling_views import officers_for
from enquiries.models import Kind, Status
from foundation.history import write
from people.models import Appointment
from people.roles import Role
from tests.enquiries import cases
from tests.established import change_posts, establish
from tests.people import STARTED, named, signed_in
from tests.protocols.pages import text_of

pytestmark = pytest.mark.django_db


def nominate(name, service="Highways"):
    """By the people administrator, as an officer of the service too or not."""
    place = named("omar" if service == "Highways" else "stan").posts_today[0].service
    person, role = named(name), Role.NOMINATED_OFFICER
    return establish(person=person, role=role, service=place, starts_on=STARTED)


def vacate(*roles):
    change_posts(Appointment.objects.filter(role__in=roles), ends_on=date(2026, 11, 30))


def told(event):
    return {one.addressee.name for one in Notice.objects.filter(event=event)}


@pytest.mark.clause("section-c", "3.2")
def test_the_head_and_each_nominated_officer_hear_of_a_service_failure(clock):
    nominate("grace")
    nominate("omar")
    nominate("stan", "Waste")
    enquiry = cases.raised(kind=Kind.FAILED_SERVICE)
    assert (enquiry.officer, enquiry.status) == (named("ruth"), Status.WITH_OFFICER)
    assert told("raised") == {"Ruth Adeyemi", "Grace Lund", "Omar Haddad"}
    sentences = set(Notice.objects.filter(event="raised").values_list("sentence", flat=True))
    assert sentences == {
        "You have a new enquiry from a councillor.",
        "A councillor has raised an enquiry that you can take on.",
    }


@pytest.mark.clause("section-c", "3.2")
def test_a_nominated_officer_takes_a_service_failure_on_from_the_head(clock):
    nominate("grace")
    enquiry = cases.raised(kind=Kind.FAILED_SERVICE)
    assert enquiry.officer == named("ruth")
    enquiry = actions.assign(enquiry, officer=named("grace"), by=named("grace"))
    assert (enquiry.officer, enquiry.status) == (named("grace"), Status.WITH_OFFICER)
    assert policy.can_answer(named("grace"), enquiry)


@pytest.mark.clause("section-c", "3.2")
def test_while_there_is_no_head_a_service_failure_goes_to_the_nominated_officer(clock):
    vacate("head-of-service")
    nominate("grace")
    assert cases.raised(kind=Kind.FAILED_SERVICE).officer == named("grace")
    vacate("nominated-officer")
    assert cases.raised(kind=Kind.FAILED_SERVICE).officer == named("colin")


@pytest.mark.clause("section-c", "3.2")
def test_a_service_failure_that_nobody_has_can_be_assigned_to_a_nominated_officer_of_its_service(
    clock,
):
    nominate("grace")
    enquiry = cases.raised(kind=Kind.FAILED_SERVICE)
    write(enquiry, by=None, reason="moved", officer=None, status=Status.RECEIVED)
    names = {officer.name for officer in officers_for(enquiry)}
    assert names == {"Ruth Adeyemi", "Colin Baxter", "Grace Lund"}
    verdict = assignment.officer_fits(named("omar"), enquiry)
    assert (verdict.reason, verdict.clause) == (
        "Only a head of service, chief officer or nominated officer can deal with this, not "
        "Omar Haddad.",
        "3.2",
    )
    assert actions.assign(enquiry, officer=named("grace"), by=named("dev")).officer.name


@pytest.mark.clause("section-c", "3.2")
def test_an_officer_nominated_by_another_service_cannot_be_assigned_a_service_failure(clock):
    nominate("omar", "Waste")
    enquiry = cases.raised(kind=Kind.FAILED_SERVICE)
    write(enquiry, by=None, reason="moved", officer=None, status=Status.RECEIVED)
    with pytest.raises(PermissionDenied, match="not Omar Haddad"):
        actions.assign(enquiry, officer=named("omar"), by=named("dev"))


@pytest.mark.clause("oxford", "23.4-p2")
def test_in_oxford_a_team_leader_is_senior_enough_for_a_strategic_matter(under):
    under("oxford")
    nominate("grace")
    enquiry = cases.raised(kind=Kind.POLICY)
    assert enquiry.officer == named("ruth")
    assert told("raised") == {"Ruth Adeyemi", "Grace Lund"}
    verdict = assignment.officer_fits(named("omar"), enquiry)
    assert (verdict.reason, verdict.clause) == (
        "Only a head of service, chief officer or team leader can deal with this, not Omar Haddad.",
        "23.4",
    )
    enquiry = actions.assign(enquiry, officer=named("grace"), by=named("ruth"))
    assert enquiry.officer == named("grace")
    assert {officer.name for officer in officers_for(enquiry)} == {
        *("Ruth Adeyemi", "Colin Baxter", "Grace Lund"),
    }


def test_criticism_never_goes_to_a_nominated_officer(under):
    under("somerset")
    nominate("grace")
    enquiry = cases.raised(kind=Kind.CRITICISM)
    assert not assignment.officer_fits(named("grace"), enquiry)
    assert told("something") == {"Ruth Adeyemi"}


def test_a_councillor_reads_who_gets_a_service_failure_before_choosing_it(clock):
    text = text_of(signed_in("clara").get("/enquiries/raise/", follow=True))
    assert "Goes to the head of service or a nominated officer." in text


@pytest.mark.clause("section-c", "fn2")
def test_the_contacts_page_lists_nominated_officers_where_there_are_any(clock):
    clara = signed_in("clara")
    assert "Nominated officer" not in text_of(clara.get("/protocol/contacts/"))
    nominate("grace")
    text = text_of(clara.get("/protocol/contacts/"))
    assert "Nominated officer" in text
    assert "Grace Lund, grace@westhaven.example" in text


def test_a_nominated_officer_works_in_the_service_while_nominated(clock):
    post = nominate("stan")
    enquiry = cases.raised()
    assert "Nominated officer in Highways" in signed_in("stan").get("/protocol/role/").text
    assert policy.can_assign(named("stan"), enquiry)
    assert post.post == "Nominated officer in Highways"
    change_posts([post], ends_on=date(2026, 11, 30))
    assert enquiry.service_id not in named("stan").services
