"""Cover: the colleague who acts for an officer who is away.

The one rule. It takes all of today's absences, from `AbsenceQuerySet.covers_today`.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from people.models.absence import Absence
    from people.models.user import User

# Who is away on one day, by key, with the key of the colleague they named.
Away = Mapping[int, int | None]


class Cover(NamedTuple):
    """`person` acts for `away`, who is back on the day after `until`, a local date."""

    away: "User"
    person: "User"
    until: date

    @property
    def until_words(self) -> str:
        return away_words(self.until)


def away_words(until: date, cover: Cover | None = None) -> str:
    """Away until 4 December 2026, covered by Grace Lund."""
    covered = f", covered by {cover.person.name}" if cover else ""
    return f"away until {until:%-d %B %Y}{covered}"


def covers_of(absences: "Iterable[Absence]") -> dict[int, Cover]:
    """The covers, by the key of the person who is away. A cover who is away too is followed
    to their own; no one acts where that ends with someone away."""
    rows = {row.person_id: row for row in absences}
    away = {key: row.covered_by_id if is_there(row) else None for key, row in rows.items()}
    people = {row.covered_by_id: row.covered_by for row in rows.values()}
    covers = {}
    for key, row in rows.items():
        if person := people.get(acting_for(key, away)):
            covers[key] = Cover(row.person, person, row.ends_on)
    return covers


def is_there(absence: "Absence") -> bool:
    """Whether the cover still deals with enquiries: the query has asked."""
    return bool(vars(absence)["cover_is_there"])


def acting_for(person: int, away: Away) -> int | None:
    """The key of who acts for someone, who may not be away at all; None for nobody."""
    last = chain(person, away)[-1]
    return None if last in away else last


def chain(person: int, away: Away) -> list[int]:
    """The person and, as long as each is away, the cover of the one before. It stops where a circle
    would begin again."""
    passed = [person]
    while (following := away.get(passed[-1])) and following not in passed:
        passed.append(following)
    return passed


def is_circle(person: int, away: Away) -> bool:
    """Whether the covers from this person on lead back to one of them."""
    passed = chain(person, away)
    return away.get(passed[-1]) in passed
