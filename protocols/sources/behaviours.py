"""Behaviours: what the portal does about clauses, built or planned, from behaviours.toml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from protocols.sources.strict_toml import Table

FILE = Path(__file__).parent.parent / "behaviours.toml"


@dataclass(frozen=True)
class BehaviourRow:
    """`says` is one sentence. One that is not built is planned."""

    key: str
    says: str
    built: bool


@cache
def known_behaviours(path: Path = FILE) -> dict[str, BehaviourRow]:
    """Every behaviour by its key. Raises PresetError, a sentence, when the file is not valid."""
    table = Table.of_file(path)
    behaviours: dict[str, BehaviourRow] = {}
    for heading in ("built", "planned"):
        rows = table.table(heading)
        for key in rows.values:
            if key in behaviours:
                raise rows.wrong(key, "each behaviour once: built or planned")
            behaviours[key] = BehaviourRow(key, rows.text(key), heading == "built")
        rows.done()
    table.done()
    return behaviours
