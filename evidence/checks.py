"""System check of the keys of the chain, run by `manage.py check --deploy`."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured

from evidence.keys import chain_keys

HINT = "Run manage.py make_chain_keys and set CHAIN_KEY_FILE. See .env.example."


@register("evidence", deploy=True)
def history_can_be_chained(**options: object) -> list[CheckMessage]:
    """Without the key the portal works, and nothing shows who tampered with its database."""
    try:
        has_key, wrong = bool(chain_keys()), "No key is configured for the chain over history."
    except (ImproperlyConfigured, OSError) as error:
        has_key, wrong = False, f"The keys of the chain over history cannot be used: {error}"
    if not has_key:
        return [Error(wrong, hint=HINT, id="evidence.E001")]
    if settings.HEADS_FILE:
        return []
    wrong = "Signed heads of history are kept in the database only."
    hint = "Set HEADS_FILE to a file on another disk or machine. See .env.example."
    return [Warning(wrong, hint=hint, id="evidence.W001")]
