"""Sealed rows of a complaint: the keys of its letters, files, access, openings and its record.

What test_sealed_contents.py says about keys goes for these too.
"""

from uuid import uuid4

import pytest

from complaints import access
from complaints.models import Opening, Record
from complaints.vacant_office import actions as vacant_office_actions
from tests.complaints import cases
from tests.complaints.stored import AT, do, full_complaint, stored_in
from tests.established import change_posts
from tests.people import named

pytestmark = pytest.mark.django_db


def test_a_letter_the_record_and_a_file_are_stored_under_these_keys(clock):
    complaint, eve = cases.acknowledged(full_complaint()), named("eve").pk
    letter = [("author", eve), ("signed", "Eve Larkin, Chief Executive")]
    letter += [("kind", "acknowledgement"), ("text", "I have it."), ("sent_at", AT)]
    assert stored_in(complaint.letters.get(), "body") == letter
    entry = [("who", eve), ("name", "Eve Larkin"), ("did", "acknowledged"), ("what", "")]
    assert stored_in(Record.objects.last()) == [*entry, ("role", "Chief Executive"), ("at", AT)]
    file = [("name", "a.pdf"), ("kind", "pdf"), ("words", "PDF, 1 page, 516 bytes")]
    assert stored_in(complaint.evidence.get()) == [*file, ("checked", True)]


def test_access_is_stored_under_these_keys(clock):
    complaint = cases.access_given(cases.sent(), "grace")
    grant = complaint.grants.get()
    given = [("who", named("grace").pk), ("name", "Grace Lund")]
    assert stored_in(grant) == [*given, ("role", "Investigator"), ("why", "To look into it.")]
    do(access.change_access, complaint, access=grant, role="conciliator", text="To settle it.")
    assert stored_in(grant) == [*given, ("role", "Conciliator"), ("why", "To settle it.")]


def test_an_opening_by_two_is_stored_under_these_keys(clock):
    change_posts(named("eve").appointments.all(), ends_on="2026-11-10")
    cases.appoint("stan", "chief-operating-officer")
    mona, stan = named("mona"), named("stan")
    vacancy = next(
        one for one in vacant_office_actions.vacant_offices() if one.office == "chief-executive"
    )
    row = vacant_office_actions.ask_to_open(vacancy, text="She left", by=mona, key=uuid4())
    opening = [("office", "chief-executive"), ("scope", None), ("title", "Chief Executive")]
    opening += [("asked_by", mona.pk), ("asked_name", "Mona Reid"), ("why", "She left")]
    assert stored_in(row) == opening
    vacant_office_actions.agree_to_open(row, by=stan)
    agreed = [("agreed_by", stan.pk), ("agreed_name", "Stan Price")]
    assert stored_in(Opening.objects.get()) == [*opening, *agreed]
