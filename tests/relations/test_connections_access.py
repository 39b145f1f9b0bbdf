"""Who gets what at each address of declared connections. The declaration is Omar’s to Clara."""

import pytest
from django.urls import reverse

from tests.access_tables import check_access
from tests.relations.connections import declared

pytestmark = pytest.mark.django_db

WHO = (
    *("clara", "nia", "omar", "grace", "ruth", "colin", "stan"),
    *("dev", "eve", "mona", "ada", "sam", "pat", "petra"),
)


def everybody(status, **others):
    return {who: others.get(who, status) for who in WHO}


CONNECTIONS = {
    "relations:connections": everybody(200),
    "relations:declare-connection": everybody(200, sam=403),  # who has no post
    "relations:declaration": everybody(404, omar=200, mona=200),
    "relations:acknowledge-declaration": everybody(404, omar=403, mona=200),
    "relations:end-declaration": everybody(404, omar=403, mona=200),
}


def address(name, declaration):
    keyed = name not in ("relations:connections", "relations:declare-connection")
    return reverse(name, args=[declaration.key] if keyed else [])


def test_each_person_gets_what_the_table_says(subtests, clock):
    declaration = declared()
    check_access(CONNECTIONS, lambda name: address(name, declaration), subtests)
