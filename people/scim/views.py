"""The addresses of SCIM: people, and what the portal supports.

They stand on the views of django-scim2, which make an answer of every error.
"""

import json
from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django_scim.constants import SCIM_CONTENT_TYPE
from django_scim.views import SCIMView

from people.models import User
from people.scim import documents
from people.scim.actions import (
    NOT_THERE,
    add_person,
    change_person,
    people_of_directory,
    remove_person,
)
from people.scim.attributes import attributes_of, attributes_of_operations
from people.scim.door import ScimRequest, body_of
from people.scim.errors import ScimError
from people.scim.filters import condition_of, is_key

MOST_START = 1_000_000
USUAL_ROWS = 100


class Door(SCIMView):  # type: ignore[misc]
    """What all of them have in common."""

    http_method_names = ["get"]

    def http_method_not_allowed(
        self, request: HttpRequest, *args: str, **named: str
    ) -> HttpResponse:
        raise ScimError(405, "This address does not take that method.")


class People(Door):
    http_method_names = ["get", "post", "put", "patch", "delete"]

    def get(self, request: ScimRequest, key: str = "") -> HttpResponse:
        if not key:
            return answer(people_listed(request.GET))
        person = people_of_directory().filter(pk=number_of(key)).first()
        if person is None:
            raise ScimError(404, NOT_THERE)
        return person_answer(person)

    def post(self, request: ScimRequest, key: str = "") -> HttpResponse:
        if key:
            return self.http_method_not_allowed(request)
        sent = attributes_of(body_of(request))
        return person_answer(add_person(sent, by=request.service_account.person), status=201)

    def put(self, request: ScimRequest, key: str = "") -> HttpResponse:
        sent, by = attributes_of(body_of(request)), request.service_account.person
        return person_answer(change_person(number_of(key), sent, replaces=True, by=by))

    def patch(self, request: ScimRequest, key: str = "") -> HttpResponse:
        operations = body_of(request).get("Operations")
        sent, by = attributes_of_operations(operations), request.service_account.person
        return person_answer(change_person(number_of(key), sent, by=by))

    def delete(self, request: ScimRequest, key: str = "") -> HttpResponse:
        remove_person(number_of(key), by=request.service_account.person)
        return HttpResponse(status=204)


class Groups(Door):
    """There are none. Entra ID asks for one when it tests the connection."""

    def get(self, request: ScimRequest) -> HttpResponse:
        return answer(documents.list_document([], total=0))


class Config(Door):
    def get(self, request: ScimRequest) -> HttpResponse:
        return answer(documents.supported())


class ResourceTypes(Door):
    def get(self, request: ScimRequest, key: str = "") -> HttpResponse:
        return answer(one_or_all(documents.resource_types(), key))


class Schemas(Door):
    def get(self, request: ScimRequest, key: str = "") -> HttpResponse:
        return answer(one_or_all(documents.schemas(), key))


class NotThere(Door):
    """Any other address, for somebody with a token."""

    http_method_names = ["get", "post", "put", "patch", "delete"]

    def get(self, request: ScimRequest, rest: str = "") -> HttpResponse:
        raise ScimError(404, "There is nothing at this address.")

    post = put = patch = delete = get


def answer(document: documents.Document, status: int = 200, **headers: str) -> HttpResponse:
    content = json.dumps(document)
    return HttpResponse(content, content_type=SCIM_CONTENT_TYPE, status=status, headers=headers)


def person_answer(person: User, status: int = 200) -> HttpResponse:
    where = documents.location("users", str(person.pk))
    return answer(documents.person_document(person), status, Location=where)


def people_listed(query: Mapping[str, str]) -> documents.Document:
    """One page, in the order in which people came, by two statements for any number of them, and
    one more for a filter by user name."""
    start = min(max(whole_number(query, "startIndex", 1), 1), MOST_START)
    count = min(max(whole_number(query, "count", USUAL_ROWS), 0), documents.MOST_ROWS)
    rows = people_of_directory().order_by("pk")
    if typed := query.get("filter", ""):
        rows = rows.filter(condition_of(typed))
    shown = [documents.person_document(row) for row in rows[start - 1 : start - 1 + count]]
    return documents.list_document(shown, total=rows.count(), start=start)


def whole_number(query: Mapping[str, str], name: str, default: int) -> int:
    typed = query.get(name, "").strip() or str(default)
    if not is_key(typed.removeprefix("-")):
        raise ScimError(400, f"“{name}” is a whole number.", "invalidValue")
    return int(typed)


def number_of(key: str) -> int:
    """The key of a person in an address; 0, which is nobody's, if it is none."""
    return int(key) if is_key(key) else 0


def one_or_all(found: Sequence[documents.Document], key: str) -> documents.Document:
    if not key:
        return documents.list_document(found, total=len(found))
    for document in found:
        if document["id"] == key:
            return document
    raise ScimError(404, "There is nothing at this address.")
