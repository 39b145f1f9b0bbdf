"""The limits of `people.throttle`, and other numbers for them from the environment."""

import re

from django.conf import settings

# How many, and in how long: s, m, h or d, with a number before it. SIGN_IN_LIMITS has other ones.
LIMITS = {
    "guess_on_known_device": "10/h",
    "guess_for_account_in_network": "5/5m",
    "guess_for_account": "20/h",
    "guess_in_network": "30/5m",
    "code_on_known_device": "10/h",
    "code_for_account_in_network": "5/5m",
    "code_for_account": "10/h",
    "passkey_in_network": "300/m",
    "link_to_mailbox": "3/h",
    "link_in_network": "60/h",
    "council_sign_in_in_network": "600/5m",
    "calendar_of_person": "120/h",
    "wrong_calendar_in_network": "60/5m",
    "requests_of_token": "600/m",
    "wrong_token_in_network": "60/5m",
}
LIMIT = re.compile(r"[1-9]\d{0,5}/(?:[1-9]\d{0,3})?[smhd]")


def rates() -> dict[str, str]:
    """As allauth reads them. What SIGN_IN_LIMITS says of another name or in another way counts for
    nothing, and `manage.py check` finds it: a slip must not take a limit away."""
    chosen = {name: limit for name, limit in settings.SIGN_IN_LIMITS.items() if is_limit(limit)}
    return {name: f"{chosen.get(name, limit)}/key" for name, limit in LIMITS.items()}


def is_limit(text: str) -> bool:
    return bool(LIMIT.fullmatch(text))


def wrong_limits() -> list[str]:
    given = settings.SIGN_IN_LIMITS.items()
    return sorted(name for name, limit in given if name not in LIMITS or not is_limit(limit))
