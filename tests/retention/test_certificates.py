"""Certificates: what each says, that it comes once, and who reads it."""

import io
from datetime import timedelta

import pikepdf
import pytest
from django.urls import reverse

from retention.destruction.certifying import certify
from retention.destruction.runs import destroy_due_records
from retention.models import Certificate, Schedule
from tests.enquiries import cases
from tests.people import named
from tests.protocols.pages import text_of
from tests.retention.records import adopted, certified, decided

pytestmark = pytest.mark.django_db


@pytest.fixture
def two_due(clock):
    adopted(enquiry=(1, "review"))
    rows = [cases.redirected(), cases.redirected()]
    clock.at += timedelta(days=366)
    for case in rows:
        decided(case, clock)


def test_a_certificate_comes_once_when_nothing_of_the_day_is_left(two_due, clock, settings):
    settings.BACKUP_DAYS = 30
    assert destroy_due_records(most=1) == 1
    assert not Certificate.objects.exists()
    assert destroy_due_records() == 1
    row = Certificate.objects.get()
    assert (row.records, row.files, row.backup_days) == (2, 0, 30)
    assert row.deciders == named("mona").signed
    assert destroy_due_records() == 0
    assert Certificate.objects.count() == 1


def test_what_a_killed_run_left_is_certified_by_the_day_on_which_it_was(two_due, clock):
    destroy_due_records(most=1)
    day = clock.at.date()
    clock.next_day()
    destroy_due_records()
    rows = Certificate.objects.order_by("pk").values_list("records", "destroyed_on")
    assert list(rows) == [(1, day), (1, clock.at.date())]


def test_without_a_destruction_there_is_no_certificate(clock):
    adopted()
    line = Schedule.objects.in_force().lines.get()
    assert certify(line, today=clock.at.date(), is_finished=True) == 0


@pytest.mark.parametrize("who", ["mona", "eve", "ada", "pat"])
def test_a_certificate_says_what_was_destroyed_and_until_when_backups_hold_it(who, client, clock):
    row = certified()
    client.force_login(named(who))
    page = text_of(client.get(reverse("retention:certificate", args=[row.pk])))
    assert "Kind of record Enquiries Records destroyed 1" in page
    assert "Under Retention schedule" in page
    assert "Proposed by Pat Lowe, adopted by Mona Reid on Tuesday 1 December 2026" in page
    assert "In backups until Tuesday 5 January 2027, because backups are kept for 35 days" in page
    assert "E-2020-0001" not in page
    assert str(row) in text_of(client.get(reverse("retention:certificates")))


def test_a_certificate_is_an_accessible_pdf(client, clock):
    client.force_login(named("mona"))
    page = client.get(reverse("retention:certificate-pdf", args=[certified().pk]))
    assert page.content.startswith(b"%PDF-")
    with pikepdf.open(io.BytesIO(page.content)) as made:
        assert made.Root.MarkInfo.Marked
        assert str(made.Root.Lang) == "en-GB"


def test_a_server_that_cannot_make_a_pdf_says_so(client, clock, monkeypatch):
    from foundation.accessible_pdf import PdfUnavailable
    from retention.certificates import views

    def fails(*args):
        raise PdfUnavailable

    monkeypatch.setattr(views, "accessible_pdf", fails)
    client.force_login(named("mona"))
    page = client.get(reverse("retention:certificate-pdf", args=[certified().pk]))
    assert (page.status_code, "Print this page instead" in text_of(page)) == (503, True)
