"""Privileges: what the application's role can do to every table, and that all else is refused."""

import pytest
from django.db import connection

from dev.embedded import APPLICATION, OWNER
from portal.privileges import ADD, CHANGE, REMOVE, privileges_by_table

pytestmark = pytest.mark.django_db

GRANTED = """
    SELECT relname, array_agg(privilege ORDER BY privilege) FROM (
        SELECT relname, acl.privilege_type AS privilege
        FROM pg_class, aclexplode(relacl) AS acl
        WHERE acl.grantee IN (0, %(role)s::regrole) AND relkind IN ('r', 'p')
        AND relnamespace = 'public'::regnamespace
        UNION ALL
        SELECT relname, format('%%s (%%s)', acl.privilege_type, attname)
        FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid, aclexplode(attacl) AS acl
        WHERE acl.grantee IN (0, %(role)s::regrole) AND relnamespace = 'public'::regnamespace
    ) AS granted GROUP BY relname
"""
TABLES = """
    SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
    AND relnamespace = 'public'::regnamespace
"""

# Asked of the database, as `privileges_of` itself asks the models. A letter on paper is a draft
# until it is signed, and its history says what was changed.
REFUSES_CHANGE = """
    SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE tgname LIKE 'pgtrigger_append_only_%'
    UNION SELECT relname FROM pg_class WHERE relkind = 'r' AND relname ~ '_historical|letter$'
    AND relname <> 'announcements_outgoingletter'
"""
# What is no record, or a trigger refuses to remove once it is one.
CAN_GO = """
    cache casework_pendingupload casework_removedfile casework_sealednotice casework_setaside
    complaints_draft complaints_evidence
    documents_documentdraft enquiries_addressbook enquiries_draft enquiries_replay
    enquiries_replydraft people_appointment people_importline people_outsideappointment
    people_portfolio people_seat people_signin
    protocols_bankholiday protocols_clause protocols_closureday protocols_electionperiod
    protocols_nudge protocols_promiserule protocols_route django_session reports_quarterlyreport
    mfa_authenticator socialaccount_socialaccount socialaccount_socialtoken usersessions_usersession
"""


def rows(query, **values):
    with connection.cursor() as cursor:
        cursor.execute(query, values or None)
        return cursor.fetchall()


def test_every_table_has_the_privileges_that_are_said_and_no_others():
    said = {table: sorted(what) for table, what in privileges_by_table().items()}
    assert said.keys() == {name for (name,) in rows(TABLES)}
    assert dict(rows(GRANTED, role=APPLICATION)) == said


def test_every_kind_of_table_is_among_them():
    said = privileges_by_table()
    assert said["enquiries_historicalenquiry"] == said["enquiries_enquiryletter"] == ADD
    assert said["enquiries_enquiry"] == said["people_service"] == CHANGE
    assert said["enquiries_draft"] == said["cache"] == REMOVE
    assert len(said) > 90
    assert not any({"TRUNCATE", "TRIGGER", "REFERENCES"} & set(what) for what in said.values())


def test_no_history_and_no_letter_can_be_changed_or_removed():
    granted = dict(rows(GRANTED, role=APPLICATION))
    found = [name for (name,) in rows(REFUSES_CHANGE)]
    assert len(found) > 45
    assert {name: granted[name] for name in found if granted[name] != ["INSERT", "SELECT"]} == {}


def test_only_these_tables_lose_rows_and_none_is_emptied_or_has_triggers_added():
    granted = dict(rows(GRANTED, role=APPLICATION)).items()
    assert {name for name, what in granted if "DELETE" in what} == set(CAN_GO.split())
    reading_and_writing = {"SELECT", "INSERT", "UPDATE", "UPDATE (head)", "DELETE"}
    assert {each for _, what in granted for each in what} == reading_and_writing


def test_the_tests_run_as_the_application_which_owns_nothing():
    assert rows("SELECT current_user, session_user") == [(APPLICATION, APPLICATION)]
    owned = "SELECT relname FROM pg_class WHERE relowner = %(role)s::regrole"
    assert rows(owned, role=APPLICATION) == []
    assert len(rows(owned, role=OWNER)) > 200
