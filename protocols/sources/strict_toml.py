"""Table: a TOML table read key by key. Errors name the file, the key and what was expected."""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class PresetError(ValueError):
    """An unusable preset file; the message names the file, the key and what was expected."""


class Table:
    """One table. Every key must be asked for: `done` refuses those that nobody asked for."""

    def __init__(self, values: Mapping[str, object], file: str, path: str = "") -> None:
        self.values, self.file, self.path = values, file, path
        self.asked: set[str] = set()

    @classmethod
    def of_file(cls, path: Path) -> "Table":
        try:
            return cls(tomllib.loads(path.read_text(encoding="utf-8")), path.name)
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise PresetError(f"{path.name}: expected valid TOML. {error}") from error

    def wrong(self, key: str, expected: str) -> PresetError:
        where = f"{self.path}.{key}".strip(".")
        if key not in self.values:
            return PresetError(f"{self.file}: {where}: expected {expected}, but it is missing.")
        return PresetError(f"{self.file}: {where}: expected {expected}, not {self.values[key]!r}.")

    def has(self, key: str) -> bool:
        self.asked.add(key)
        return key in self.values

    def get(self, key: str, kind: type[T], expected: str) -> T:
        """The value when it is of this very kind (a bool is no int)."""
        value = self.values[key] if self.has(key) else None
        if not isinstance(value, kind) or type(value) is not kind:
            raise self.wrong(key, expected)
        return value

    def text(self, key: str) -> str:
        value = self.get(key, str, "some text").strip()
        if not value:
            raise self.wrong(key, "some text")
        return value

    def choice(self, key: str, choices: Collection[str]) -> str:
        expected = "one of " + ", ".join(f'"{choice}"' for choice in choices)
        value = self.get(key, str, expected)
        if value not in choices:
            raise self.wrong(key, expected)
        return value

    def choices(self, key: str, choices: Collection[str]) -> tuple[str, ...]:
        """A list of some of these, each once; there is at least one."""
        expected = "a list of one or more of " + ", ".join(f'"{choice}"' for choice in choices)
        chosen = self.get(key, list, expected)
        if not chosen or any(type(one) is not str or one not in choices for one in chosen):
            raise self.wrong(key, expected)
        if len(set(chosen)) < len(chosen):
            raise self.wrong(key, f"{expected}, each once")
        return tuple(chosen)

    def number(self, key: str, low: int, high: int) -> int:
        expected = f"a whole number from {low} to {high}"
        number = self.get(key, int, expected)
        if not low <= number <= high:
            raise self.wrong(key, expected)
        return number

    def table(self, key: str) -> "Table":
        """The table under this key; an empty one where the file has none."""
        if not self.has(key):
            return Table({}, self.file, f"{self.path}.{key}".strip("."))
        return Table(self.get(key, dict, "a table"), self.file, f"{self.path}.{key}".strip("."))

    def tables(self, key: str) -> Iterator["Table"]:
        """The tables of a list, numbered from 1 in messages."""
        rows = self.get(key, list, "a list of tables") if self.has(key) else []
        for number, row in enumerate(rows, start=1):
            if not isinstance(row, dict):
                raise self.wrong(key, "a list of tables")
            yield Table(row, self.file, f"{self.path}.{key}[{number}]".strip("."))

    def done(self) -> None:
        """Refuse the first key that nobody asked for."""
        for key in self.values:
            if key not in self.asked:
                expected = ", ".join(sorted(self.asked))
                raise PresetError(
                    f"{self.file}: {f'{self.path}.{key}'.strip('.')}: expected one of {expected}."
                )
