"""Bodies of requests: what is no JSON, too large or wrong is refused with a sentence."""

import json

import pytest

from people.models import User
from tests.people import named
from tests.scim.directory import USERS, Directory, is_error, person, replace

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory(clock):
    return Directory()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"\xff\xfe{}",
        b'{"active": NaN}',
        b'{"active": ' + b"9" * 5000 + b"}",
        b"[" * 50_000,
        b'{"a":' * 9000 + b"1" + b"}" * 9000,
    ],
)
def test_what_is_no_json_object_is_refused(body, directory):
    for method, path in (("POST", USERS), ("PUT", f"{USERS}/1"), ("PATCH", f"{USERS}/1")):
        assert is_error(directory.ask(method, path, body), 400, "invalidSyntax")


def test_a_body_that_is_too_large_is_refused(directory):
    body = json.dumps(person(title="x" * 200_000))
    assert is_error(directory.ask("POST", body=body), 413)


@pytest.mark.parametrize("kind", ["application/json", "text/plain", "multipart/form-data", ""])
def test_whatever_the_body_is_said_to_be_it_is_read_as_json(kind, directory):
    assert directory.ask("POST", body=person(), kind=kind).status_code == 201


WRONG = [
    {"userName": ""},
    {"userName": None},
    {"userName": 7},
    {"userName": ["a"]},
    {"userName": "no address", "emails": []},
    {"userName": "x" * 300 + "@example.uk", "emails": []},
    {"userName": "a\0b@example.uk"},
    {"userName": "a\ud800b@example.uk"},
    {"userName": "tariq\u202e@example.uk"},
    {"externalId": "x" * 300},
    {"externalId": {"value": "x"}},
    {"active": "perhaps"},
    {"active": 1},
    {"active": [True]},
    {"name": {"formatted": "x" * 300}},
    {"name": {"formatted": ["x"]}},
    {"name": {}},
    {"name": "Tariq Aziz"},
    {"emails": [{"value": "nobody"}]},
    {"emails": [{"value": {"value": "a@example.uk"}}]},
    {"emails": "nobody"},
    {"emails": 7},
    {"title": 7},
]


@pytest.mark.parametrize("changed", WRONG, ids=lambda changed: ascii(changed)[:40])
def test_a_wrong_value_is_refused_with_a_sentence(changed, directory):
    before = User.objects.count()
    assert is_error(directory.post(**changed), 400, "invalidValue")
    assert User.objects.count() == before


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"Operations": []},
        {"Operations": {}},
        {"Operations": "replace"},
        {"Operations": [7]},
        {"Operations": [{}]},
        {"Operations": [{"op": "move", "path": "active", "value": True}]},
        {"Operations": [{"op": None, "path": "active"}]},
        {"Operations": [{"op": "remove"}]},
        {"Operations": [{"op": "replace", "value": 7}]},
        {"Operations": [{"op": "replace", "path": 7, "value": 7}]},
        {"Operations": [{"op": "replace", "path": ["active"], "value": True}]},
        {"Operations": [replace("active", "")]},
        {"Operations": [replace("displayName", {"a": 1})]},
        {"Operations": [replace("title", "x")] * 1000},
    ],
    ids=lambda body: ascii(body)[:50],
)
def test_a_wrong_patch_is_refused(body, directory):
    omar = named("omar")
    assert is_error(directory.ask("PATCH", f"{USERS}/{omar.pk}", body), 400)
    assert omar.history.count() == named("omar").history.count()


@pytest.mark.parametrize(
    "path", ["nickName", "members", 'emails[type eq "home"].value', "(", "[" * 9000]
)
def test_an_attribute_we_do_not_keep_is_passed_over(path, directory):
    omar = named("omar")
    for op in ("Add", "Replace", "Remove"):
        operation = {"op": op, "path": path, "value": "x@example.uk"}
        assert directory.patch(omar.pk, operation).status_code == 200
    assert named("omar").email == omar.email
    assert directory.post(schemas=["urn:nothing"], hobby={"a": [1]}).status_code == 201
