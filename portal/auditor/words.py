"""Words of a row: what was done, to which record and who did it. Names take one statement."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from people.models import User
from portal.auditor.kind import Kind
from portal.auditor.post_details import details_of_posts
from portal.auditor.statements import Found

PORTAL = "The portal"
WITHOUT_REASON = {"+": "added", "~": "changed", "-": "removed"}


class Line(NamedTuple):
    """One row as a page shows it. `record` is also what its other rows are looked for by."""

    at: datetime
    kind: str
    verb: str
    record: str
    about: str
    detail: str
    by: str


def lines_of_history(rows: Sequence[Found], kinds: Sequence[Kind]) -> list[Line]:
    """As many statements for one row of a kind as for many."""
    names = names_of(rows)
    details = details_of_posts(rows, kinds)
    return [line_of(row, kinds[row.rank], names, details.get(row.place, "")) for row in rows]


def names_of(rows: Iterable[Found]) -> dict[int, str]:
    keys = {key for row in rows for key in (row.by, row.about) if key is not None}
    return dict(User.objects.filter(pk__in=keys).values_list("pk", "name"))


def line_of(row: Found, kind: Kind, names: Mapping[int, str], detail: str) -> Line:
    about = names.get(row.about or 0, "")
    record = f"{kind.prefix} {row.record}".strip() if row.record else ""
    return Line(
        at=row.at,
        kind=kind.label,
        verb=verb_words(row, kind),
        record=record,
        about="" if about == record else about,
        detail=detail,
        by=names.get(row.by or 0, PORTAL),
    )


def verb_words(row: Found, kind: Kind) -> str:
    """A fixed verb. What stands after a colon is left out: somebody may have typed it."""
    if kind.verbs:
        return kind.verbs.get(row.verb or "", "")
    fixed = (row.verb or "").partition(":")[0].replace("-", " ").strip()
    return fixed or WITHOUT_REASON.get(row.type, "changed")
