"""Attributes: what a request says of a person, whichever of its shapes the directory chose.

Names are compared in small letters. What the portal does not keep is passed over.
"""

from collections.abc import Iterable, Iterator, Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django_scim.constants import SchemaURI

from foundation.fields import LineField
from foundation.types import Untyped
from people.models.directory_account import MOST_CHARACTERS
from people.scim.errors import ScimError, wrong_value

# A value as it came in JSON.
Sent = Untyped
Attributes = dict[str, str | bool]

CORE, ENTERPRISE = (f"{uri.lower()}:" for uri in (SchemaURI.USER, SchemaURI.ENTERPRISE_USER))
EMAIL = "emails"
# The attributes that we keep: the field of each, and how long it can be.
TEXTS = {
    "username": ("user_name", MOST_CHARACTERS),
    "externalid": ("external_id", MOST_CHARACTERS),
    EMAIL: ("email", MOST_CHARACTERS),
    "name.formatted": ("formatted", 200),
    "name.givenname": ("given_name", 200),
    "name.familyname": ("family_name", 200),
    "displayname": ("display_name", 200),
    "title": ("job_title", 200),
    f"{ENTERPRISE}department": ("department", 200),
}
# How an address is pointed at in a PATCH; another kind of address is passed over.
PATHS_OF_EMAIL = {
    "emails",
    "emails.value",
    'emails[type eq "work"]',
    'emails[type eq "work"].value',
    "emails[primary eq true]",
    "emails[primary eq true].value",
}
COMPLEX = ("name", ENTERPRISE.removesuffix(":"))
OPERATIONS = ("add", "replace", "remove")
MOST_OPERATIONS = 100
WORDS = {"true": True, "false": False}


def attributes_of(document: Mapping[str, Sent]) -> Attributes:
    """Of a whole person, as POST and PUT send one. Raises ScimError for a wrong value."""
    found: Attributes = {}
    for path, value in flat(document):
        found |= attribute(path, value)
    return found


def attributes_of_operations(operations: Sent) -> Attributes:
    """Of a PATCH: what holds after all of its operations."""
    if not isinstance(operations, list) or not operations or len(operations) > MOST_OPERATIONS:
        detail = f"Send “Operations”, a list of 1 to {MOST_OPERATIONS} operations."
        raise ScimError(400, detail, "invalidSyntax")
    found: Attributes = {}
    for operation in operations:
        found |= attributes_of_operation(operation)
    return found


def attributes_of_operation(operation: Sent) -> Attributes:
    if not isinstance(operation, dict) or str(operation.get("op")).lower() not in OPERATIONS:
        raise ScimError(400, "An operation is add, replace or remove.", "invalidSyntax")
    path, value = operation.get("path"), operation.get("value")
    is_removal = str(operation["op"]).lower() == "remove"
    if path is None or path == "":
        if is_removal:
            raise ScimError(400, "Say in “path” what to remove.", "noTarget")
        if not isinstance(value, dict):
            raise wrong_value("Without a “path”, “value” holds the attributes.")
        return attributes_of(value)
    if not isinstance(path, str):
        raise ScimError(400, "“path” is a text.", "invalidPath")
    return attributes_of({path: None if is_removal else value})


def flat(document: Mapping[str, Sent], prefix: str = "") -> Iterator[tuple[str, Sent]]:
    """Each attribute by its path in small letters; parts of a complex one by paths of their own."""
    for name, value in document.items():
        path = prefix + name.strip().lower().removeprefix(CORE)
        if path in COMPLEX and isinstance(value, dict):
            yield from flat(value, "name." if path == "name" else ENTERPRISE)
        else:
            yield path, value


def attribute(path: str, value: Sent) -> Attributes:
    """The field that an attribute is kept in, with its value; nothing if we do not keep it."""
    if path == "active":
        return {} if value is None else {"active": truth(value)}
    if path.startswith(EMAIL):
        return {"email": address(value)} if path in PATHS_OF_EMAIL else {}
    if path not in TEXTS:
        return {}
    field, longest = TEXTS[path]
    return {field: text(path, value, longest)}


def truth(value: Sent) -> bool:
    """Entra ID sends the word False where the standard has false."""
    if isinstance(value, str):
        value = WORDS.get(value.strip().lower())
    if not isinstance(value, bool):
        raise wrong_value("“active” is true or false.")
    return value


def text(name: str, value: Sent, longest: int) -> str:
    """One line; nothing for null."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise wrong_value(f"“{name}” is a text.")
    try:
        return str(LineField(max_length=longest, required=False).clean(value))
    except ValidationError as refused:
        raise wrong_value(f"{name}: {' '.join(refused.messages)}.") from None


def address(value: Sent) -> str:
    """The one address that we keep: that for work, in small letters, or nothing."""
    if isinstance(value, list):
        value = chosen_email(one for one in value if isinstance(one, dict))
    if isinstance(value, dict):
        value = value.get("value")
    typed = text(EMAIL, value, MOST_CHARACTERS).lower()
    if typed:
        refuse_no_address(typed)
    return typed


def chosen_email(emails: Iterable[dict[str, Sent]]) -> dict[str, Sent] | None:
    """The one for work, or else the first, or else none."""
    every = list(emails)
    for_work = [one for one in every if str(one.get("type")).lower() == "work"]
    return next(iter([*for_work, *every]), None)


def refuse_no_address(typed: str) -> None:
    try:
        validate_email(typed)
    except ValidationError:
        raise wrong_value("Send an email address, such as name@council.example.") from None
