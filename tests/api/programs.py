"""A program of the council that asks the API, with a token of its own."""

from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from people.models import ApiScope
from people.service_accounts.actions import make_service_account
from tests.people import named

ENQUIRIES, FIGURES = "/api/v1/enquiries", "/api/v1/figures"
READS = (ApiScope.ENQUIRIES, ApiScope.FIGURES)


def token_of(*scopes, name="CRM", days=365):
    day = timezone.localdate() + timedelta(days=days)
    by = named("petra")
    return make_service_account(name, ends_on=day, key=uuid4(), by=by, api_scopes=scopes).token


class Program:
    def __init__(self, *scopes, secret=None, **more):
        self.secret = token_of(*(scopes or READS), **more) if secret is None else secret
        self.client = Client(raise_request_exception=False)

    def ask(self, path=ENQUIRIES, method="GET", **query):
        headers = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        headers |= query.pop("headers", {})
        if method == "GET" and query:
            return self.client.get(path, query, headers=headers)
        return self.client.generic(method, path, headers=headers)

    def page(self, **query):
        answer = self.ask(**query)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def references(self, **query):
        return [item["reference"] for item in self.page(**query)["items"]]

    def everything(self, **query):
        """Every reference, page after page, and the cursor at which it ended."""
        found, cursor = [], ""
        while True:
            page = self.page(cursor=cursor, **query)
            found += [item["reference"] for item in page["items"]]
            cursor = page["next_cursor"]
            if not page["has_more"]:
                return found, cursor


def is_problem(answer, status, words=""):
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    body = answer.json()
    assert body["status"] == status
    assert body["detail"].endswith(".")
    assert words in body["detail"]
    return True
