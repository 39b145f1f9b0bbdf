import io
import json

import pgtrigger
import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from evidence.models import Verification
from evidence.verification.evidence import gather_evidence
from people.models import Ward
from tests.enquiries import cases
from tests.evidence.world import link_and_fold
from tests.owner import as_owner, no_triggers

pytestmark = pytest.mark.django_db


def verify(**options):
    output = io.StringIO()
    call_command("verify_history", stdout=output, **options)
    return output.getvalue()


def execute(statement):
    with as_owner() as cursor:
        cursor.execute(statement)


def test_a_council_that_only_the_portal_wrote_to_is_in_order():
    cases.held()
    assert "match their history" in verify()
    assert json.loads(verify(json=True))["problems"] == []


def test_a_row_changed_behind_the_back_of_its_history_is_found():
    enquiry = cases.assigned()
    execute(f"UPDATE enquiries_enquiry SET title = 'Something else' WHERE id = {enquiry.pk}")
    with pytest.raises(
        CommandError, match=r"enquiries_enquiry \d+: this row does not match its history"
    ):
        verify()


def test_a_row_without_any_history_is_found():
    execute("INSERT INTO people_ward (name) VALUES ('Nowhere')")
    with pytest.raises(CommandError, match=r"people_ward -?\d+: this row"):
        verify()


def test_a_row_that_is_gone_is_found():
    execute("INSERT INTO people_ward (name) VALUES ('Nowhere')")
    execute(
        "INSERT INTO people_historicalward (id, name, history_date, history_type) "
        "VALUES (-1, 'Nowhere', now(), '+')"
    )
    execute("DELETE FROM people_ward WHERE name = 'Nowhere'")
    with pytest.raises(CommandError, match=r"people_ward -?\d+: this row"):
        verify()


def test_a_history_that_was_rewritten_is_found():
    enquiry = cases.assigned()
    with no_triggers() as cursor:
        cursor.execute(
            "UPDATE enquiries_historicalenquiry SET place = 'X' WHERE id = %s", [enquiry.pk]
        )
    with pytest.raises(
        CommandError, match=r"enquiries_enquiry \d+: this row does not match its history"
    ):
        verify()


def test_a_trigger_switched_off_is_found():
    execute("ALTER TABLE enquiries_enquiryletter DISABLE TRIGGER USER")
    with pytest.raises(
        CommandError, match="enquiries_enquiryletter: the trigger append_only is switched off"
    ):
        verify()


def test_a_trigger_removed_is_found():
    with as_owner():
        pgtrigger.uninstall("enquiries.HistoricalEnquiry:append_only")
    sentence = "enquiries_historicalenquiry: the trigger append_only is missing"
    with pytest.raises(CommandError, match=sentence):
        verify()


def test_a_trigger_that_refuses_nothing_is_found():
    name = next(
        trigger.get_pgid(model)
        for model, trigger in pgtrigger.registered("enquiries.HistoricalEnquiry:append_only")
    )
    execute(
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger AS "
        "'BEGIN RETURN NEW; END' LANGUAGE plpgsql"
    )
    with pytest.raises(CommandError, match="append_only no longer does what it should"):
        verify()


@pytest.mark.parametrize("table", ["enquiries_historicalenquiry", "enquiries_enquiry"])
@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ("DROP COLUMN place CASCADE", "a column was removed from this table"),
        ("RENAME COLUMN place TO spot", "a column was removed from this table"),
        ("RENAME TO elsewhere", "this table was removed"),
    ],
)
def test_a_table_that_is_not_as_its_model_says_is_named(table, change, sentence):
    """And the rest is verified all the same."""
    cases.held()
    link_and_fold()
    ward = Ward.objects.first()
    execute(f"UPDATE people_ward SET name = 'X' WHERE id = {ward.pk}")
    with as_owner() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"ALTER TABLE {table} {change}")
    problems = [str(problem) for problem in gather_evidence(with_files=False).problems]
    assert f"{table}: {sentence}." in problems
    assert f"people_ward {ward.pk}: this row" in " ".join(problems)


@pytest.mark.parametrize("table", ["evidence_link", "evidence_head"])
def test_a_table_of_evidence_that_is_gone_is_named(table):
    link_and_fold()
    execute(f"ALTER TABLE {table} RENAME TO elsewhere")
    with pytest.raises(CommandError, match=f"{table}: this table was removed"):
        verify()


def test_the_json_says_what_is_wrong():
    enquiry = cases.assigned()
    execute(f"UPDATE enquiries_enquiry SET place = 'X' WHERE id = {enquiry.pk}")
    output = io.StringIO()
    with pytest.raises(CommandError):
        call_command("verify_history", json=True, stdout=output)
    said = json.loads(output.getvalue())
    row = {"table": "enquiries_enquiry", "key": str(enquiry.pk)}
    what = "this row does not match its history"
    assert said["found"] == [{**row, "what": what, "head": None}]
    assert said["problems"] == [f"enquiries_enquiry {enquiry.pk}: {what}."]


def test_each_verification_is_recorded_with_what_it_looked_at(clock):
    cases.held()
    link_and_fold()
    said = json.loads(verify(json=True))
    row = Verification.objects.get()
    assert (row.at, row.problems, row.files) == (clock.at, 0, 0)
    assert (row.records, row.tables, row.links) == (said["records"], said["tables"], said["links"])
    assert row.records > 10
    assert row.links > 10


def test_a_verification_that_failed_is_recorded_without_what_was_wrong():
    enquiry = cases.assigned()
    execute(f"UPDATE enquiries_enquiry SET title = 'Something else' WHERE id = {enquiry.pk}")
    with pytest.raises(CommandError):
        verify(without_files=True)
    row = Verification.objects.get()
    assert row.problems
    assert row.files is None


def test_a_verification_is_never_changed():
    verify()
    with pytest.raises(DatabaseError), transaction.atomic():
        Verification.objects.update(problems=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        Verification.objects.all().delete()


def test_what_was_verified_is_said_even_if_it_cannot_be_recorded():
    execute("ALTER TABLE evidence_verification ADD CHECK (problems < 0)")
    said, complaint = io.StringIO(), io.StringIO()
    call_command("verify_history", stdout=said, stderr=complaint)
    assert "match their history" in said.getvalue()
    assert "could not be recorded" in complaint.getvalue()
