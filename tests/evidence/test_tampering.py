"""Tampering: whatever the owner of the database does is found, and found where it was done."""

import secrets

import pytest
from django.test import override_settings

from evidence.tables import chained_tables
from evidence.verification.evidence import gather_evidence
from tests.evidence.run import ALL, one_of_each_kind, tried
from tests.evidence.world import make_folded_world

pytestmark = pytest.mark.django_db
AT_RANDOM = 80
SEED = 1


@pytest.fixture(scope="module")
def heads_file(scene_kept, tmp_path_factory):
    """The file of heads of a council that is made once for all tests here."""
    file = str(tmp_path_factory.mktemp("heads") / "heads.jsonl")

    def make():
        with override_settings(HEADS_FILE=file):
            make_folded_world()
            assert gather_evidence().problems == ()

    scene_kept(make)
    return file


@pytest.fixture
def world(heads_file, settings):
    settings.HEADS_FILE = heads_file


def test_every_chained_table_has_rows_here(world):
    empty = [
        table.name for table in chained_tables().values() if not table.model._base_manager.exists()
    ]
    assert empty == []


def test_each_kind_of_tampering_is_found_where_it_was_done(world):
    missed = [result for result in one_of_each_kind(SEED) if not result.located]
    assert missed == []


def test_random_tampering_is_found_where_it_was_done(world):
    """`python -m bench.tampering 10000` does many more."""
    seed = secrets.randbits(32)
    missed = [result for result in tried(ALL, AT_RANDOM, seed) if not result.located]
    assert missed == [], f"seed {seed}"
