"""Search plans: the rows of a page that have some words, found in their order or by their words.

PostgreSQL chooses between the two by how many rows it thinks have the words. It thinks too many of
the beginning of a word, and does not know that a word is common in one service and not in another.
So it is told which way to go. What decides who sees a row is in the same statement either way.
"""

from django.core.exceptions import FullResultSet
from django.db import connection
from django.db.models import Model, Q, QuerySet

from foundation.statements import Keys
from foundation.types import Untyped

ALL = Keys("TRUE", [])


class WordSearch:
    """A search for `words` among `rows`, which are in an order and cut to a page. EmptyResultSet if
    nothing can be found, ValueError if a condition of either joins another table."""

    def __init__(self, rows: "QuerySet[Model, Untyped]", words: Q) -> None:
        query: Untyped = rows.query
        self.query, self.compiler = query, query.get_compiler(connection=connection)
        meta = query.get_meta()
        self.table, self.key = quoted(meta.db_table), quoted(meta.pk.column)
        self.most: int = query.high_mark
        self.order = ", ".join(self.in_order(name) for name in query.order_by)
        self.rows, self.words = self.sql_of(query.where), self.condition(words)
        if sum(map(bool, query.alias_refcount.values())) > 1:
            raise ValueError("A search reads one table.")

    def in_order(self, name: str) -> str:
        meta = self.query.get_meta()
        field = meta.pk if name.lstrip("-") == "pk" else meta.get_field(name.lstrip("-"))
        return f"{self.table}.{quoted(field.column)}{' DESC' if name.startswith('-') else ''}"

    def condition(self, wanted: Q) -> Keys:
        return self.sql_of(self.query.build_where(wanted))

    def sql_of(self, where: Untyped) -> Keys:
        try:
            text, values = self.compiler.compile(where)
        except FullResultSet:
            return ALL
        return Keys(text, list(values))

    def in_their_order(self, look_at: int) -> Keys:
        """Those with the words among the first so many rows: quick for common words."""
        ordered = f"ORDER BY {self.order} LIMIT {look_at}"
        return self.page_of(self.rows, ordered, self.words)

    def by_words(self, early: Q | None = None) -> Keys:
        """All with the words, by the index of words: quick for rare words. `early` says which rows
        come before all others and have such an index of their own. Where they fill the page, the
        others are not looked for."""
        if early is None:
            return self.among_words(ALL)
        first = self.among_words(self.condition(early))
        few, others = f"(SELECT count(*) FROM early) < {self.most}", self.condition(~early)  # noqa: S608
        others = self.among_words(Keys(f"{few} AND {others.text}", others.values))
        text = f"WITH early AS MATERIALIZED ({first.text}) SELECT * FROM early"  # noqa: S608
        return Keys(f"{text} UNION ALL ({others.text})", first.values + others.values)

    def among_words(self, condition: Keys) -> Keys:
        """OFFSET 0 keeps PostgreSQL from looking by anything but the words."""
        text = f"{condition.text} AND {self.words.text}"
        return self.page_of(Keys(text, condition.values + self.words.values), "OFFSET 0", self.rows)

    def page_of(self, first: Keys, cut: str, then: Keys) -> Keys:
        """Keys of a page: the rows of one condition, cut, and of these those of another. What is
        cut has the name of its table, so that both are put into SQL alike."""
        inner = f"SELECT * FROM {self.table} WHERE {first.text} {cut}"  # noqa: S608  (Django wrote it)
        keys = f"SELECT {self.table}.{self.key} FROM ({inner}) AS {self.table}"  # noqa: S608
        text = f"{keys} WHERE {then.text} ORDER BY {self.order} LIMIT {self.most}"
        return Keys(text, first.values + then.values)


def quoted(name: str) -> str:
    return connection.ops.quote_name(name)
