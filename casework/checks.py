"""What should an operator be told of before people rely on it?"""

from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from casework import sealing

NOT_HERE = "casework.W001"
NO_DRAFTS = "This process seals, but takes in no complaint: it has no key for drafts."


@register("casework", deploy=True)
def complaints_can_be_sealed(**options: Any) -> list[CheckMessage]:
    """Without keys nobody can complain here, and the rest of the portal works."""
    try:
        found = bool(sealing.keys())
        drafts = sealing.can_draft()
        wrong = "No key is configured with which complaints could be sealed."
    except (ImproperlyConfigured, OSError) as error:
        found, drafts, wrong = (
            False,
            False,
            f"The keys for sealing complaints cannot be used: {error}",
        )
    if found and drafts:
        return []
    if found:
        return [Warning(NO_DRAFTS, hint="Set SEALING_DRAFT_KEYS: see .env.example.", id=NOT_HERE)]
    return [
        Error(
            wrong,
            hint="Run manage.py make_sealing_keys and set SEALING_KEY_FILE: see .env.example.",
            id="casework.E001",
        )
    ]
