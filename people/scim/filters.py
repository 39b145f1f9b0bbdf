"""Filters of the list of people: user name, external id or address equal to a text, joined by and.

Entra ID asks for no others. The library reads the filter; what it means we say here.
"""

from collections.abc import Iterator
from functools import reduce
from operator import and_

from django.db.models import Q
from scim2_filter_parser import ast
from scim2_filter_parser.lexer import SCIMLexer
from scim2_filter_parser.parser import SCIMParser, SCIMParserError

from foundation.types import Untyped
from people.models import DirectoryAccount
from people.scim.errors import ScimError

MOST_CHARACTERS = 1000
MOST_TERMS = 5
# A part of the tree that the library makes of a filter.
Node = Untyped


def condition_of(typed: str) -> Q:
    """Raises ScimError for a filter that is too long, cannot be read or asks for something else."""
    if len(typed) > MOST_CHARACTERS or "\0" in typed:
        raise unknown_filter()
    try:
        tree = SCIMParser().parse(SCIMLexer().tokenize(typed))
        terms = list(terms_of(tree))
    except (SCIMParserError, ValueError, AttributeError, RecursionError):
        raise unknown_filter() from None
    if len(terms) > MOST_TERMS:
        raise unknown_filter()
    return reduce(and_, (equal(name, value) for name, value in terms))


def terms_of(node: Node) -> Iterator[tuple[str, str]]:
    """Each attribute that is compared, with the text it is compared with."""
    if isinstance(node, ast.Filter) and not node.negated and node.namespace is None:
        yield from terms_of(node.expr)
    elif isinstance(node, ast.LogExpr) and node.op.lower() == "and":
        yield from terms_of(node.expr1)
        yield from terms_of(node.expr2)
    elif isinstance(node, ast.AttrExpr) and node.value.lower() == "eq":
        yield name_of(node.attr_path), node.comp_value.value
    else:
        raise unknown_filter()


def name_of(path: Node) -> str:
    """userName is username, and emails[type eq "work"].value is emails.value."""
    if isinstance(path.attr_name, ast.Filter):
        path, which = path.attr_name.namespace, list(terms_of(path.attr_name.expr))
        if which not in ([("type", "work")], [("primary", "true")]):
            raise unknown_filter()
    sub = f".{path.sub_attr.value}" if path.sub_attr else ""
    return f"{path.attr_name}{sub}".lower()


def equal(name: str, value: str) -> Q:
    if name == "username":
        theirs = DirectoryAccount.objects.called(value).values_list("person", flat=True)
        return Q(pk__in=list(theirs)) | Q(email=value.lower(), directory_account=None)
    if name == "externalid":
        return Q(directory_account__external_id=value) if value else Q(pk=None)
    if name in ("emails", "emails.value"):
        return Q(email=value.lower())
    if name == "id":
        return Q(pk=int(value)) if is_key(value) else Q(pk=None)
    raise unknown_filter()


def is_key(typed: str) -> bool:
    return typed.isascii() and typed.isdecimal() and len(typed) < 19


def unknown_filter() -> ScimError:
    detail = (
        "A filter compares userName, externalId, id or emails.value by eq with a text, and joins"
        f" up to {MOST_TERMS} of these by and."
    )
    return ScimError(400, detail, "invalidFilter")
