"""A real worker and the real clock make a long list, and its person fetches it."""

import csv
from io import StringIO

import pytest

from casework.models import Export
from tests.exports.long import asked, fetch, long_queue
from tests.owner import address
from tests.test_worker import eventually, running

pytestmark = [pytest.mark.worker, pytest.mark.django_db(transaction=True)]


def test_a_worker_makes_a_long_list_that_is_fetched_once(council, monkeypatch, settings, tmp_path):
    settings.FILES_ROOT = tmp_path
    made = [case.reference for case in long_queue(monkeypatch)]
    export = asked()
    environment = {"DATABASE_URL": address(), "DEMO": "0", "FILES_ROOT": str(tmp_path)}
    worker = running("worker", "-c", "1", "--without-gossip", "--without-mingle", **environment)
    with worker, running("beat", **environment):
        eventually(lambda: Export.objects.filter(pk=export.pk, state="ready").exists())
    written = b"".join(fetch(export).streaming_content).decode().removeprefix("\ufeff")
    rows = csv.DictReader(StringIO(written))
    assert sorted(row["Reference"] for row in rows) == sorted(made)
    assert fetch(export).status_code == 403
