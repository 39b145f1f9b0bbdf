"""Roles of which the council requires a second factor, by SECOND_FACTOR_REQUIRED_OF."""

from django.conf import settings

from people import roles
from people.roles import Role

OFFICERS = "officers"
# Words for many roles at once; a role can also be named by itself.
GROUPS: dict[str, frozenset[Role]] = {
    OFFICERS: roles.OFFICERS,
    "councillors": roles.COUNCILLORS,
    "assistants": roles.ASSISTANTS,
}


def unknown_words() -> list[str]:
    """What the setting has that is neither a role nor a word for some."""
    return sorted({*settings.SECOND_FACTOR_REQUIRED_OF} - {*GROUPS} - {*Role.values})


def required_roles() -> set[str]:
    words = settings.SECOND_FACTOR_REQUIRED_OF
    return {role for word in words for role in GROUPS.get(word, {word})}
