"""Declared connections, one to read and one acknowledged, and what they make of an assignment."""

from enquiries.models import Kind
from tests.clause_protocols import adopt_for
from tests.enquiries import cases
from tests.people import everybody_has_read
from tests.relations.connections import acknowledged, declared


def a_declaration(clock):
    return (declared().key,)


def an_acknowledged_declaration(clock):
    return (acknowledged().key,)


def some_declarations(clock):
    acknowledged()
    declared("nia", "grace", kind="family", text="She is my sister.", month=None)


def connected_under_merton(clock):
    everybody_has_read(adopt_for(clock, "merton"))
    declared()
    return cases.raised(Kind.FACT)


def assigned_in_staffordshire(clock):
    everybody_has_read(adopt_for(clock, "staffordshire"))
    return cases.assigned()
