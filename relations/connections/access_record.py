"""Access record of a declaration: who opened it and what was done with it, encrypted."""

import uuid
from operator import attrgetter

from django.db import IntegrityError, transaction
from django.utils import timezone

from casework.sealing.field import sealed_values
from foundation.history import start_of_day
from relations.models import AccessDetails, Declaration, DeclarationAccess, Deed

MOST_SHOWN = 60  # entries on the page of one declaration, the latest


def write_access(
    declaration: Declaration, did: Deed, *, name: str, what: str = "", key: uuid.UUID | None = None
) -> bool:
    """Add a line; only the public key is needed. With a `key` that is there already nothing is
    added. Returns whether something was."""
    now = timezone.now()
    row = DeclarationAccess(key=key or uuid.uuid4(), declaration=declaration, at=start_of_day(now))
    details = AccessDetails(name=name, did=did.value, what=what, at=now)
    row.said = sealed_values(row, said=details.to_json())["said"]
    if key and DeclarationAccess.objects.filter(key=key).exists():
        return False
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return False
    return True


def access_of(declaration: Declaration) -> list[AccessDetails]:
    """The latest entries, newest first."""
    rows = declaration.access.order_by("-at", "-pk")[:MOST_SHOWN]
    return sorted((row.details for row in rows), key=attrgetter("at"), reverse=True)
