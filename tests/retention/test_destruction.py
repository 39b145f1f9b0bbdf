"""Destruction of an enquiry: its words and files are gone, and what is left still verifies."""

from datetime import timedelta

import pytest
from django.urls import reverse

from casework.files import store
from casework.files.removing import remove_unneeded_files
from casework.models import SetAside
from enquiries.models import Enquiry, EnquiryFile, EnquiryLetter, Resident
from evidence.verification.evidence import gather_evidence
from retention.choices import Outcome
from retention.destruction import enquiries
from retention.destruction.runs import destroy_due_records
from retention.holds.actions import end_hold
from retention.models import Destruction, ErasedRow, ReviewDecision
from tests.complaints.test_dump import dump, unpacked
from tests.conftest import TUESDAY, Clock
from tests.evidence.world import link_and_fold
from tests.people import named
from tests.protocols.pages import text_of
from tests.retention.records import adopted, decided, held
from tests.retention.whole_enquiry import WORDS, whole_enquiry

pytestmark = pytest.mark.django_db


def planted():
    """Which planted words each table has."""
    found = {}
    for table, content in dump().items():
        plain = unpacked(content)
        if words := [word for word in WORDS if word.lower().encode() in plain]:
            found[table] = words
    return found


@pytest.fixture(scope="module")
def due_key(scene_kept):
    """An enquiry with something in each of its parts, on the day it is due."""
    made = {}

    def make():
        with pytest.MonkeyPatch.context() as patch:
            clock = Clock(TUESDAY)
            patch.setattr("django.utils.timezone.now", clock)
            adopted()
            case = whole_enquiry(clock)
            link_and_fold()
            made["at"] = clock.at + timedelta(days=6 * 366)
            return case.pk

    return scene_kept(make), made


@pytest.fixture
def due(due_key, clock):
    key, made = due_key
    clock.at = made["at"]
    return Enquiry.objects.get(pk=key)


@pytest.fixture
def destroyed(due, clock, django_capture_on_commit_callbacks):
    decided(due, clock)
    with django_capture_on_commit_callbacks(execute=True):
        assert destroy_due_records() == 1
    due.refresh_from_db()
    return due


def test_every_word_and_file_of_a_destroyed_enquiry_is_gone(
    due, clock, django_capture_on_commit_callbacks
):
    assert {word for words in planted().values() for word in words} == set(WORDS)
    files = [file.key for file in enquiries.files_of(due)]
    for key in files:
        store.put_file(key, b"Wobblegate")
    decided(due, clock)
    with django_capture_on_commit_callbacks(execute=True):
        assert destroy_due_records() == 1
    assert planted() == {}
    assert not any(store.file_path(key).exists() for key in files)
    assert Destruction.objects.get().files == len(files) == 3
    link_and_fold()
    assert gather_evidence().problems == ()


def test_a_stub_stays_with_its_dates_and_who_acted(destroyed):
    row = Destruction.objects.get()
    assert (row.reference, row.decided_by) == (destroyed.reference, named("mona"))
    assert (destroyed.title, destroyed.place, destroyed.status) == ("Destroyed", "", "closed")
    letter = EnquiryLetter.objects.filter(case=destroyed).first()
    assert (letter.body, letter.author) == ("Destroyed", named("clara"))
    resident = Resident.objects.get(enquiry=destroyed)
    assert (resident.name, resident.address, resident.contact) == ("Destroyed", "", "")
    assert destroyed.history.first().history_change_reason.startswith("destroyed its content")
    assert destroyed.promises.exclude(kept_at=None).exists()


@pytest.mark.parametrize("who", ["clara", "omar", "ruth", "dev"])
def test_the_pages_of_a_stub_open(who, destroyed, client):
    client.force_login(named(who))
    page = client.get(destroyed.get_absolute_url())
    assert page.status_code == 200
    assert "Destroyed" in text_of(page)
    assert "under the retention schedule" in text_of(page)
    file = EnquiryFile.objects.filter(case=destroyed).first()
    page = client.get(file.get_absolute_url())
    assert "destroyed with its enquiry under the retention schedule" in text_of(page)
    saved = client.get(reverse("enquiries:file-save", args=[destroyed.pk, file.key]))
    assert saved.status_code == 403
    for name in ("waiting", "with-officers", "queue"):
        assert client.get(reverse(f"enquiries:{name}")).status_code in (200, 403)
    assert client.get(reverse("enquiries:print", args=[destroyed.pk])).status_code == 200


def test_nothing_is_destroyed_twice(destroyed):
    rows = ErasedRow.objects.count()
    assert destroy_due_records() == 0
    assert ErasedRow.objects.count() == rows


@pytest.mark.parametrize("whose", ["", "ada ewartine", "Clara Okafor", "HADDAD"])
def test_a_hold_wins_until_it_ends(whose, due, clock):
    decided(due, clock)
    hold = held(name=whose) if whose else held(case=due.reference)
    before = planted()
    assert destroy_due_records() == 0
    assert planted() == before
    end_hold(hold, by=named("mona"))
    assert destroy_due_records() == 1


def test_a_hold_on_somebody_else_keeps_nothing(due, clock):
    decided(due, clock)
    held(name="Ada Ewart")
    assert destroy_due_records() == 1


def test_a_record_that_is_kept_is_due_again_in_a_year(due, clock):
    decided(due, clock, Outcome.KEEP)
    assert destroy_due_records() == 0
    clock.at += timedelta(days=366)
    assert destroy_due_records() == 0
    decided(due, clock)
    assert destroy_due_records() == 1
    assert ReviewDecision.objects.count() == 2


def test_nothing_undecided_or_under_a_proposal_only_is_destroyed(due, clock):
    assert destroy_due_records() == 0
    assert Enquiry.objects.get(pk=due.pk).title != "Destroyed"


def test_what_fails_half_way_changes_nothing_and_is_done_later(due, clock, monkeypatch):
    decided(due, clock)
    before = planted()

    def fails(*args):
        raise KeyError("stopped")

    with monkeypatch.context() as patch:
        patch.setattr(enquiries, "erase_case", fails)
        assert destroy_due_records() == 0
    assert planted() == before
    assert SetAside.objects.get().sweep == "destruction of records: enquiry"
    clock.at += timedelta(minutes=5)
    assert destroy_due_records() == 1
    assert not SetAside.objects.exists()


def test_files_of_a_process_that_ended_are_removed_by_the_sweep(
    due, clock, django_capture_on_commit_callbacks
):
    files = [file.key for file in enquiries.files_of(due)]
    for key in files:
        store.put_file(key, b"Wobblegate")  # a test before may have removed it
    decided(due, clock)
    with django_capture_on_commit_callbacks():  # and then it ended
        destroy_due_records()
    assert all(store.file_path(key).exists() for key in files)
    remove_unneeded_files()
    assert not any(store.file_path(key).exists() for key in files)


def test_a_portion_leaves_the_rest_for_the_next_run(due, clock):
    decided(due, clock)
    assert destroy_due_records(most=0) == 0
    assert destroy_due_records(most=1) == 1
