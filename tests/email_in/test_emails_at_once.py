"""Emails at once: two processes that read one email, and many emails of one sender."""

import pytest
from django.db import OperationalError, connection, transaction

from enquiries.email_in.actions import MOST_A_DAY, receive_email
from enquiries.email_in.message import parsed_email
from enquiries.models import Draft, ReceivedEmail
from foundation.turns import wait_for_turn
from tests.email_in.emails import ADDRESS, email
from tests.people import named
from tests.test_concurrent_requests import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def email_in(settings, council, clock):
    settings.EMAIL_IN_ADDRESS = ADDRESS


EMAILS = [email(), email(From="stranger@example.org"), email(Subject="C-2026-VRGMM")]


@pytest.mark.parametrize("raw", EMAILS)
def test_an_email_that_four_processes_read_at_once_is_recorded_once(raw):
    rows = at_once(*[lambda: receive_email(raw)] * 4)
    assert [row for row in rows if row] == list(ReceivedEmail.objects.all())
    assert ReceivedEmail.objects.count() == 1


@pytest.mark.parametrize("raw", EMAILS)
def test_an_email_waits_while_another_process_deals_with_it(raw):
    def receive():
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '200ms'")
        with pytest.raises(OperationalError):
            receive_email(raw)

    with transaction.atomic():
        wait_for_turn("email", parsed_email(raw).digest)
        at_once(receive)
    assert not ReceivedEmail.objects.exists()


def test_emails_of_one_sender_at_once_stay_within_a_days_worth(clock):
    for number in range(MOST_A_DAY - 1):
        ReceivedEmail.objects.create(
            digest=str(number), at=clock.at, sender=named("clara"), outcome="refused"
        )
    numbers = range(4)
    at_once(*[lambda n=n: receive_email(email(Message_ID=f"<{n}@mail.example>")) for n in numbers])
    assert Draft.objects.count() == 1
    assert ReceivedEmail.objects.filter(outcome="ignored").count() == 3
