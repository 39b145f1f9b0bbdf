"""Who gets what at each address of declared connections. The declaration is Omar’s to Clara."""

import pytest
from django.urls import reverse

from tests.people import named
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


def address(name):
    keyed = name not in ("relations:connections", "relations:declare-connection")
    return reverse(name, args=[declared().key] if keyed else [])


@pytest.mark.parametrize("name", CONNECTIONS)
def test_each_person_gets_what_the_table_says(name, client, clock):
    url, found = address(name), {}
    for who in WHO:
        client.force_login(named(who))
        found[who] = client.get(url).status_code
    assert found == CONNECTIONS[name]


@pytest.mark.parametrize("name", CONNECTIONS)
def test_nobody_is_let_in_without_signing_in(name, client, clock):
    response = client.get(address(name))
    assert (response.status_code, response.url.split("?")[0]) == (302, reverse("account_login"))
