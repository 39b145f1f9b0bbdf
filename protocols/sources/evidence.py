"""Evidence: the tests of each clause that counts as built, from clause_evidence.toml.

Each of them is marked with the clause, loads its protocol, and fails once what the portal does
about that clause is taken away (`make clause-mutants`).
"""

from functools import cache
from pathlib import Path

from protocols.sources.strict_toml import Table

FILE = Path(__file__).parent.parent / "clause_evidence.toml"


@cache
def clause_evidence(path: Path = FILE) -> dict[tuple[str, str], tuple[str, ...]]:
    """The tests by source and number of a clause; none before the tests have written the file.
    Raises PresetError, a sentence, when it is not valid."""
    if not path.exists():
        return {}
    table = Table.of_file(path)
    evidence = {}
    for source in table.values:
        rows = table.table(source)
        for number in rows.values:
            evidence[source, number] = tuple(str(test) for test in rows.get(number, list, "tests"))
    return evidence
