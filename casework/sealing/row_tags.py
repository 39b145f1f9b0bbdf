"""Row tags: a blind tag hashed with the key of its row, so that no two rows have one in common."""

import hashlib
from uuid import UUID

from django.db.models import CharField, F, Func, OuterRef, TextField, Value
from django.db.models.functions import Cast


def row_tag(tag: str, key: UUID) -> str:
    """The tag as a row with this key stores it."""
    return hashlib.sha256(f"{tag}{key}".encode()).hexdigest()[:32]


class RowTag(Func):
    """The same, worked out by the database for the key in a column."""

    template = "left(encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex'), 32)"
    arg_joiner = " || "
    output_field = CharField()

    def __init__(self, tag: str, key: F | OuterRef) -> None:
        super().__init__(Value(tag, output_field=TextField()), Cast(key, TextField()))
