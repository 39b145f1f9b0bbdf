"""Exports on record, as tests of history and of the pages that list them need them."""

from django.utils import timezone

from casework.exports.lists import LISTS
from casework.models import Export
from foundation.history import write
from tests.people import named


def export_on_record(who="omar", of="queue", **fields):
    """One downloaded at once, unless its `state` says otherwise."""
    now, by = timezone.now(), named(who)
    fields = {"rows": None, "state": "at-once", "by_words": False, "file": "csv"} | fields
    if fields["state"] == "at-once":
        fields = fields | {"made_at": now, "fetched_at": now, "rows": fields["rows"] or 3}
    export = Export(person=by, of=of, title=LISTS[of].title, asked_at=now, **fields)
    write(export, by=by, reason="downloaded")
    return export
