"""Warnings: what a councillor already has open, and many letters in a row."""

from datetime import date
from uuid import uuid4

import pytest

from enquiries import actions
from tests.enquiries import cases
from tests.enquiries.pages import cited_after
from tests.enquiries.test_raising_under_a_clause import page, walk
from tests.established import change_posts
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.mark.clause("cheshire-east", "3.8-3")
@pytest.mark.clause("epsom-ewell", "10.2-members-3")
@pytest.mark.clause("merton", "10.1-members-3")
@pytest.mark.clause("staffordshire", "10.6-members-3")
def test_before_sending_a_councillor_sees_what_is_open_with_the_service(clause_protocol, clara):
    cited = {
        "cheshire-east": "Cheshire East 3.8",
        "epsom-ewell": "Epsom and Ewell 10.2",
        "merton": "Merton 10.1",
        "staffordshire": "Staffordshire 10.6",
    }
    walk(clara)
    assert "Your open enquiries with Highways" not in page(clara, "check")
    cases.assigned()
    cases.answered()
    check = page(clara, "check")
    assert check.count("Resurfacing of Harbour Road") == 1
    said = "Your open enquiries with Highways"
    assert cited_after(check, said) == cited[clause_protocol.preset]
    due = {"staffordshire": "2 working days left"}.get(clause_protocol.preset, "No time limit")
    assert due in check.partition(said)[2].partition("</ul>")[0]


@pytest.mark.clause("cheshire-east", "3.8-3")
def test_before_sending_a_councillor_sees_who_the_officers_report_to(clause_protocol, clara):
    walk(clara)
    line = (
        "Officers in Highways report to the head of service (Ruth Adeyemi), who reports to the"
        " Director (Colin Baxter)."
    )
    check = page(clara, "check")
    assert cited_after(check, line) == "Cheshire East 3.8"
    change_posts(named("ruth").appointments.all(), ends_on=date(2026, 11, 30))
    assert "the head of service (vacant), who reports to" in page(clara, "check")


def test_another_protocol_shows_no_reporting_line(under, clara):
    under("merton")
    walk(clara)
    assert "Officers in Highways report to" not in page(clara, "check")


def test_the_count_of_open_enquiries_leaves_out_other_councillors(under, client):
    under("merton")
    cases.assigned()
    client.force_login(named("nia"))
    walk(client)
    assert "Your open enquiries" not in page(client, "check")


@pytest.mark.clause("merton", "10.1-officers-7")
@pytest.mark.clause("staffordshire", "10.6-officers-2")
def test_an_officer_who_answers_sees_what_else_the_councillor_has_open(clause_protocol, client):
    first, second = cases.assigned(), cases.assigned()
    client.force_login(named("omar"))
    form = page(client, "answer", first.pk)
    assert "Other open enquiries from Councillor Clara Okafor" in form
    assert second.get_absolute_url() in form
    assert form.count(first.get_absolute_url() + '"') == 1  # the way out, not the list


@pytest.mark.clause("surrey", "17")
def test_a_third_letter_in_a_row_has_a_warning_about_pressure(under, clara):
    under("surrey")
    enquiry = cases.assigned()
    for number in range(2):
        assert "may feel like pressure" not in page(clara, "add", enquiry.pk)
        actions.add_information(enquiry, text=f"And {number}", by=named("clara"), key=uuid4())
    form = page(clara, "add", enquiry.pk)
    assert "You have written two times since you last heard back" in form
    assert "Surrey 17" in form
    actions.ask_councillor(enquiry, text="Where?", by=named("omar"), key=uuid4())
    actions.reply(enquiry, text="There.", by=named("clara"), key=uuid4())
    assert "may feel like pressure" not in page(clara, "add", enquiry.pk)
