"""Contributions that Omar asks of another service, in each state."""

from enquiries.contributions import actions
from tests.enquiries import cases
from tests.enquiries.contributions import asked, given
from tests.files import pdf, pending
from tests.people import named


def asked_of_stan(clock):
    row = asked(attached=[pending(named("omar"), "plan.pdf", pdf())])
    return row.case_id, row.key


def asked_of_waste(clock):
    row = asked(person=None)
    return row.case_id, row.key


def sent_back_by_stan(clock):
    row = asked()
    actions.send_back_question(row, text="That is for Drainage.", by=named("stan"))
    return row.case_id, row.key


def with_contributions(clock):
    """One given, one accepted, and one of which nothing has come."""
    enquiry = given().case
    actions.accept_question(asked(enquiry, person=named("wanda")), by=named("wanda"))
    asked(enquiry, person=None)
    return enquiry


def to_ask_about(clock):
    return cases.assigned()
