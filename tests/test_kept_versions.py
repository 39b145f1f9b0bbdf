"""A version that tests copy is, row by row, the one that the portal’s actions adopted."""

from datetime import date

import pytest
from django.db import transaction

from evidence.verification.evidence import gather_evidence
from protocols import version_cache
from tests import copies, kept_versions
from tests.people import adopt
from tests.test_kept_scenes import lines_of

pytestmark = pytest.mark.django_db
# Who confirmed is written each time, so these rows have other numbers.
NUMBERED_AGAIN = {"protocols_acknowledgement", "evidence_link"}


def test_a_copied_version_is_the_one_that_was_adopted(clock):
    """With its history, and with what the chain of evidence asks of each row."""
    kept_versions.kept.clear()
    adopted, copied = tables_with_version(), tables_with_version()
    assert copied == adopted
    assert len(copied["protocols_historicalclause"]) > 100


def tables_with_version():
    """The rows of each table after an adoption that is then taken back."""
    with transaction.atomic():
        adopt("surrey", date(2026, 12, 2))
        assert not gather_evidence(with_files=False).problems
        tables = lines_of(copies.copies_of_tables())
        transaction.set_rollback(True)
    version_cache.forget_versions()
    return {table: rows for table, rows in tables.items() if table not in NUMBERED_AGAIN}
