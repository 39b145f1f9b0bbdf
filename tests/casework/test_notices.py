"""Notices: each is mailed once, and the mail says no more than where to look."""

from datetime import date

import pytest
from django.core import mail

from casework import jobs
from casework.models import Notice
from casework.notices import ledger
from enquiries.models import Kind
from tests.enquiries import cases
from tests.people import named

pytestmark = pytest.mark.django_db


@pytest.mark.clause("section-c", "5.12")
def test_a_mail_has_a_reference_and_a_link_and_not_a_word_of_the_enquiry(clock):
    enquiry = cases.answered()
    clock.set(2026, 12, 1, 10, 1)
    jobs.send_notices()
    assert {message.to[0] for message in mail.outbox} == {
        "clara@westhaven.example",
        "omar@westhaven.example",
    }
    for message in mail.outbox:
        text = message.subject + message.body
        assert enquiry.reference in text
        assert f"/enquiries/{enquiry.pk}/" in message.body
        for secret in ("Harbour", "Resurfacing", "programme", "April", "Okafor"):
            assert secret not in text
        assert message.cc == message.bcc == []


def test_the_same_notice_written_twice_is_one_row(clock):
    enquiry = cases.raised()
    for _ in range(2):
        ledger.notify([named("clara")], "test", "Something.", about=enquiry, once="1")
    assert Notice.objects.filter(event="test").count() == 1


def test_sending_twice_sends_once(clock):
    cases.answered()
    assert jobs.send_notices() > 0
    sent = len(mail.outbox)
    assert jobs.send_notices() == 0
    assert len(mail.outbox) == sent


@pytest.mark.clause("oxford", "23.4-p5")
@pytest.mark.clause("knutsford", "4.10")
@pytest.mark.clause("surrey", "17-p3")
def test_officers_are_told_when_the_council_is_open(clause_protocol, clock):
    clock.set(2026, 12, 5, 22)
    enquiry = cases.assigned(kind=Kind.FACT)
    due = Notice.objects.get(event="assigned", addressee=named("omar")).due_at
    assert (due.day, due.hour) == (7, 9)
    assert Notice.objects.get(event="assigned", addressee=enquiry.member).due_at <= clock.at


@pytest.mark.clause("oxford", "23.4-p5")
@pytest.mark.clause("knutsford", "4.10")
@pytest.mark.clause("surrey", "17-p3")
@pytest.mark.parametrize(("at", "day"), [((4, 10), 0), ((4, 20), 1), ((5, 22), 1), ((6, 11), 1)])
def test_what_comes_after_hours_counts_from_the_next_working_day(at, day, clause_protocol, clock):
    """Friday morning counts from Friday; that evening and the weekend count from Monday."""
    clock.set(2026, 12, *at)
    due = dict(cases.raised(kind=Kind.FACT).promises.values_list("kind", "due_on"))
    if clause_protocol.preset == "oxford":
        assert due["reply"] == (date(2026, 12, 11), date(2026, 12, 14))[day]
    else:
        assert due["watch"] == (date(2026, 12, 18), date(2026, 12, 21))[day]
