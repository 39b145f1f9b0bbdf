"""Access token: by which the portal signs in to a mailbox that takes no password.

EMAIL_IN_TOKEN_URL gives it for the credentials in EMAIL_IN_CLIENT or for EMAIL_IN_REFRESH_TOKEN.
"""

import json
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

from django.conf import settings

from foundation import timeouts

MOST_BYTES = 100_000


class NoAccessToken(OSError):
    """The server of tokens did not answer, or gave none."""


def access_token() -> str:
    """A new one for each reading of the mailbox: it is stored nowhere. Raises NoAccessToken."""
    try:
        asked = urlencode(token_request()).encode()
        with urlopen(settings.EMAIL_IN_TOKEN_URL, asked, timeout=timeouts.MAIL) as answer:  # noqa: S310
            return str(json.loads(answer.read(MOST_BYTES))["access_token"])
    except (OSError, ValueError, KeyError, TypeError) as failed:
        # An answer can quote what was sent, so the log has its status and nothing of its words.
        said: object = type(failed).__name__
        if isinstance(failed, HTTPError):
            said = failed.code
            failed.close()
        raise NoAccessToken(f"The server of access tokens gave none ({said}).") from None


def token_request() -> dict[str, str]:
    """What is asked of the server of tokens, as RFC 6749 words it."""
    client, _, secret = settings.EMAIL_IN_CLIENT.partition(":")
    request = {"client_id": client, "scope": settings.EMAIL_IN_SCOPE, "client_secret": secret}
    if settings.EMAIL_IN_REFRESH_TOKEN:
        request |= {"grant_type": "refresh_token", "refresh_token": settings.EMAIL_IN_REFRESH_TOKEN}
    else:
        request |= {"grant_type": "client_credentials"}
    return {name: value for name, value in request.items() if value}
