"""Behaviours: what the portal does about clauses, built or planned, from behaviours.toml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from protocols.sources.strict_toml import Table

HEADINGS = ("built", "described", "planned")
FILE = Path(__file__).parent.parent / "behaviours.toml"


@dataclass(frozen=True)
class BehaviourRow:
    """`says` is one sentence. One that is not built is planned. `switched` if code asks for it,
    so that it is only there under a version with a clause that names it."""

    key: str
    says: str
    built: bool
    switched: bool

    @property
    def title(self) -> str:
        """A few words to choose it by: "Meeting notice" for "meeting-notice"."""
        return self.key.replace("-", " ").capitalize()


@cache
def known_behaviours(path: Path = FILE) -> dict[str, BehaviourRow]:
    """Every behaviour by its key, those that are built first. Raises PresetError, a sentence, when
    the file is not valid."""
    table = Table.of_file(path)
    behaviours: dict[str, BehaviourRow] = {}
    for heading in HEADINGS:
        rows = table.table(heading)
        for key in rows.values:
            if key in behaviours:
                raise rows.wrong(key, "each behaviour once: built, described or planned")
            behaviours[key] = BehaviourRow(
                key, rows.text(key), heading != "planned", heading == "built"
            )
        rows.done()
    table.done()
    return dict(sorted(behaviours.items(), key=lambda item: (not item[1].built, item[0])))
