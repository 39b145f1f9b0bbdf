"""Personal data: every field of every model of ours is listed as personal or not, by app.

`undeclared_fields` finds those that are in neither list, and a test fails for them, so that
no one adds a column without thinking about who it is about.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Model

from portal.personal_data import (
    announcements,
    api,
    complaints,
    council,
    documents,
    enquiries,
    evidence,
    relations,
    reports,
    retention,
)

OURS = (
    "people",
    "protocols",
    "casework",
    "evidence",
    "enquiries",
    "documents",
    "complaints",
    "relations",
    "announcements",
    "reports",
    "retention",
    "api",
    "portal",
)
FILES = (
    *(council, enquiries, documents, complaints, relations, announcements, evidence, reports),
    *(retention, api),
)

PERSONAL = {model: fields for file in FILES for model, fields in file.PERSONAL.items()}
NOT_PERSONAL = {model: fields for file in FILES for model, fields in file.NOT_PERSONAL.items()}


def our_models() -> Iterator[type[Model]]:
    """Our tables, except those of history, which hold the same fields."""
    for app in OURS:
        for model in apps.get_app_config(app).get_models():
            if not hasattr(model, "history_object"):
                yield model


def undeclared_fields() -> list[str]:
    """Fields in neither list or in both, and names in a list that are no field."""
    undeclared = []
    for model in our_models():
        label = model._meta.label
        fields = {f.name for f in model._meta.get_fields() if not f.auto_created}
        personal, plain = set(PERSONAL.get(label, {})), set(NOT_PERSONAL.get(label, "").split())
        wrong = (fields ^ (personal | plain)) | (personal & plain)
        undeclared += [f"{label}.{name}" for name in sorted(wrong)]
    known = {model._meta.label for model in our_models()}
    return undeclared + sorted((set(PERSONAL) | set(NOT_PERSONAL)) - known)
