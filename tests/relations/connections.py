"""Declared connections in tests: Omar’s to Clara, or between others of the cast."""

from uuid import uuid4

from relations.connections import actions
from relations.models import Declaration
from tests.people import named

# Words that stand nowhere but in a declaration: anyone who finds one elsewhere has found a leak.
PLANTED = ("Zanzibar", "Quagmire", "Ptarmigan")
TEXT = f"We own the {PLANTED[0]} café together."


def declared(by="omar", to="clara", *, text=TEXT, key=None, **more) -> Declaration:
    typed = {"kind": "business", "text": text, "year": 2021, "month": 6, **more}
    new = actions.NewConnection(other=named(to), **typed)
    return actions.declare(new, by=named(by), key=key or uuid4())


def acknowledged(declaration=None, by="mona", key=None) -> Declaration:
    declaration = declaration or declared()
    actions.acknowledge(declaration, by=named(by), key=key or uuid4())
    return Declaration.objects.get(pk=declaration.pk)


def typed(to="clara", **more):
    """What the form sends."""
    said = {"other": named(to).pk, "kind": "family", "text": TEXT, "year": "2021", "month": "6"}
    return {**said, "key": uuid4(), **more}
