"""The council's directory, as a client that sends what Entra ID sends, in the shapes published."""

import json
from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from people.models import User
from people.service_accounts.actions import make_service_account
from tests.people import named

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"
USERS = "/scim/v2/Users"


def token(name="Entra ID", days=365):
    day = timezone.localdate() + timedelta(days=days)
    return make_service_account(name, ends_on=day, key=uuid4(), by=named("petra")).token


class Directory:
    """Everything it does is one request with its token."""

    def __init__(self, secret=None):
        self.secret = token() if secret is None else secret
        self.client = Client(raise_request_exception=False)

    def ask(self, method, path=USERS, body=None, kind="application/scim+json", **more):
        data = body if isinstance(body, (str, bytes)) else json.dumps(body)
        headers = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        return self.client.generic(method, path, data, content_type=kind, headers=headers, **more)

    def get(self, path=USERS, **query):
        headers = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        return self.client.get(path, query, headers=headers)

    def post(self, **sent):
        return self.ask("POST", body=person(**sent))

    def put(self, key, **sent):
        return self.ask("PUT", f"{USERS}/{key}", person(**sent))

    def patch(self, key, *operations):
        body = {"schemas": [PATCH], "Operations": list(operations)}
        return self.ask("PATCH", f"{USERS}/{key}", body)

    def delete(self, key):
        return self.ask("DELETE", f"{USERS}/{key}")

    def find(self, typed):
        return self.get(filter=typed).json()


def person(**sent):
    """As POST sends somebody: a user name, a work address, a name and an external id."""
    return {
        "schemas": [USER, ENTERPRISE],
        "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
        "userName": "Tariq.Aziz@westhaven.example",
        "active": True,
        "emails": [{"primary": True, "type": "work", "value": "Tariq.Aziz@westhaven.example"}],
        "meta": {"resourceType": "User"},
        "name": {"formatted": "Tariq Aziz", "familyName": "Aziz", "givenName": "Tariq"},
        "roles": [],
    } | sent


def replace(path, value):
    return {"op": "Replace", "path": path, "value": value}


def tariq():
    return User.objects.get(email="tariq.aziz@westhaven.example")


def reasons(row):
    return [(r.history_change_reason, str(r.history_user)) for r in row.history.order_by("pk")]


def is_error(response, status, scim_type=None):
    body = json.loads(response.content)
    assert (response.status_code, body["status"]) == (status, str(status))
    assert response["Content-Type"] == "application/scim+json"
    assert body["schemas"] == [ERROR]
    assert body["detail"]
    assert scim_type is None or body["scimType"] == scim_type
    return True
