"""Addresses of the API. A token opens them, and no session; the description needs neither."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from api.door import token_required
from api.operations import api
from api.problems import Problem
from foundation.types import Untyped

DESCRIPTION, ROOT = "openapi-json", "api-root"


@token_required
def not_there(request: HttpRequest, rest: str = "") -> HttpResponse:
    raise Problem(404)


def guarded(pattern: Untyped) -> Untyped:
    """An address of the library, behind the door."""
    if pattern.name == DESCRIPTION:
        pattern.callback = login_not_required(require_safe(pattern.callback))
    else:
        pattern.callback = token_required(pattern.callback)
    return pattern


app_name = "api"
addresses: Untyped = api.urls[0]
urlpatterns = [
    *(guarded(pattern) for pattern in addresses if pattern.name != ROOT),
    path("", not_there, name=ROOT),  # where the library begins its addresses
    path("<path:rest>", not_there, name="other"),
]
