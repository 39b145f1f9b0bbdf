"""SealedContents: what an encrypted field says, as a frozen dataclass, read from its JSON."""

from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from datetime import date, datetime
from types import UnionType
from typing import Any, ClassVar, Self, TypeVar, get_args, get_origin, get_type_hints

from django.db import models

from casework.sealing.field import opened_value

S = TypeVar("S", bound="SealedContents")
Convert = Callable[[Any], object]  # from what the JSON has, whatever that is


@dataclass(frozen=True, repr=False)
class SealedContents:
    """The contents of an encrypted field, or a part of them.

    Each field is a key of the JSON: of the same name, or of its `stored_as`. What was stored
    before a key existed takes the field's default. Keys that this release does not know are kept
    in `unknown` and written back. `repr` shows nothing of the contents, as with `Sealed`.
    """

    ABSENT: ClassVar[object] = None  # what is stored where there is no such part
    unknown: dict[str, object] = field(default_factory=dict, kw_only=True)

    @classmethod
    def from_json(cls, stored: Mapping[str, object]) -> Self:
        keys = stored_keys(cls)
        known = {k.name: k.read(stored[key]) for key, k in keys.items() if key in stored}
        unknown = {key: value for key, value in stored.items() if key not in keys}
        return cls(**known, unknown=unknown)

    def to_json(self) -> dict[str, object]:
        known = {key: k.written(self) for key, k in stored_keys(type(self)).items()}
        return {key: value for key, value in known.items() if value is not LEFT_OUT} | self.unknown


def stored_as(key: str = "", *, left_out_if_empty: bool = False) -> dict[str, object]:
    """Metadata of a field whose key has another name, or is only stored if there is a value."""
    return {"key": key, "left_out": left_out_if_empty}


LEFT_OUT = object()


@dataclass(frozen=True)
class StoredKey:
    """One key of the JSON: the field it is for, how it is read, and what stands for no value."""

    name: str
    read: Convert
    absent: object
    left_out: bool

    def written(self, contents: SealedContents) -> object:
        value = getattr(contents, self.name)
        return LEFT_OUT if self.left_out and not value else json_of(value, self.absent)


KEYS: dict[type[SealedContents], dict[str, StoredKey]] = {}  # worked out once for each class


def stored_keys(kind: type[SealedContents]) -> dict[str, StoredKey]:
    if kind not in KEYS:
        hints, named = get_type_hints(kind), [f for f in fields(kind) if f.name != "unknown"]
        KEYS[kind] = {f.metadata.get("key") or f.name: stored_key(f, hints[f.name]) for f in named}
    return KEYS[kind]


def stored_key(named: Field[object], hint: object) -> StoredKey:
    """By the type of the field: a part, several parts, a date, or what JSON has itself."""
    left_out = bool(named.metadata.get("left_out"))
    if get_origin(hint) is UnionType:
        hint = next(one for one in get_args(hint) if one is not type(None))
    if get_origin(hint) is tuple:
        each = stored_key(named, get_args(hint)[0]).read
        return StoredKey(named.name, lambda rows: tuple(map(each, rows)), [], left_out)
    if hint is datetime:
        return StoredKey(named.name, moment_or_none, "", left_out)
    if hint is date:
        return StoredKey(named.name, date_or_none, "", left_out)
    if isinstance(hint, type) and issubclass(hint, SealedContents):
        part = hint
        return StoredKey(named.name, lambda v: part_or_none(part, v), part.ABSENT, left_out)
    return StoredKey(named.name, lambda value: value, None, left_out)


def date_or_none(stored: str) -> date | None:
    return date.fromisoformat(stored) if stored else None


def moment_or_none(stored: str) -> datetime | None:
    return datetime.fromisoformat(stored) if stored else None


def part_or_none(kind: type[S], stored: Mapping[str, object] | None) -> S | None:
    return kind.from_json(stored) if stored else None


def json_of(value: object, absent: object = None) -> object:
    """A value as JSON has it; `absent` is what stands for no value."""
    if isinstance(value, SealedContents):
        return value.to_json()
    if isinstance(value, tuple):
        return [json_of(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return absent if value is None else value


def opened_as(kind: type[S], row: models.Model, name: str) -> S:
    """What a sealed field of this row says. Opened and read once for each row."""
    token, kept = getattr(row, name), row.__dict__.setdefault("_read", {})
    if kept.get(name, (None,))[0] is not token:
        kept[name] = token, kind.from_json(opened_value(row, name))
    contents: S = kept[name][1]
    return contents
