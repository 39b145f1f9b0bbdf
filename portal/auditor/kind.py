"""Kind: records of one table as the auditor reads them, and as SQL with the same columns for all.

A kind says which columns are read. There is none for a text that somebody typed.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import (
    BigIntegerField,
    CharField,
    F,
    Func,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce

from enquiries.models import SEALED
from foundation.types import Untyped

Rows = QuerySet[Untyped, Untyped]
NOBODY = Cast(Value(None), BigIntegerField())


class Sql(NamedTuple):
    """The text of a statement, and what is bound in it."""

    text: str
    values: tuple[object, ...]


@dataclass(frozen=True)
class Kind:
    """`record` leads to the reference or the name of the record, and `about` to the person it is
    about. `enquiries` lead to enquiries: if one of them is confidential, the row is not read.
    `verb` is for tables whose rows all say that the same was done.
    """

    label: str
    model: type[Model]
    record: str = ""
    about: str = ""
    enquiries: tuple[str, ...] = ()
    prefix: str = ""  # of the record, such as “version”
    at: str = "history_date"
    by: str = "history_user"
    verb: str = ""
    verb_column: str = "history_change_reason"
    cut: bool = False  # whether more than the verb may stand in its column
    verbs: dict[str, str] = field(default_factory=dict, hash=False)  # the words of a column

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return str(self.recorded._meta.label_lower)

    @property
    def is_history(self) -> bool:
        return hasattr(self.model, "instance_type")

    @property
    def recorded(self) -> type[Model]:
        """The model that the record is of."""
        found: type[Model] = getattr(self.model, "instance_type", self.model)
        return found

    @cached_property
    def sql(self) -> Sql:
        """Its rows, with what is confidential left out. In no order, so that PostgreSQL can put
        conditions and an order into it."""
        text, values = self.rows().query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        return Sql(text, tuple(str(value) for value in values))

    def rows(self) -> Rows:
        columns = {
            "row_at": F(self.at),
            "row_key": Cast("pk", BigIntegerField()),
            "row_verb": self.verb_read,
            "row_type": F("history_type") if self.is_history else Value(""),
            "row_by": key_of(self.by),
            "row_record": self.record_read,
            "row_about": key_of(self.about),
            "row_leads_to": F(f"{self.leads_through}_id") if self.leads_through else NOBODY,
        }
        found: Rows = self.not_confidential().annotate(**columns).values_list(*columns)
        return found

    @property
    def leads_through(self) -> str:
        """The relation by which the record is reached; "" if its name is a column of the row."""
        return self.record.partition("__")[0] if "__" in self.record else ""

    @property
    def record_read(self) -> Combinable:
        if not self.record:
            return Value("")
        return Cast(self.looked_up(self.record), CharField())

    def looked_up(self, path: str) -> Combinable:
        """What is at the end of a path. It is looked up for each row: were it joined, PostgreSQL
        would read all rows of a large table in no order, rather than the newest."""
        relation, _, rest = path.partition("__")
        if not rest:
            return F(path)
        table: Rows = QuerySet(self.related_by(relation))
        return Subquery(table.filter(pk=OuterRef(f"{relation}_id")).values(rest)[:1])

    def related_by(self, relation: str) -> type[Model]:
        related: type[Model] = self.recorded._meta.get_field(relation).related_model  # type: ignore[assignment]
        return related

    def records_named(self, names: Collection[str]) -> Sql:
        """The keys of what has one of these names at the end of the path of the record."""
        relation, _, rest = self.record.partition("__")
        table: Rows = QuerySet(self.related_by(relation)).order_by()
        named = table.annotate(name_of_record=Cast(rest, CharField()))
        keys = named.filter(name_of_record__in=names).values_list("pk")
        text, values = keys.query.get_compiler(DEFAULT_DB_ALIAS).as_sql()
        return Sql(text, tuple(values))

    @property
    def verb_read(self) -> F | Value | Func:
        """Without what stands after a colon, where it may be the reason that somebody typed."""
        if self.verb:
            return Value(self.verb)
        column = F(self.verb_column)
        if not self.cut:
            return column
        verb = (column, Value(":"), Value(1))
        return Func(*verb, function="split_part", output_field=CharField())

    def records_called(self, typed: str) -> tuple[str, ...]:
        """What a record may be stored as; a reference is in capitals."""
        said = typed.casefold().removeprefix(self.prefix).strip() if self.prefix else typed
        return tuple(dict.fromkeys((said, said.upper())))

    def verbs_called(self, typed: str) -> tuple[str, ...]:
        """The values of the column of a verb, or of its words on the page."""
        low = typed.casefold()
        if self.verbs:
            return tuple(value for value, words in self.verbs.items() if words.casefold() == low)
        return tuple(dict.fromkeys((low, low.replace(" ", "-"))))

    def not_confidential(self) -> Rows:
        """The one place that leaves out what belongs to a confidential enquiry."""
        rows: Rows = QuerySet(self.model).order_by()
        for number, path in enumerate(self.enquiries):
            kind = Coalesce(self.looked_up(f"{path}kind"), Value(""), output_field=CharField())
            rows = rows.alias(**{f"kind_{number}": kind}).exclude(
                **{f"kind_{number}__in": list(SEALED)}
            )
        return rows


def key_of(person: str) -> F | Cast:
    """The key of the person at the end of a path; the row itself if it is of an account."""
    if not person:
        return NOBODY
    return F(person if person == "id" else f"{person}_id")
