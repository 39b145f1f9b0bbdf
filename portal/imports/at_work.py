"""Who has worked with the portal, or been given work, since a time. Nothing that is sealed counts,
so that it tells of no complaint."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.apps import apps
from django.db import models
from django.db.models import F

from evidence.tables import chained_table
from foundation.types import Untyped
from people.models import User

APPS = ("enquiries", "documents", "relations", "announcements")


def at_work_since(keys: Sequence[int], since: datetime) -> set[int]:
    """Those of these people who stand in a row of history since an aware time, as its author or in
    the record. One statement for each table."""
    found: set[int] = set()
    for history in open_histories():
        people = [F(name) for name in people_columns(history)]
        rows = history.objects.filter(history_date__gt=since)
        for row in rows.values_list(*people):
            found.update(row)
    return found & {*keys}


def open_histories() -> Iterator[Untyped]:
    for app in APPS:
        for model in apps.get_app_config(app).get_models():
            table = chained_table(model) if hasattr(model, "history_object") else None
            if table and not table.sealed:
                yield model


def people_columns(history: type[models.Model]) -> list[str]:
    """The fields of a history that hold the key of a person."""
    fields = history._meta.concrete_fields
    return [field.attname for field in fields if field.related_model is User]
