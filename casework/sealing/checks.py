"""System check of the keys for complaints, run by `manage.py check --deploy`."""

from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from casework.sealing import keys

NOTICES_WARNING_ID = "casework.W002"
NOTICES_WARNING = (
    "Notices about complaints have no key of their own. They are encrypted with one that comes "
    "from the tag key, so the web server can read who will be sent one."
)
DRAFTS_WARNING_ID = "casework.W001"
DRAFTS_WARNING = "This process cannot accept complaints because it has no key for drafts."


@register("casework", deploy=True)
def complaints_can_be_sealed(**options: object) -> list[CheckMessage]:
    """Without keys nobody can complain here, and the rest of the portal works."""
    try:
        has_keys = bool(keys.sealing_keys())
        drafts = keys.can_draft()
        wrong = "No key is configured for encrypting complaints."
    except (ImproperlyConfigured, OSError) as error:
        has_keys, drafts, wrong = (
            False,
            False,
            f"The keys for encrypting complaints cannot be used: {error}",
        )
    if has_keys and drafts:
        return [notices_warning()] if keys.sealing_keys().derived else []
    if has_keys:
        return [
            Warning(
                DRAFTS_WARNING,
                hint="Set SEALING_DRAFT_KEYS. See .env.example.",
                id=DRAFTS_WARNING_ID,
            )
        ]
    return [
        Error(
            wrong,
            hint="Run manage.py make_sealing_keys and set SEALING_KEY_FILE. See .env.example.",
            id="casework.E001",
        )
    ]


def notices_warning() -> Warning:
    hint = "Run manage.py make_sealing_keys with --worker, then restart. See .env.example."
    return Warning(NOTICES_WARNING, hint=hint, id=NOTICES_WARNING_ID)
