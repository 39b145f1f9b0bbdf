"""Councillors whose term has ended: nobody writes to a void, and nobody above is reminded of it."""

from datetime import date
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from casework import jobs as casework_jobs
from casework.models import Notice, NoticeState
from documents import actions as document_actions
from documents import jobs as document_jobs
from enquiries import actions, jobs
from enquiries.models import Kind
from people.models import Appointment
from tests.documents import cases as document_cases
from tests.enquiries import cases
from tests.people import named, signed_in, under

pytestmark = pytest.mark.django_db
LAST_DAY = date(2026, 12, 3)
GONE = "no longer in office"


def leaves(clock, who="clara"):
    """Her term has ended, and what was written until then has gone."""
    post = Appointment.objects.get(person=named(who), role="councillor")
    post.ends_on = LAST_DAY
    post.save()
    Notice.objects.update(state=NoticeState.SENT, sent_at=clock.at)
    clock.set(2026, 12, 4, 10)


def told(case):
    rows = Notice.objects.about(case.ledger_name).filter(key__contains=":member-left:")
    return sorted(row.addressee.name for row in rows)


def test_the_officer_and_the_coordinator_are_told_once(clock):
    enquiry, answered = cases.assigned(), cases.answered()
    leaves(clock)
    for _ in range(3):
        jobs.tell_of_departures()
        clock.next_day()
    assert told(enquiry) == ["Dev Patel", "Omar Haddad"]
    assert told(answered) == []
    casework_jobs.send_notices()
    assert len([m for m in mail.outbox if GONE in m.subject]) == 2


def test_nobody_is_told_while_she_is_in_office(clock):
    enquiry = cases.assigned()
    assert jobs.tell_of_departures() == 0
    assert told(enquiry) == []


def test_a_confidential_enquiry_is_told_of_to_its_officer_only(clock):
    under("somerset", clock)
    enquiry = cases.raised(kind=Kind.CRITICISM, officer=named("ruth"))
    leaves(clock)
    jobs.tell_of_departures()
    jobs.tell_of_departures()
    assert told(enquiry) == ["Ruth Adeyemi"]


def test_the_ladder_ends_at_the_coordinators(clock):
    enquiry = cases.assigned()
    leaves(clock)
    for day in (8, 9, 11, 15):
        clock.set(2026, 12, day, 9, 30)
        jobs.nudge()
        casework_jobs.send_notices()
    rows = Notice.objects.about(enquiry.ledger_name).exclude(step="")
    assert {row.addressee.name for row in rows} == {"Dev Patel"}
    assert {row.sentence for row in rows} == {
        "The councillor can no longer read this enquiry. A coordinator must decide what becomes of"
        " it."
    }


def test_a_question_to_her_reminds_the_coordinators_and_says_why_not_her(clock):
    enquiry = cases.waiting()
    leaves(clock)
    clock.set(2026, 12, 8, 9, 30)
    jobs.nudge()
    casework_jobs.send_notices()
    rows = Notice.objects.about(enquiry.ledger_name).filter(event="member-reply")
    lines = {(row.addressee.name, row.state, row.error) for row in rows}
    why = "Clara Okafor is no longer in office. Dev Patel was told instead."
    assert ("Clara Okafor", "not-sent", why) in lines
    assert ("Dev Patel", "sent", "") in lines
    assert "clara@westhaven.example" not in {message.to[0] for message in mail.outbox}


def page(who, address):
    return " ".join(signed_in(who).get(address).content.decode().split())


def test_the_page_does_not_name_her_as_if_she_read_it(clock):
    enquiry = cases.assigned()
    leaves(clock)
    text = page("omar", enquiry.get_absolute_url())
    assert "No longer in office, so cannot read this. A coordinator decides" in text
    assert "Read by Councillor" not in text
    assert "Next: reminder to Dev Patel" in text or "reminder to Dev Patel" in text
    answer = page("omar", f"{enquiry.get_absolute_url()}answer/")
    assert "Councillor Clara Okafor (no longer in office, so cannot read it)." in answer
    assert "who then has" not in answer


def test_no_question_can_be_put_to_her(clock):
    enquiry = cases.assigned()
    leaves(clock)
    with pytest.raises(PermissionDenied, match="no one would read a question"):
        actions.ask_councillor(enquiry, text="Which?", by=named("omar"), key=uuid4())


def test_a_request_for_a_document_is_told_of_to_those_who_deal_with_it(clock):
    case = document_cases.assigned()
    leaves(clock)
    document_jobs.tell_of_departures()
    document_jobs.tell_of_departures()
    assert told(case) == ["Omar Haddad"]
    assert "No longer in office" in page("omar", case.get_absolute_url())
    document_actions.ask_question(case, text="Which?", by=named("omar"), key=uuid4())
    rows = Notice.objects.about(case.ledger_name).filter(addressee=named("clara"))
    assert not rows.filter(event="questioned").exists()


def test_a_coordinator_can_close_it_by_redirecting_it(clock, client):
    enquiry = cases.assigned()
    leaves(clock)
    client.force_login(named("dev"))
    client.post(f"{enquiry.get_absolute_url()}redirect/", {"text": "She left.", "key": uuid4()})
    enquiry.refresh_from_db()
    assert not enquiry.is_open
    assert jobs.tell_of_departures() == 0
