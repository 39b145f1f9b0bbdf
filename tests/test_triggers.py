"""Triggers: no setting of a session sets them aside, and no temporary table deceives them."""

import pytest
from django.db import DatabaseError, transaction

from evidence.verification.triggers import expected_triggers
from protocols.models import Protocol
from protocols.models.fixed import NAME
from tests.complaints import cases as complaints
from tests.enquiries import cases
from tests.owner import as_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def sql(db):
    """Statements of the owner: a trigger that refuses them is not helped by a lack of rights."""
    with as_owner() as cursor:
        yield cursor.execute


@pytest.fixture
def installed(sql):
    """The names of all triggers of ours, as the switch of old was given them."""
    rows = sql("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal").fetchall()
    return [name for (name,) in rows]


def test_the_setting_that_switched_triggers_off_changes_nothing(sql, installed):
    enquiry = cases.assigned()
    complaints.sent()
    sql("SELECT set_config('pgtrigger.ignore', %s, true)", ["{" + ",".join(installed) + "}"])
    history = f"enquiries_historicalenquiry WHERE id = {enquiry.pk}"
    for statement in (
        f"DELETE FROM {history}",
        f"UPDATE {history.replace(' WHERE', ' SET title = NULL WHERE')}",
        "DELETE FROM complaints_record",
        f"UPDATE enquiries_enquiry SET interest = 'x' WHERE id = {enquiry.pk}",
        f"DELETE FROM protocols_protocol WHERE id = {Protocol.objects.get().pk}",
        "TRUNCATE complaints_record",
    ):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            sql(statement)


def test_no_function_asks_a_setting(sql):
    """Not even one that nothing uses: an old release or a careless model would bring it back."""
    found = sql(
        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
        " AND (prosrc ILIKE '%current_setting%' OR prosrc ILIKE '%should_ignore%')"
    )
    assert found.fetchall() == []


def test_every_trigger_of_a_model_is_installed(installed):
    expected = {trigger.get_pgid(model) for model, trigger in expected_triggers()}
    assert len(expected) > 100
    assert expected <= set(installed)


def test_a_temporary_table_of_a_version_does_not_deceive_its_trigger(sql):
    version = Protocol.objects.get()
    sql(
        "CREATE TEMP TABLE protocols_protocol AS SELECT id, 'draft' AS status"
        " FROM public.protocols_protocol"
    )
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        sql("DELETE FROM protocols_promiserule WHERE protocol_id = %s", [version.pk])
    assert NAME in str(version._meta.triggers[0])
