"""Adopted versions: made once for each test worker by the portal’s own actions, and then copied.

To adopt one writes four hundred rows; to copy them takes ten statements.
"""

from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from foundation.chain import say_written
from foundation.history import history_of
from protocols import version_cache
from protocols.models import Clause, Nudge, PromiseRule, Protocol, Route
from protocols.sources.load import load_preset
from tests import owner

OF_VERSION = "protocol_id = {}"
OF_RULE = f"rule_id IN (SELECT id FROM {PromiseRule._meta.db_table} WHERE {OF_VERSION})"
# Which rows of a table are a version's, and so in the table of its history.
ROWS = {Protocol: "id = {}", Nudge: OF_RULE}
ROWS |= dict.fromkeys((PromiseRule, Route, Clause), OF_VERSION)


class KeptVersion(NamedTuple):
    """The rows by table, and the keys of those of history by model."""

    key: int
    preset: object  # that it was made from: a test may have another of the same name
    rows: dict[str, bytes]
    past: dict[type, list[int]]


kept: dict[tuple, KeptVersion] = {}


def adopted_once(make, *, preset, effective_from, people):
    """What `make` adopts; its rows are copied if it was made before, by the same people at the same
    time of a clock, from the same preset, and with as many versions before it."""
    at = getattr(timezone.now, "at", None)  # of the clock of a test
    before = Protocol.objects.aggregate(last=Max("number"))["last"]
    case = (preset, effective_from, at, before, *(person.pk for person in people))
    known = kept.get(case)
    if known and known.preset is load_preset(preset):
        put_in(known)
        return Protocol.objects.get(pk=known.key)
    version = make()
    if at:
        kept[case] = copied(version, load_preset(preset))
    return version


def copied(version, preset):
    rows, past = {}, {}
    with connection.cursor() as cursor:
        for model, condition in ROWS.items():
            history, where = history_of(model).model, condition.format(version.pk)
            for table in (model._meta.db_table, history._meta.db_table):
                with cursor.copy(f'COPY (SELECT * FROM "{table}" WHERE {where}) TO STDOUT') as copy:
                    rows[table] = b"".join(copy)
            cursor.execute(f'SELECT history_id FROM "{history._meta.db_table}" WHERE {where}')
            past[history] = [key for (key,) in cursor.fetchall()]
    return KeptVersion(version.pk, preset, rows, past)


@transaction.atomic
def put_in(version):
    with owner.no_triggers() as cursor:
        for table, rows in version.rows.items():
            with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                copy.write(rows)
    for history, keys in version.past.items():
        say_written(history, keys)
    version_cache.forget_versions()
