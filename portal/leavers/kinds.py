"""Kinds of work in the name of a leaver besides cases, and how much there is of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Value

import announcements.leavers.of_councillors
import announcements.leavers.of_officers
import relations.leavers.of_councillors
import relations.leavers.of_groups
import relations.leavers.of_officers
from casework.leavers import Left, WorkKind
from foundation.types import Untyped
from portal.leavers.open_cases import field_of_kind
from portal.leavers.posts import Leaving

OF_COUNCILLORS = (
    *relations.leavers.of_councillors.KINDS_OF_COUNCILLORS,
    *announcements.leavers.of_councillors.KINDS_OF_COUNCILLORS,
)
OF_OFFICERS = (
    *relations.leavers.of_officers.KINDS_OF_OFFICERS,
    *announcements.leavers.of_officers.KINDS_OF_OFFICERS,
)
# Only those who see a request of a group learn that there is one: these are on no page.
OF_GROUPS = relations.leavers.of_groups.KINDS_OF_GROUP_MEETINGS
KINDS: Mapping[str, WorkKind] = {
    kind.name: kind for kind in (*OF_COUNCILLORS, *OF_OFFICERS, *OF_GROUPS)
}


@dataclass(frozen=True)
class OpenKind:
    """A kind of which something is open, and how much."""

    kind: WorkKind
    number: int

    @property
    def field(self) -> str:
        return field_of_kind(self.kind.name)

    @property
    def columns(self) -> dict[str, object]:
        return {"kind": self.kind.name}

    @property
    def words(self) -> str:
        """3 visits to premises."""
        one, more = self.kind.words
        return f"1 {one}" if self.number == 1 else f"{self.number:,} {more}"

    @property
    def has_choice(self) -> bool:
        return bool(self.kind.give or self.kind.withdraw)


def open_kinds(leaving: Leaving) -> list[OpenKind]:
    """Those of which this person has something, in their order. One statement."""
    kinds = OF_COUNCILLORS if leaving.as_councillor else OF_OFFICERS
    numbers = numbers_by_name(kinds, leaving.left())
    return [OpenKind(kind, numbers[kind.name]) for kind in kinds if kind.name in numbers]


def numbers_by_name(kinds: Iterable[WorkKind], left: Left) -> dict[str, int]:
    first, *others = [counted(kind, left) for kind in kinds]
    return {name: number for name, number in first.union(*others, all=True) if number}


def counted(kind: WorkKind, left: Left) -> "QuerySet[Untyped, Untyped]":
    """Its name and the number of its rows."""
    name = Value(kind.name)
    named: QuerySet[Untyped, Untyped] = kind.rows(left).order_by().values(kind_of_work=name)
    numbers: QuerySet[Untyped, Untyped] = named.annotate(in_hand=Count("pk"))
    return numbers.values_list("kind_of_work", "in_hand")


def kinds_with_choices(leaving: Leaving) -> list[OpenKind]:
    return [one for one in open_kinds(leaving) if one.has_choice]
