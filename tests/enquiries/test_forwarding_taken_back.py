"""Openings of shared letters on record, and consent that its author takes back."""

from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.urls import reverse

from enquiries.forwarding.actions import take_back_consent
from enquiries.models import Consent, Forwarding, LetterKind, LetterOpening
from tests.enquiries.forwardings import asked_to_share, shared_letter
from tests.enquiries.pages import page, recipients
from tests.enquiries.test_forwarding import ANSWER, SHARED, shared_with
from tests.people import named, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def url_of(row, name="letter-shared"):
    return reverse(f"enquiries:{name}", args=[row.key])


def take_back(who, row, **more):
    return signed_in(who).post(url_of(row, "take-back-consent"), {"key": uuid4()} | more)


def test_each_opening_of_a_shared_letter_is_recorded_and_both_sides_read_it():
    row = shared_letter()
    assert "Not opened yet." in signed_in("omar").get(SHARED).content.decode()
    stan = signed_in("stan")
    stan.get(SHARED)
    assert not LetterOpening.objects.exists()
    for _ in range(2):
        assert ANSWER in stan.get(url_of(row)).content.decode()
    assert set(LetterOpening.objects.values_list("letter", "reader")) == {
        (row.letter_id, named("stan").pk)
    }
    words = "Opened 2 times, first on Tuesday 1 December 2026"
    assert words in signed_in("omar").get(SHARED).content.decode()
    assert words in page(signed_in("clara"), "share-letters", row.case)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM enquiries_letteropening")


@pytest.mark.parametrize("who", ["clara", "omar", "nia", "grace", "dev", "eve", "mona", "petra"])
def test_no_one_but_its_reader_opens_the_page_of_a_shared_letter(who):
    row = shared_letter()
    assert signed_in(who).get(url_of(row)).status_code == 404
    assert not LetterOpening.objects.exists()


def test_its_author_takes_back_consent_and_the_reader_sees_nothing_more(clock):
    row = shared_letter()
    signed_in("stan").get(url_of(row))
    text = signed_in("omar").get(url_of(row, "take-back-consent")).content.decode()
    assert "Opened once, first on" in text
    key = uuid4()
    for _ in range(2):  # the button is pressed twice
        take_back("omar", row, key=key)
    row.refresh_from_db()
    assert row.consent == Consent.TAKEN_BACK
    assert ANSWER not in shared_with("stan")
    assert signed_in("stan").get(url_of(row)).status_code == 404
    assert recipients("letter-no-longer-shared") == {"Stan"}
    assert recipients("consent-taken-back") == {"Clara"}
    assert LetterOpening.objects.count() == 1
    enquiry = page(signed_in("clara"), "detail", row.case)
    assert "Shared with Stan Price" not in enquiry
    assert "taken back their consent" in page(signed_in("clara"), "share-letters", row.case)
    reasons = row.history.order_by("history_id").values_list("history_change_reason", flat=True)
    assert list(reasons) == ["asked for consent", "consented", "took back consent"]


def test_only_the_author_takes_it_back_and_only_what_is_shared():
    row = shared_letter()
    for who, status in (("stan", 403), ("clara", 404), ("grace", 404), ("mona", 404)):
        assert take_back(who, row).status_code == status, who
        with pytest.raises(PermissionDenied):
            take_back_consent(row, by=named(who))
    waits = asked_to_share(reader="nia")
    assert take_back("omar", waits).status_code == 403
    assert ANSWER in shared_with("stan")


def test_a_letter_taken_back_can_be_asked_for_again():
    row = shared_letter()
    take_back_consent(row, by=named("omar"))
    again = asked_to_share(row.case)
    assert (again.consent, Forwarding.objects.count()) == (Consent.ASKED, 2)


def test_an_author_takes_back_a_letter_that_they_shared_themselves():
    row = asked_to_share(kinds=[LetterKind.QUESTION])
    take_back_consent(row, by=named("clara"))
    assert recipients("letter-no-longer-shared") == {"Stan"}
    assert recipients("consent-taken-back") == set()
