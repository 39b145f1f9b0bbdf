"""What a declared connection makes of an assignment, under each protocol that speaks of it."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from casework.models import Notice
from enquiries import actions
from enquiries.chase_answers.policy import may_take
from enquiries.models import Enquiry, Kind
from enquiries.queue.links import TICKED
from enquiries.routing import addressee_of
from people.roles import Role
from protocols.version_cache import todays_protocol
from relations.connections import actions as connections
from relations.jobs import alert_offices
from relations.models import Declaration
from tests.clause_protocols import adopt_for
from tests.complaints.cases import appoint
from tests.complaints.sealed_notices import forget, told
from tests.enquiries import cases
from tests.enquiries.pages import address, page, send
from tests.enquiries.test_bulk_assign import assign, of, offered
from tests.people import named, signed_in
from tests.relations.connections import PLANTED, declared

pytestmark = pytest.mark.django_db
REASON = "No one else knows the old drains."


def copy_of(who, declaration):
    return signed_in(who).get(declaration.get_absolute_url()).content.decode()


def options(words):
    """The officers that a page offers."""
    listed = words.partition('name="officer"')[2].partition("</select>")[0]
    return {name for name in ("Omar Haddad", "Grace Lund", "Ruth Adeyemi") if name in listed}


@pytest.mark.clause("thurrock", "10.3-p4")
@pytest.mark.parametrize("pair", [("omar", "clara"), ("clara", "omar")])
def test_the_queue_skips_an_officer_whom_either_party_declared(pair, clause_protocol):
    declared(*pair)
    enquiry = cases.raised()
    assert options(page(signed_in("ruth"), "assign", enquiry)) == {"Grace Lund", "Ruth Adeyemi"}
    listed = signed_in("ruth").get(f"/enquiries/?whose=service&{TICKED}={enquiry.pk}")
    (labels,) = offered(listed).values()
    assert not any("Omar" in label for label in labels)
    assign("ruth", enquiry, **of(enquiry, "omar"))
    with pytest.raises(PermissionDenied, match="Select another officer"):
        actions.assign(enquiry, officer=named("omar"), by=named("ruth"))
    enquiry.refresh_from_db()
    assert enquiry.officer is None


@pytest.mark.clause("thurrock", "10.3-p4")
def test_the_refusal_of_a_skipped_officer_tells_nothing_of_a_connection(clause_protocol):
    declared()
    enquiry = cases.raised()
    response = send(signed_in("ruth"), "assign", enquiry, officer=named("omar").pk)
    text = response.content.decode().lower()
    assert response.status_code == 200
    assert "connection" not in text.replace("connections/declare", "")


@pytest.mark.clause("thurrock", "10.3-p4")
def test_another_councillors_enquiry_goes_to_that_officer_as_ever(clause_protocol):
    declared("omar", "nia")
    assert cases.assigned().officer == named("omar")


@pytest.mark.clause("oxford", "23.6")
@pytest.mark.parametrize("pair", [("ruth", "clara"), ("clara", "ruth")])
def test_an_enquiry_never_goes_by_itself_to_someone_close(pair, clause_protocol):
    """A strategic matter goes to the head of its service at once, and else to the next post."""
    assert cases.raised(Kind.POLICY).officer == named("ruth")
    declared(*pair)
    assert cases.raised(Kind.POLICY).officer != named("ruth")
    version, service = todays_protocol(), cases.raised().service
    nia = addressee_of(Kind.POLICY, version, service, named("nia").pk)
    assert nia.officer == named("ruth")


@pytest.mark.clause("oxford", "23.6")
def test_the_declaration_of_a_close_relationship_is_for_the_monitoring_officer_only(
    clause_protocol,
):
    declaration = declared("ruth", "clara")
    seen = [
        who
        for who in ("clara", "nia", "omar", "colin", "dev", "eve", "mona", "petra", "sam", "ada")
        if signed_in(who).get(declaration.get_absolute_url()).status_code == 200
    ]
    assert seen == ["mona"]


@pytest.mark.clause("knutsford", "4.4")
def test_only_the_town_clerk_assigns_a_connected_officer_and_records_why(clause_protocol):
    declaration = declared()
    enquiry = at_the_office(cases.raised())
    words = page(signed_in("eve"), "assign", enquiry)
    assert "Omar Haddad has a declared connection to Councillor Clara Okafor." in words
    response = send(signed_in("eve"), "assign", enquiry, officer=named("omar").pk)
    assert "Enter why Omar Haddad should have this enquiry" in response.content.decode()
    with pytest.raises(PermissionDenied, match="Only the Town Clerk"):
        actions.assign(service_has_it(), officer=named("omar"), reason=REASON, by=named("ruth"))
    send(signed_in("eve"), "assign", enquiry, officer=named("omar").pk, reason=REASON)
    enquiry.refresh_from_db()
    assert enquiry.officer == named("omar")
    kept = copy_of("mona", declaration)
    assert REASON in kept
    assert enquiry.reference in kept


def at_the_office(enquiry):
    """A matter that the Town Clerk has (Knutsford 4.6)."""
    assert enquiry.office == Role.CHIEF_EXECUTIVE
    return enquiry


def service_has_it():
    return cases.raised(Kind.FACT)


@pytest.mark.clause("merton", "10.1-officers-5")
@pytest.mark.clause("cheshire-east", "4.4-8")
def test_a_connected_officer_is_assigned_with_a_warning_and_a_managers_reason(clause_protocol):
    declaration = declared()
    enquiry = cases.raised(Kind.FACT)
    words = page(signed_in("grace"), "assign", enquiry)
    assert "Omar Haddad has a declared connection to Councillor Clara Okafor." in words
    assert "Only a manager can do this" in words
    response = send(signed_in("grace"), "assign", enquiry, officer=named("omar").pk)
    assert "Only a manager can do this, with a reason." in response.content.decode()
    response = send(signed_in("ruth"), "assign", enquiry, officer=named("omar").pk)
    assert "Enter why Omar Haddad should have this enquiry" in response.content.decode()
    enquiry.refresh_from_db()
    assert enquiry.officer is None
    send(signed_in("ruth"), "assign", enquiry, officer=named("omar").pk, reason=REASON)
    enquiry.refresh_from_db()
    assert enquiry.officer == named("omar")
    assert REASON in copy_of("mona", declaration)


@pytest.mark.parametrize("preset", ["merton", "knutsford"])
def test_a_reason_is_nowhere_but_in_the_declaration(preset, clock):
    adopt_for(clock, preset)
    declaration = declared()
    kind = Kind.FACT if preset == "merton" else Kind.WARD
    enquiry = cases.raised(kind)
    by = "ruth" if preset == "merton" else "eve"
    enquiry = actions.assign(enquiry, officer=named("omar"), reason=REASON, by=named(by))
    for who in ("clara", "omar", "grace", "ruth", "dev"):
        text = signed_in(who).get(enquiry.get_absolute_url()).content.decode()
        assert "old drains" not in text
        assert "declared connection" not in text
    assert "old drains" not in copy_of("omar", declaration)
    assert not Notice.objects.filter(sentence__contains="connection").exists()


@pytest.mark.clause("merton", "10.1-officers-5")
@pytest.mark.clause("cheshire-east", "4.4-8")
def test_a_connected_officer_is_not_offered_for_ticked_enquiries(clause_protocol):
    declared()
    enquiry = cases.raised(Kind.FACT)
    shown = assign("ruth", enquiry, **of(enquiry, "omar"))
    enquiry.refresh_from_db()
    assert enquiry.officer is None
    assert "Choose an officer for Highways who is in the list" in shown.content.decode()


def test_nobody_takes_on_what_a_connection_keeps_from_them(clock):
    adopt_for(clock, "thurrock")
    declared("colin", "clara")
    assert not may_take(named("colin"), cases.raised())
    assert may_take(named("ruth"), cases.raised())


@pytest.mark.clause("section-c", "5.4(xi)")
def test_the_monitoring_officer_alone_is_alerted_when_a_connected_officer_has_it(clause_protocol):
    declaration = declared()
    forget()
    enquiry = cases.assigned()
    assert told() == []
    assert alert_offices() == 1
    assert told() == ["Mona Reid"]
    assert enquiry.reference in copy_of("mona", declaration)
    own_copy = copy_of("omar", declaration)
    assert enquiry.reference not in own_copy
    forget()
    assert alert_offices() == 0
    assert told() == []


def test_no_alert_for_another_officer_another_councillor_or_after_the_end(clock):
    declared("grace", "clara")
    declared("omar", "nia")
    cases.assigned()
    forget()
    assert alert_offices() == 0
    declaration = declared()
    end = {"on": date(2026, 11, 30), "text": ""}
    connections.record_end(declaration, **end, by=named("mona"), key=uuid4())
    forget()
    assert alert_offices() == 0
    assert told() == []


def test_a_second_officer_is_a_second_alert(clock):
    declared()
    declared("grace", "clara")
    enquiry = cases.assigned()
    assert alert_offices() == 1
    actions.assign(enquiry, officer=named("grace"), by=named("ruth"))
    assert alert_offices() == 1


def what_the_assigner_notices(enquiry):
    """Pages, without what differs with each request, and the number of statements."""
    client = signed_in("ruth")
    before = client.get("/enquiries/?whose=service").status_code
    with CaptureQueriesContext(
        connection,
    ) as asked:
        form = client.get(address("assign", enquiry))
        done = send(client, "assign", enquiry, officer=named("omar").pk)
        shown = client.get(enquiry.get_absolute_url())
    names = options(" ".join(form.content.decode().split()))
    history = Enquiry.history.filter(id=enquiry.pk).values_list("history_change_reason", flat=True)
    words = shown.content.decode().replace(enquiry.reference, "").lower()
    trace = [word for word in ("connect", "declar", *map(str.lower, PLANTED)) if word in words]
    statements = [re.sub(r"[0-9]+", "", one["sql"][:200]) for one in asked.captured_queries]
    return before, done.status_code, names, list(history), trace, statements


@pytest.mark.clause("section-c", "5.4(xi)")
def test_the_assigner_notices_nothing_of_a_connection(clause_protocol):
    what_the_assigner_notices(cases.raised())  # fills what a process keeps in memory
    first = what_the_assigner_notices(cases.raised())
    declared()
    assert what_the_assigner_notices(cases.raised()) == first
    assert alert_offices() == 3


def test_a_head_who_is_connected_is_passed_over_for_a_challenge(clock):
    adopt_for(clock, "oxford")
    appoint("grace", Role.HEAD_OF_SERVICE, service="Highways")
    declared("ruth", "clara")
    assert cases.raised(Kind.POLICY).officer == named("grace")
    assert Declaration.objects.count() == 1
