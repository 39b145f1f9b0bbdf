"""The mailbox: each unread email is dealt with once, and one that fails leaves the others."""

import pytest

from casework.models import Notice
from enquiries.email_in import mailbox as reading
from enquiries.email_in.actions import LARGEST
from enquiries.jobs import receive_emails
from enquiries.models import Draft
from tests.email_in.emails import ADDRESS, email
from tests.imap import mailbox

pytestmark = pytest.mark.django_db
SEEN, FLAGGED = {b"\\Seen"}, {b"\\Flagged"}


@pytest.fixture
def box(settings, clock):
    with mailbox() as server:
        settings.EMAIL_IN_URL, settings.EMAIL_IN_ADDRESS = server.url, ADDRESS
        yield server


def test_unread_emails_become_drafts_and_are_marked_as_read(box):
    first = box.deliver(email("One", Message_ID="<1@mail.example>"))
    second = box.deliver(email("Two", Message_ID="<2@mail.example>"))
    assert receive_emails() == 2
    assert {draft.answers["text"] for draft in Draft.objects.all()} == {"One", "Two"}
    assert (box.flags[first], box.flags[second]) == (SEEN, SEEN)
    assert receive_emails() == 0


def test_an_email_whose_mark_was_lost_is_not_dealt_with_again(box):
    number = box.deliver(email())
    receive_emails()
    box.flags[number].clear()  # as when the worker is killed before it can say so
    receive_emails()
    assert Draft.objects.count() == 1
    assert box.flags[number] == SEEN


def test_one_that_fails_is_flagged_and_leaves_the_others(box, monkeypatch):
    bad = box.deliver(email("Bad", Message_ID="<1@mail.example>"))
    good = box.deliver(email("Good", Message_ID="<2@mail.example>"))
    receive = reading.receive_email

    def failing(raw, **how):
        if b"Bad" in raw:
            raise RuntimeError
        return receive(raw, **how)

    monkeypatch.setattr(reading, "receive_email", failing)
    assert receive_emails() == 1
    assert (box.flags[bad], box.flags[good]) == (FLAGGED, SEEN)
    assert receive_emails() == 0


def test_a_huge_email_is_never_fetched_and_its_sender_hears_so(box):
    huge = box.deliver(email(), size=LARGEST + 1)
    assert receive_emails() == 1
    assert (box.flags[huge], box.fetched) == (SEEN, [])
    assert not Draft.objects.exists()
    assert Notice.objects.get(event="email-received").sentence == (
        "Your email was over 40 MB, so no one has read it. Add large files in the portal."
    )


def test_without_a_mailbox_no_server_is_asked(box, settings):
    settings.EMAIL_IN_URL = ""
    box.deliver(email())
    assert receive_emails() == 0
    assert box.connections == 0
