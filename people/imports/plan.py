"""Plan: what a file would change, person by person, or everything that stops it."""

import hashlib
import json
from dataclasses import dataclass, field

from people.imports.changes import PersonChanges
from people.imports.listed import Problem
from people.models import User

MOST_PROBLEMS = 1_000  # with more, the file is another one than was meant
YOURSELF = (
    "This row changes your own post. Delete it, and ask another people administrator to make this"
    " change."
)


@dataclass
class Plan:
    """Nothing is changed unless there are no `problems`. `same` is how many rows change nothing."""

    changes: list[PersonChanges] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[tuple[int, str]] = field(default_factory=list)
    same: int = 0

    @property
    def mark(self) -> str:
        """Another one if anything that the page says has changed since."""
        said = [(one.person.email, one.lines) for one in self.changes]
        whole = json.dumps([said, self.notes, self.problems])
        return hashlib.sha256(whole.encode()).hexdigest()

    def object_to(self, row: int, column: str, sentence: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(row, column, sentence))

    def add(self, changes: PersonChanges, importer: User) -> None:
        """Nobody changes their own posts by a file."""
        if changes.lines and changes.person == importer:
            self.object_to(changes.lines[0][0], "Name", YOURSELF)
        elif changes.lines:
            self.changes.append(changes)
