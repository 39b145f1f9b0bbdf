"""Exports: rows with their links and heads, as JSON lines that `verify_export.py` checks.

Of each link it shows the key of that commitment only, so that nothing else can be guessed from it.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import connection, models
from django.db.models import Q

from casework.files.models import Opening
from casework.models import Case, Notice
from evidence import tables
from evidence.folding import links_of_head
from evidence.heads import line_of_head
from evidence.keys import ChainKeys
from evidence.links import framed_name, leaf_of_link, link_key, place_of
from evidence.models import Head
from evidence.tables import ChainedTable, Columns, chained_tables
from evidence.verification.links import counted_links

Line = dict[str, object]
ROWS = """
    SELECT l.row_key, l.record, l.step, l.columns, l.digest, l.previous, l.mac, l.head,
           CASE WHEN l.step = max(l.step) OVER (PARTITION BY l.row_key) THEN {text} END
    FROM {links} l LEFT JOIN {table} t ON t.{key} = l.row_key
    WHERE l.table_name = %s AND l.head IS NOT NULL AND (%s::bigint[] IS NULL OR l.row_key = ANY(%s))
    ORDER BY l.record, l.step
"""


def export_lines(keys: ChainKeys, case: Case | None) -> Iterator[Line]:
    """What it is, every head, and the rows: of one case, or all."""
    rows = [line for table, of in rows_to_export(case) for line in row_lines(keys, table, of)]
    involved = {line["head"] for line in rows}
    yield {"kind": "export", "case": case and case.reference, "rows": len(rows)}
    for head in Head.objects.order_by("number").iterator(500):
        line: Line = {"kind": "head", **line_of_head(head)}
        if case is None or head.number in involved:
            leaves = map(leaf_of_link, links_of_head(head.number))
            line["leaf_hashes"] = sorted(leaf.hex() for leaf in leaves)
        yield line
    yield from rows


def row_lines(keys: ChainKeys, table: ChainedTable, of: list[int] | None) -> Iterator[Line]:
    columns = tables.read_catalogue()[table.name]
    statement = ROWS.format(
        text=text_of_row(table, columns),
        links=table.link_table,
        table=tables.quoted(table.name),
        key=tables.quoted(table.key),
    )
    name = framed_name(table.name)
    with connection.cursor() as cursor:
        cursor.execute(statement, [table.name, of, of])
        for row, record, step, covered, digest, previous, mac, head, text in cursor.fetchall():
            codes = {"digest": digest, "previous": previous, "mac": mac}
            yield {
                "kind": "row",
                "table": table.name,
                "row": row,
                "record": record,
                "step": step,
                "columns": covered,
                "head": head,
                **{what: bytes(code).hex() for what, code in codes.items()},
                "key": link_key(keys, place_of(name, row, record, step, covered)).hex(),
                "text": text,
            }


def text_of_row(table: ChainedTable, columns: Columns) -> str:
    """SQL for the columns of `t` that the link `l` covers."""
    counted = counted_links(table.sealed).get(table.name)
    texts = [
        f"WHEN {number} THEN {tables.row_in_words(columns[:number])}"
        for number in (counted.columns if counted else (len(columns),))
    ]
    return f"CASE l.columns {' '.join(texts)} END"


def rows_to_export(case: Case | None) -> Iterator[tuple[ChainedTable, list[int] | None]]:
    """Each chained table, with the keys of the rows of a case or None for all."""
    for model, table in chained_tables().items():
        if case is None:
            yield table, None
        elif (which := rows_of_case(model, case)) is not None:
            rows = model._base_manager.filter(which)
            yield table, list(rows.values_list("pk", flat=True))


def rows_of_case(model: type[models.Model], case: Case) -> Q | None:
    """Which rows of a chained table belong to a case; None if that table has none."""
    if getattr(model, "instance_type", None) is type(case):
        return Q(id=case.pk)
    if model is Notice:
        return Q(case=case.ledger_name)
    if issubclass(model, Opening):
        return rows_of_file(model, case)
    for field in model._meta.concrete_fields:
        if field.related_model is type(case) and field.name in ("case", "enquiry"):
            return Q(**{field.attname: case.pk})
    return None


def rows_of_file(model: type[models.Model], case: Case) -> Q | None:
    files = model._meta.get_field("file").related_model
    return rows_of_case_of_file(files, case) if isinstance(files, type) else None


def rows_of_case_of_file(files: type[models.Model], case: Case) -> Q | None:
    for field in files._meta.concrete_fields:
        if field.related_model is type(case):
            return Q(**{f"file__{field.attname}": case.pk})
    return None


def case_called(reference: str) -> Case | None:
    """An enquiry or document request; confidential complaints are not exported on their own."""
    for model in apps.get_models():
        if not issubclass(model, Case) or model.SEALED:
            continue
        if case := model._base_manager.filter(reference=reference).first():
            return case
    return None
