"""Tampering that only one of the checks finds, so that none of them can be left out."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from evidence.heads import line_of_head, make_head
from evidence.keys import chain_keys
from evidence.models import Head, Link
from evidence.verification import links
from evidence.verification.evidence import gather_evidence
from evidence.writing import link_rows_so_far
from foundation.history import write
from people.models import Ward
from tests.evidence.world import link_and_fold
from tests.owner import no_triggers
from tests.people import named

pytestmark = pytest.mark.django_db
TABLE = "people_historicalward"


def found():
    return [(p.key, p.what) for p in gather_evidence().problems if p.table == TABLE]


@pytest.fixture
def unfolded():
    """The links of a ward that was written three times, in no head yet."""
    ward = Ward(name="Quay")
    for name in ("Quay", "Mole", "Pier"):
        write(ward, by=named("petra"), reason="named", name=name)
        link_rows_so_far(connection)
    rows = ward.history.values("history_id")
    made = list(Link.objects.filter(table_name=TABLE, row_key__in=rows).order_by("step"))
    assert (len(made), found()) == (3, [])
    return made


@pytest.mark.parametrize(("which", "column"), [(-1, "mac"), (0, "previous")])
def test_the_code_of_a_link_in_no_head_is_checked(unfolded, which, column):
    link = unfolded[which]
    with no_triggers() as cursor:
        cursor.execute(f"UPDATE evidence_link SET {column} = sha256('') WHERE id = %s", [link.pk])
    assert found() == [(str(link.row_key), links.FORGED)]


def test_a_row_taken_out_with_its_link_before_a_head_leaves_a_gap(unfolded):
    _, removed, after = unfolded
    with no_triggers() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE history_id = %s", [removed.row_key])
        cursor.execute("DELETE FROM evidence_link WHERE id = %s", [removed.pk])
    assert found() == [(str(after.row_key), links.GAP)]


@pytest.fixture
def two_heads():
    for name in ("Quay", "Mole"):
        write(Ward(name=name), by=named("petra"), reason="added")
        link_and_fold()
    return list(Head.objects.order_by("number"))[-2:]


def test_a_head_signed_by_the_portal_in_the_place_of_another_breaks_the_chain(two_heads):
    first, second = two_heads
    before = Head.objects.filter(number=first.number - 1).first()
    other = make_head(chain_keys(), [], before, first.at)
    with no_triggers() as cursor:
        cursor.execute("DELETE FROM evidence_head WHERE number = %s", [first.number])
        other.save(force_insert=True)
    said = {(p.key, p.what) for p in gather_evidence().problems}
    assert (str(second.number), "this head does not follow the one before") in said


def test_a_head_that_somebody_kept_is_compared(two_heads, tmp_path):
    file = tmp_path / "head.json"
    kept = line_of_head(two_heads[-1])
    file.write_text(json.dumps(kept))
    call_command("verify_history", head=file)
    file.write_text(json.dumps(kept | {"links": kept["links"] + 1}))
    with pytest.raises(CommandError, match="this head is not the one you kept"):
        call_command("verify_history", head=file)
    file.write_text(json.dumps(kept | {"number": kept["number"] + 1}))
    with pytest.raises(CommandError, match="the head you kept is not in the database"):
        call_command("verify_history", head=file)
