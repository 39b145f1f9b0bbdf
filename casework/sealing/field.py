"""SealedField: an encrypted column, never looked up and never shown by itself."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import FieldError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.lookups import Lookup

from casework.sealing import keys
from casework.sealing.keys import Sealed
from foundation.types import StoredJson

# A row of any model with sealed fields, which its `key` is sealed in with.
SealedRow = Any


class SealedField(models.Field):  # type: ignore[type-arg]
    """Holds a `Sealed`. History copies the very same bytes, so both stay as they were sealed.

    `table` and the row's `key` are sealed in: bytes copied to another row or column do not open.
    Anything but a `Sealed` is refused, so that no text reaches the database by mistake.
    """

    description = "sealed"

    def __init__(self, *, table: str, **options: Any) -> None:
        self.table = table
        super().__init__(**options)

    def deconstruct(self) -> tuple[str, str, Sequence[object], dict[str, object]]:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"table": self.table}

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "bytea"

    def get_lookup(self, lookup_name: str) -> "type[Lookup[object]] | None":
        """Nothing is found by what it says."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_transform(self, lookup_name: str) -> None:
        return None

    def from_db_value(
        self, value: bytes | None, expression: object, connection: object
    ) -> Sealed | None:
        return None if value is None else Sealed(bytes(value))

    def get_prep_value(self, value: object) -> bytes | None:
        if value is None:
            return None
        if not isinstance(value, Sealed):
            raise FieldError(f"{self.name} holds only what casework.sealing has sealed.")
        return value.token

    def value_to_string(self, obj: models.Model) -> str:
        """For dumps: the sealed bytes, as hexadecimal digits."""
        value = self.value_from_object(obj)
        return value.token.hex() if value else ""

    def formfield(self, *args: object, **kwargs: object) -> None:
        """No form of a model shows it."""
        return

    def context_of(self, row: SealedRow) -> str:
        return f"{self.table}.{self.name}:{row.key}"


def sealed_values(row: SealedRow, **values: object) -> dict[str, Sealed]:
    """These values, sealed for the fields of this row."""
    fields, ring = {name: row._meta.get_field(name) for name in values}, ring_of(row)
    return {
        name: keys.seal_value(v, fields[name].context_of(row), ring) for name, v in values.items()
    }


def ring_of(row: SealedRow) -> str:
    """The ring a row is sealed to: a draft to the process where it is typed, a notice to the
    worker, anything else to the offices."""
    ring: str = getattr(row, "sealed_to", keys.OFFICES)
    return keys.DRAFTS if getattr(row, "is_draft", False) else ring


def opened_value(row: SealedRow, name: str) -> StoredJson:
    """What a sealed field of this row says; None where it is empty. Opened once for each row."""
    token = getattr(row, name)
    if token is None:
        return None
    kept = row.__dict__.setdefault("_opened", {})
    if kept.get(name, (None,))[0] is not token:
        kept[name] = token, token.open(row._meta.get_field(name).context_of(row))
    return kept[name][1]
