"""Erasure without a lawful destruction: the database refuses it, and verification finds it."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from enquiries.models import EnquiryLetter
from evidence.verification.evidence import gather_evidence
from foundation.chain import say_written
from foundation.history import write
from retention.destruction.erasing import erase_append_only, name_erased
from retention.models import Destruction, ErasedRow, Schedule
from tests.enquiries import cases
from tests.evidence.world import link_and_fold
from tests.owner import as_owner
from tests.people import named
from tests.retention.records import adopted, held, proposed

pytestmark = pytest.mark.django_db
EMPTY = "UPDATE enquiries_enquiryletter SET body = 'Destroyed' WHERE id = %s"


@pytest.fixture
def letter(clock):
    adopted(enquiry=(1, "destroy"))
    letter = cases.raised().letters.get()
    link_and_fold()
    return letter


def destruction(case, **more):
    said = {"kind": "enquiry", "record_key": case.pk, "reference": case.reference, "files": 0}
    said |= {"line": Schedule.objects.in_force().lines.get(), "at": timezone.now()}
    return Destruction.objects.create(**said | {"due_on": timezone.localdate()} | more)


def sql(statement, *values):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def erase(letter, said="Destroyed", column="body"):
    table = "enquiries_enquiryletter"
    sql(
        "SELECT erase_rows(%s, 'id', ARRAY[%s]::bigint[], ARRAY[%s], ARRAY[%s])",
        table,
        letter.pk,
        column,
        said,
    )


def problems():
    return {(problem.table, problem.what) for problem in gather_evidence().problems}


def switched_off(letter, *statements):
    """As the owner of the database, with the triggers of letters off meanwhile."""
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE enquiries_enquiryletter DISABLE TRIGGER USER")
        cursor.execute(EMPTY, [letter.pk])
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("ALTER TABLE enquiries_enquiryletter ENABLE TRIGGER USER")


def test_the_portal_cannot_change_a_letter_itself(letter):
    name_erased(destruction(letter.case), EnquiryLetter, [letter.pk])
    with pytest.raises(DatabaseError, match="permission denied"):
        sql(EMPTY, letter.pk)


def test_a_letter_is_not_erased_without_a_destruction(letter):
    with pytest.raises(DatabaseError, match="Cannot update or delete"):
        erase(letter)
    with as_owner(), pytest.raises(DatabaseError, match="Cannot update or delete"):
        sql(EMPTY, letter.pk)


def test_a_destruction_of_another_transaction_erases_nothing(letter):
    named_before = ErasedRow(destruction=destruction(letter.case), row_key=letter.pk)
    named_before.table_name = "enquiries_enquiryletter"
    named_before.save()
    with as_owner(), connection.cursor() as cursor:  # as if it had been committed
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE retention_erasedrow DISABLE TRIGGER USER")
        cursor.execute("UPDATE retention_erasedrow SET transaction = 1")
        cursor.execute("ALTER TABLE retention_erasedrow ENABLE TRIGGER USER")
    with pytest.raises(DatabaseError, match="Cannot update or delete"):
        erase(letter)


@pytest.mark.parametrize(
    ("column", "said"), [("body", "Forged"), ("kind", ""), ("signed", "Omar"), ("author_id", "2")]
)
def test_an_erasure_writes_nothing_and_touches_no_other_column(column, said, letter):
    name_erased(destruction(letter.case), EnquiryLetter, [letter.pk])
    with pytest.raises(DatabaseError, match="Cannot update or delete"):
        erase(letter, said, column)


@pytest.mark.parametrize("table", ["people_user", "django_migrations", "evidence_link", "x; --"])
def test_rows_of_other_tables_cannot_be_erased(table, letter):
    with pytest.raises(DatabaseError, match="Cannot erase rows"):
        sql("SELECT erase_rows(%s, 'id', ARRAY[1]::bigint[], ARRAY['name'], ARRAY[''])", table)


def test_a_row_is_not_named_without_a_destruction_of_the_same_transaction(letter):
    row = ErasedRow(table_name="enquiries_enquiryletter", row_key=letter.pk, destruction_id=7)
    with pytest.raises(DatabaseError, match="without a destruction"), transaction.atomic():
        row.save()


def test_nothing_is_destroyed_that_nobody_decided_on(letter):
    line = proposed(enquiry=(1, "destroy")).lines.get()
    with pytest.raises(DatabaseError, match="nobody decided"), transaction.atomic():
        destruction(letter.case, line=line)
    adopted()  # a review first
    with pytest.raises(DatabaseError, match="nobody decided"), transaction.atomic():
        destruction(letter.case)


def test_nothing_is_destroyed_that_is_on_hold(letter):
    held(case=letter.case.reference)
    with pytest.raises(DatabaseError, match="on hold"), transaction.atomic():
        destruction(letter.case)


def test_a_letter_that_the_owner_emptied_is_found(letter):
    switched_off(letter)
    assert problems() == {("enquiries_enquiryletter", "this row was changed")}


def test_a_forged_destruction_is_found(letter):
    line = Schedule.objects.in_force().lines.get()
    switched_off(
        letter,
        "INSERT INTO retention_destruction (kind, record_key, reference, line_id, due_on, at,"
        f" files, transaction) VALUES ('enquiry', {letter.case_id}, 'E', {line.pk}, now(),"
        " now(), 0, 0)",
        "INSERT INTO retention_erasedrow (destruction_id, table_name, row_key, transaction)"
        f" SELECT id, 'enquiries_enquiryletter', {letter.pk}, 0 FROM retention_destruction",
    )
    unlinked = "this row has no link: it was added without the portal"
    assert problems() == {
        ("enquiries_enquiryletter", "this row was changed"),
        ("retention_destruction", unlinked),
        ("retention_erasedrow", unlinked),
    }


def test_a_letter_that_was_written_again_with_the_key_is_found(letter):
    switched_off(letter)
    say_written(EnquiryLetter, [letter.pk])
    link_and_fold()
    again = "this row was written again, and no destruction names it"
    assert problems() == {("enquiries_enquiryletter", again)}


def test_an_erased_letter_verifies_and_is_found_if_it_is_changed_later(letter):
    erase_append_only(destruction(letter.case), [letter])
    link_and_fold()
    assert problems() == set()
    letter.refresh_from_db()
    assert (letter.body, letter.signed, letter.missing) == ("Destroyed", "Destroyed", "")
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE enquiries_enquiryletter DISABLE TRIGGER USER")
        cursor.execute("UPDATE enquiries_enquiryletter SET body = 'Yes.'")
        cursor.execute("ALTER TABLE enquiries_enquiryletter ENABLE TRIGGER USER")
    assert problems() == {("enquiries_enquiryletter", "this row was changed")}


def test_a_function_that_lets_everything_pass_is_found(letter):
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE OR REPLACE FUNCTION erasure_lets_pass(of_table text, of_row bigint,"
            " before jsonb, after jsonb, erasable text[]) RETURNS boolean"
            " AS 'BEGIN RETURN true; END;' LANGUAGE plpgsql"
        )
    assert problems() == {("erasure_lets_pass", "this function no longer does what it should")}


def test_what_a_councillor_said_once_stays_unless_it_is_erased(letter):
    case = letter.case
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        write(case, by=named("omar"), reason="x", interest="", item="None")
