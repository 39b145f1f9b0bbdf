"""Settings of declared connections: what one does whatever the clauses say, and who reads it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from enquiries import actions
from enquiries.models import Kind
from people.roles import Role
from protocols.choices import ConnectionEffect, DeclarationOffice
from protocols.version_cache import todays_protocol
from relations.connections.policy import can_declare
from relations.connections.words import next_steps
from relations.jobs import alert_offices
from tests.clause_protocols import adopt_for
from tests.enquiries import cases
from tests.enquiries.pages import page
from tests.people import adopt, named, signed_in
from tests.relations.connections import declared

pytestmark = pytest.mark.django_db
E = ConnectionEffect
REASON = "No one else knows the old drains."


def adopt_for_tomorrow(clock, preset, **settings):
    adopt(preset, clock.at.date() + timedelta(days=1), **settings)
    clock.next_day()


def officers(words):
    """The officers that a page offers."""
    listed = words.partition('name="officer"')[2].partition("</select>")[0]
    return {name for name in ("Omar Haddad", "Grace Lund") if name in listed}


@pytest.mark.parametrize("preset", ["section-c", "merton"])
def test_a_version_leaves_a_connected_officer_out_although_its_clauses_say_something_else(
    preset, clock
):
    adopt_for(clock, preset, connection_effect=E.LEFT_OUT)
    declared()
    enquiry = cases.raised()
    assert officers(page(signed_in("ruth"), "assign", enquiry)) == {"Grace Lund"}
    with pytest.raises(PermissionDenied, match="Select another officer") as refused:
        actions.assign(enquiry, officer=named("omar"), reason=REASON, by=named("ruth"))
    assert "connection" not in str(refused.value)
    assert alert_offices() == 0


def test_a_version_under_which_only_the_office_is_told_leaves_nobody_out(clock):
    adopt_for(clock, "thurrock", connection_effect=E.ALERT)
    declared()
    enquiry = cases.raised()
    assert officers(page(signed_in("ruth"), "assign", enquiry)) == {"Omar Haddad", "Grace Lund"}
    actions.assign(enquiry, officer=named("omar"), by=named("ruth"))
    assert (alert_offices(), alert_offices()) == (1, 0)


def test_the_office_is_told_nothing_if_the_version_says_something_else(clock):
    """Although a clause of Section C asks for it."""
    adopt_for(clock, "section-c", connection_effect=E.LEFT_OUT)
    cases.assigned()
    declared()
    assert alert_offices() == 0


def test_a_manager_can_assign_it_with_a_reason_if_the_version_says_so(clock):
    adopt_for(clock, "thurrock", connection_effect=E.NEED_MANAGER)
    declared()
    enquiry = cases.raised()
    with pytest.raises(PermissionDenied, match="Enter why they should have it"):
        actions.assign(enquiry, officer=named("omar"), by=named("ruth"))
    actions.assign(enquiry, officer=named("omar"), reason=REASON, by=named("ruth"))
    enquiry.refresh_from_db()
    assert enquiry.officer == named("omar")


def test_an_enquiry_never_goes_by_itself_if_the_version_says_so(clock):
    adopt_for(clock, "oxford", connection_effect=E.ALERT)
    declared("ruth", "clara")
    assert cases.raised(Kind.POLICY).officer == named("ruth")
    clock.next_day()
    adopt_for_tomorrow(clock, "oxford", connection_effect=E.NOT_PAIRED)
    assert cases.raised(Kind.POLICY).officer != named("ruth")


def test_a_version_that_says_what_a_connection_does_has_declarations(clock):
    adopt_for(clock, "surrey")
    assert not can_declare(named("omar"), todays_protocol())
    adopt_for_tomorrow(clock, "surrey", connection_effect=E.LEFT_OUT)
    assert can_declare(named("omar"), todays_protocol())
    steps = [step.words for step in next_steps(named("omar"), todays_protocol(), "Town Clerk")]
    assert "you will not be in the list of officers" in " ".join(steps)


@pytest.mark.parametrize(
    ("first", "reader", "other"),
    [
        (DeclarationOffice.MONITORING_OFFICER, "mona", "eve"),
        (DeclarationOffice.CHIEF_EXECUTIVE, "eve", "mona"),
    ],
)
def test_the_office_that_the_version_names_reads_a_declaration(first, reader, other, clock):
    adopt_for(clock, "section-c", declarations_to=first)
    url = declared().get_absolute_url()
    assert signed_in(reader).get(url).status_code == 200
    assert signed_in(other).get(url).status_code == 404


def test_the_other_office_reads_what_is_about_a_holder_of_the_first(clock):
    adopt_for(clock, "section-c", declarations_to=DeclarationOffice.CHIEF_EXECUTIVE)
    assert Role.CHIEF_EXECUTIVE in named("eve").offices
    url = declared("clara", "eve").get_absolute_url()
    assert signed_in("mona").get(url).status_code == 200
    assert signed_in("eve").get(url).status_code == 404
