"""What should an operator be told about before people rely on the portal?"""

from typing import Any

from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from casework.sealing import keys

NOT_HERE = "casework.W001"
NO_DRAFTS = "This process cannot accept complaints because it has no key for drafts."


@register("casework", deploy=True)
def complaints_can_be_sealed(**options: Any) -> list[CheckMessage]:
    """Without keys nobody can complain here, and the rest of the portal works."""
    try:
        found = bool(keys.keys())
        drafts = keys.can_draft()
        wrong = "No key is configured for encrypting complaints."
    except (ImproperlyConfigured, OSError) as error:
        found, drafts, wrong = (
            False,
            False,
            f"The keys for encrypting complaints cannot be used: {error}",
        )
    if found and drafts:
        return []
    if found:
        return [Warning(NO_DRAFTS, hint="Set SEALING_DRAFT_KEYS. See .env.example.", id=NOT_HERE)]
    return [
        Error(
            wrong,
            hint="Run manage.py make_sealing_keys and set SEALING_KEY_FILE. See .env.example.",
            id="casework.E001",
        )
    ]
