"""What should an operator be told of before people rely on it?"""

from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from casework import sealing


@register("casework", deploy=True)
def complaints_can_be_sealed(**options: Any) -> list[CheckMessage]:
    """Without keys nobody can complain here, and the rest of the portal works."""
    try:
        found = bool(sealing.keys())
        wrong = "No key is configured with which complaints could be sealed."
    except (ImproperlyConfigured, OSError) as error:
        found, wrong = False, f"The keys for sealing complaints cannot be used: {error}"
    if found:
        return []
    return [
        Error(
            wrong,
            hint="Run manage.py make_sealing_keys and set SEALING_KEY_FILE: see .env.example.",
            id="casework.E001",
        )
    ]
