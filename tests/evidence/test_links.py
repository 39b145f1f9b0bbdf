"""Links: every row that is recorded has one, written in the transaction of the row itself."""

import threading

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from simple_history.models import HistoricalChanges

from casework.models import Notice, SentMail
from complaints.models import ComplaintPromise
from evidence import writing
from evidence.backfill import link_rows_from_before
from evidence.models import Link, SealedLink
from evidence.tables import chained_tables
from evidence.verification.evidence import gather_evidence
from evidence.writing import link_written_rows
from foundation.history import write, write_new
from people.models import Ward
from portal.personal_data import OURS
from portal.privileges import ADD, privileges_of
from tests.complaints import cases as complaints
from tests.enquiries import cases
from tests.evidence.world import add_ward, link_and_fold
from tests.owner import as_owner, no_triggers
from tests.people import named

committed = pytest.mark.django_db(transaction=True)
in_a_test = pytest.mark.django_db


def ward_links():
    return Link.objects.filter(table_name="people_historicalward").order_by("id")


@transaction.atomic
def add_ward_and_fail(name):
    add_ward(name)
    raise ZeroDivisionError


@committed
def test_a_link_comes_with_the_commit_of_its_row(council):
    before = ward_links().count()
    with transaction.atomic():
        ward = add_ward()
        assert ward_links().count() == before
    with transaction.atomic():
        write(ward, by=named("petra"), reason="renamed", name="Mole")
    first, second = ward_links()[before:]
    assert (first.step, second.step, first.record) == (1, 2, second.record)
    assert bytes(second.previous) == bytes(first.mac)
    assert gather_evidence().problems == ()


@committed
def test_what_is_taken_back_has_no_link(council):
    before = ward_links().count()
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError):
            add_ward_and_fail("Gone")
        add_ward("Kept")
    with pytest.raises(ZeroDivisionError):
        add_ward_and_fail("Gone too")
    assert ward_links().count() == before + 1
    assert gather_evidence().problems == ()


@committed
def test_a_row_is_not_committed_without_its_link(council, monkeypatch):
    def fail(*arguments, **more):
        raise ValueError("no more")

    monkeypatch.setattr(writing, "new_link", fail)
    with pytest.raises(DatabaseError, match="no more"), transaction.atomic():
        add_ward("Lost")
    monkeypatch.undo()
    assert not Ward.objects.filter(name="Lost").exists()
    with transaction.atomic():
        add_ward("Found")
    assert gather_evidence().problems == ()


@committed
def test_two_at_once_on_one_record_wait_for_nobody(council):
    """Both follow the same link."""
    with transaction.atomic():
        cases.raised()
        ward = add_ward()
    barrier = threading.Barrier(2, timeout=20)

    def change():
        with transaction.atomic():
            past = Ward.history.model
            columns = {"id": ward.pk, "name": "x", "history_type": "~"}
            past.objects.create(**columns, history_date=ward.history.first().history_date)
            barrier.wait()
        connection.close()

    threads = [threading.Thread(target=change) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    links = ward_links().filter(record=ward_links().last().record)
    assert {link.step for link in links} in ({1, 2}, {1, 2, 3})
    chain = [p for p in gather_evidence().problems if p.table == "people_historicalward"]
    assert (links.count(), chain) == (3, [])


@in_a_test
def test_rows_written_in_bulk_are_linked():
    write_new([Ward(name="Quay"), Ward(name="Mole")], by=named("petra"), reason="imported")
    cases.answered()
    assert Notice.objects.exists()
    assert gather_evidence().problems == ()


@in_a_test
def test_a_notice_that_was_tampered_with_is_not_made_good_by_sending_it():
    cases.answered()
    link_and_fold()
    notice = Notice.objects.first()
    with no_triggers() as cursor:
        cursor.execute("UPDATE casework_notice SET sentence = 'x' WHERE id = %s", [notice.pk])
    notice.refresh_from_db()
    notice.attempts += 1
    notice.save()
    found = [p.key for p in gather_evidence().problems if p.table == "casework_notice"]
    assert found == [str(notice.pk)]


@in_a_test
def test_a_link_that_was_copied_before_it_was_folded_is_found():
    """No head tells yet how many links there were."""
    cases.raised()
    complaints.sent()
    link_written_rows(connection)
    listed = "table_name, row_key, record, step, columns, digest, previous, mac"
    with no_triggers() as cursor:
        for table in ("evidence_link", "evidence_sealedlink"):
            cursor.execute(
                f"INSERT INTO {table} ({listed}) SELECT {listed} FROM {table} WHERE head IS NULL"
            )
    links = [*Link.objects.filter(head=None), *SealedLink.objects.all()]
    found = {(p.table, p.key) for p in gather_evidence().problems}
    assert found == {(link.table_name, str(link.row_key)) for link in links}


@in_a_test
def test_a_database_from_before_is_linked_once():
    with no_triggers() as cursor:
        cursor.execute("DELETE FROM evidence_link; DELETE FROM evidence_sealedlink")
    cases.answered()
    complaints.sent()
    assert link_rows_from_before() > 0
    connection.written.clear()  # they have their links now
    assert gather_evidence().problems == ()
    with no_triggers() as cursor:
        cursor.execute("DELETE FROM evidence_link WHERE table_name = 'casework_notice'")
    assert link_rows_from_before() == 0


@in_a_test
@pytest.mark.parametrize("change", ["digest = ''", "head = NULL", "row_key = row_key + 1"])
def test_a_link_changes_only_when_it_is_folded(change):
    add_ward()
    link_and_fold()
    with pytest.raises(DatabaseError, match="Cannot update"), as_owner() as cursor:
        cursor.execute(f"UPDATE evidence_link SET {change}")


# What is declared in confidence, employment cases, and what was said at a group meeting.
SEALED_OF_RELATIONS = {
    *("HistoricalDeclaration", "DeclarationAccess"),
    *("HistoricalEmploymentCase", "HistoricalEmploymentSeat", "EmploymentAccess"),
    *("GroupNote", "GroupNoteRelease", "GroupNoteOpening"),
}


def test_each_model_is_chained_compared_with_its_history_or_says_why_not():
    """A model that is only added to says `chain = Chained(record=…)`, see foundation/chain.py."""
    undecided = [
        model._meta.label
        for app in OURS
        for model in apps.get_app_config(app).get_models()
        if model not in chained_tables()
        and not hasattr(model, "history")
        and not getattr(model, "no_history", "")
    ]
    assert undecided == []
    for model, table in chained_tables().items():
        assert not hasattr(model, "history")
        assert model._meta.pk.get_internal_type() in ("BigAutoField", "AutoField")
        sealed = model._meta.app_label == "complaints" or model.__name__ in SEALED_OF_RELATIONS
        assert table.sealed == sealed, table.name
    assert ComplaintPromise.history.model in chained_tables()
    histories = {m for m in apps.get_models() if issubclass(m, HistoricalChanges)}
    assert histories <= set(chained_tables())


def test_what_is_only_added_to_is_chained():
    """A table from which nothing is ever removed has no reason to be left out."""
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            names = {trigger.name for trigger in getattr(model._meta, "triggers", ())}
            only_added_to = "append_only" in names or privileges_of(model) == ADD
            if only_added_to and app != "evidence" and model is not SentMail:
                assert model in chained_tables(), model._meta.label
