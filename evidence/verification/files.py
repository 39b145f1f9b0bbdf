"""Stored files: each is there, opens, and is the one whose digest its row has."""

from collections.abc import Container, Iterator

from django.apps import apps
from django.db.models import Q

from casework.files.key_check import wrong_with_file
from casework.files.models import State, StoredFile
from evidence.verification.problem import Problem
from foundation.erasure import DESTROYED


def check_files(broken: Container[str]) -> Iterator[Problem | None]:
    """None for each file that is as it was. Tables that are `broken` are not read."""
    gone = Q(state=State.UNSAFE) | Q(digest=DESTROYED)
    for model in apps.get_models():
        if issubclass(model, StoredFile) and model._meta.db_table not in broken:
            kept = model._base_manager.exclude(gone).order_by("pk")
            for file in kept.iterator(500):
                why = wrong_with_file(file)
                yield Problem(model._meta.db_table, str(file.pk), why) if why else None
