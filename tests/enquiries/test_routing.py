"""Routing: who gets a new enquiry or a chase, whichever offices are vacant."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from enquiries import actions, notices, policy, routing
from enquiries.case.handling_views import officers_for
from enquiries.models import Kind, Status
from foundation.history import write
from people.models import Appointment
from tests.enquiries import cases
from tests.established import change_posts
from tests.people import named

pytestmark = pytest.mark.django_db


def vacate(*roles):
    change_posts(Appointment.objects.filter(role__in=roles), ends_on=date(2026, 11, 30))


def goes_to(enquiry):
    return enquiry.office or (enquiry.officer.name if enquiry.officer else "the coordinators")


@pytest.mark.parametrize("kind", [Kind.CASEWORK, Kind.WARD, Kind.FAILED_SERVICE, Kind.POLICY])
@pytest.mark.clause("knutsford", "4.6")
def test_in_knutsford_all_but_questions_of_fact_goes_to_the_town_clerk(kind, under):
    under("knutsford")
    enquiry = cases.raised(kind=kind)
    assert (enquiry.office, enquiry.service) == ("chief-executive", None)
    assert enquiry.handled_by == "Town Clerk"


@pytest.mark.clause("knutsford", "4.6")
def test_in_knutsford_a_question_of_fact_goes_to_its_service(under):
    under("knutsford")
    enquiry = cases.raised(kind=Kind.FACT)
    assert (enquiry.office, str(enquiry.service), enquiry.officer) == ("", "Highways", None)


@pytest.mark.clause("knutsford", "3.2")
def test_only_the_town_clerk_assigns_an_enquiry_with_the_town_clerk(under):
    under("knutsford")
    enquiry = cases.raised()
    verdict = policy.can_assign(named("dev"), enquiry)
    assert (verdict.reason, verdict.clause) == (
        "Only the Town Clerk can assign this enquiry.",
        "3.2",
    )
    enquiry = actions.assign(enquiry, officer=named("omar"), by=named("eve"))
    assert (enquiry.officer, enquiry.office) == (named("omar"), "chief-executive")
    for who in ("omar", "ruth", "dev"):
        with pytest.raises(PermissionDenied, match="Only the Town Clerk"):
            actions.assign(enquiry, officer=named("grace"), by=named(who))
    waste = named("stan").posts_today[0].service
    passing = {"service": waste, "text": "Theirs", "by": named("eve"), "key": uuid4()}
    enquiry = actions.pass_on(enquiry, **passing)
    assert (enquiry.service, enquiry.office) == (waste, "chief-executive")


@pytest.mark.clause("section-c", "3.2")
def test_a_service_that_failed_goes_to_its_head(clock):
    enquiry = cases.raised(kind=Kind.FAILED_SERVICE)
    assert (enquiry.officer, enquiry.status) == (named("ruth"), Status.WITH_OFFICER)
    enquiry = actions.assign(enquiry, officer=named("omar"), by=named("ruth"))
    assert enquiry.officer == named("omar")


@pytest.mark.clause("section-c", "3.2")
def test_a_service_that_failed_goes_to_the_chief_officer_while_there_is_no_head(clock):
    vacate("head-of-service")
    assert goes_to(cases.raised(kind=Kind.FAILED_SERVICE)) == "Colin Baxter"
    vacate("chief-officer")
    enquiry = cases.raised(kind=Kind.FAILED_SERVICE)
    assert goes_to(enquiry) == "chief-executive"
    vacate("chief-executive")
    assert goes_to(cases.raised(kind=Kind.FAILED_SERVICE)) == "the coordinators"
    assert actions.assign(enquiry, officer=named("omar"), by=named("dev")).officer.name


@pytest.mark.clause("section-c", "3.2")
def test_a_failed_service_that_nobody_named_is_first_assigned_to_a_head(clock):
    enquiry = cases.raised(kind=Kind.FAILED_SERVICE)
    write(enquiry, by=None, reason="moved", officer=None, status=Status.RECEIVED, service=None)
    names = {officer.name for officer in officers_for(enquiry)}
    assert names == {"Ruth Adeyemi", "Colin Baxter", "Wanda Moss"}
    with pytest.raises(PermissionDenied, match=r"Only a head of service, .* not Omar Haddad"):
        actions.assign(enquiry, officer=named("omar"), by=named("dev"))
    assert actions.assign(enquiry, officer=named("ruth"), by=named("dev")).officer.name


@pytest.mark.clause("oxford", "23.4-p2")
def test_in_oxford_a_strategic_matter_stays_with_senior_officers(under):
    under("oxford")
    enquiry = cases.raised(kind=Kind.POLICY)
    assert goes_to(enquiry) == "Ruth Adeyemi"
    with pytest.raises(PermissionDenied, match=r"Only a head of service, .* not Omar Haddad"):
        actions.assign(enquiry, officer=named("omar"), by=named("ruth"))
    assert actions.assign(enquiry, officer=named("colin"), by=named("ruth")).officer.name
    assert goes_to(cases.raised()) == "the coordinators"


def test_policy_without_a_chief_executive_or_deputy_reaches_the_coordinators(clock):
    vacate("chief-executive")
    enquiry = cases.raised(kind=Kind.POLICY)
    assert (goes_to(enquiry), enquiry.status) == ("the coordinators", Status.RECEIVED)


@pytest.mark.parametrize(
    ("preset", "away", "to"),
    [
        ("section-c", (), "colin"),
        ("section-c", ("chief-officer",), "eve"),
        ("section-c", ("chief-officer", "chief-executive"), "dev"),
        ("knutsford", (), "eve"),
        ("knutsford", ("chief-executive",), "dev"),
        ("staffordshire", (), "colin"),
    ],
)
@pytest.mark.clause("section-c", "3.5")
def test_a_chase_follows_the_route_past_vacant_offices(preset, away, to, under):
    under(preset)
    enquiry = cases.raised(kind=Kind.FACT)
    vacate(*away)
    assert notices.chase_recipients(enquiry) == [named(to)]


def test_the_version_of_the_day_of_receipt_says_where_it_goes(under):
    version = under("surrey")
    assert version.effective_from == timezone.localdate()
    assert not routing.is_for_seniors(Kind.FAILED_SERVICE, version)
    assert routing.office_of(Kind.POLICY, version) == ""
    assert goes_to(cases.raised(kind=Kind.POLICY)) == "the coordinators"
