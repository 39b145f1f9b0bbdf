"""An interest in one enquiry, declared by an officer: it goes to someone else (Staffordshire)."""

import pytest
from django.core.exceptions import PermissionDenied

from casework.models import Notice
from enquiries import actions
from enquiries.assignment import can_declare_interest
from enquiries.models import Enquiry, Status, Verb
from enquiries.officer_marks import declare_interest
from tests.clause_protocols import adopt_for
from tests.enquiries import cases
from tests.enquiries.pages import page, send
from tests.enquiries.test_bulk_assign import assign, of
from tests.people import named, signed_in
from tests.relations.test_connections_assignment import options

pytestmark = pytest.mark.django_db


@pytest.mark.clause("staffordshire", "10.6-officers-4")
def test_an_officer_who_declares_an_interest_is_no_longer_assigned(clause_protocol):
    enquiry = cases.assigned()
    send(signed_in("omar"), "declare-interest", enquiry)
    enquiry.refresh_from_db()
    assert (enquiry.officer, enquiry.status) == (None, Status.RECEIVED)
    row = enquiry.history.first()
    assert (row.history_user, row.history_change_reason) == (named("omar"), Verb.INTERESTED)
    shown = signed_in("ruth").get(enquiry.get_absolute_url()).content.decode()
    assert "declared an interest, so someone else will deal with it" in shown
    told_of_it = {notice.addressee.name for notice in Notice.objects.filter(event="interested")}
    assert told_of_it == {"Ruth Adeyemi", "Dev Patel"}


@pytest.mark.clause("staffordshire", "10.6-officers-4")
def test_an_officer_with_an_interest_is_assigned_that_enquiry_by_no_one(clause_protocol):
    enquiry = declare_interest(cases.raised(), by=named("omar"))
    assert options(page(signed_in("ruth"), "assign", enquiry)) == {"Grace Lund", "Ruth Adeyemi"}
    fresh = Enquiry.objects.get(pk=enquiry.pk)
    with pytest.raises(PermissionDenied, match="Omar Haddad declared an interest"):
        actions.assign(fresh, officer=named("omar"), by=named("ruth"))
    assign("ruth", fresh, **of(fresh, "omar"))
    fresh.refresh_from_db()
    assert fresh.officer is None
    assert cases.assigned().officer == named("omar")


@pytest.mark.parametrize(
    ("who", "make", "refusal"),
    [
        ("stan", cases.assigned, "Only officers of its service"),
        ("omar", cases.waiting, "has not yet replied to a question"),
        ("omar", cases.answered, "This enquiry has been answered"),
    ],
)
def test_an_interest_is_declared_by_an_officer_of_its_service_while_it_is_open(
    who, make, refusal, clock
):
    adopt_for(clock, "staffordshire")
    assert refusal in can_declare_interest(named(who), make()).reason


def test_an_interest_pressed_twice_is_declared_once(clock):
    adopt_for(clock, "staffordshire")
    enquiry = declare_interest(cases.assigned(), by=named("omar"))
    with pytest.raises(PermissionDenied, match="already"):
        declare_interest(enquiry, by=named("omar"))
    assert enquiry.history.filter(history_change_reason=Verb.INTERESTED).count() == 1


def test_no_interest_is_declared_under_a_protocol_without_it(clock):
    assert not can_declare_interest(named("omar"), cases.assigned())
    text = signed_in("omar").get(cases.assigned().get_absolute_url()).content.decode()
    assert "Declare an interest" not in text
