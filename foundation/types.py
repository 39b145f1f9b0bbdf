"""Types that every floor names: a template's context, a form's cleaned data, JSON, a column."""

from typing import Any, TypeAlias

from django.db import models

# What a template reads, by name. Nothing else reads it: what Python reads back has its own type.
Context = dict[str, object]

# What a form made of what was typed, field by field: each field gives a type of its own.
Cleaned = dict[str, Any]

# JSON as it is read back, or TOML: its reader knows the shape it was written in.
StoredJson = Any

# The field of a column, whatever Python makes of its values.
ColumnField: TypeAlias = "models.Field[Any, Any]"

# What simple-history gives and takes, which says nothing of its types.
Untyped = Any
