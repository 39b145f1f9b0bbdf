"""The door of SCIM: a token, the limits on its use, and a body that can be read.

Every address answers a request without a token that works in the same words, those that are not
there too.
"""

import json
from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, UnreadablePostError

from foundation.types import Untyped
from people.models import Scope, ServiceAccount
from people.scim.errors import ScimError, error_response
from people.service_accounts.tokens import account_asking, note_use
from people.sign_in_log import log_sign_in
from people.throttle import can_miss_token, can_use_token

P = ParamSpec("P")
MOST_BYTES = 100_000
REFUSED = "Send the token of a service account that works."
TOO_MANY = "There were too many requests. Try again in a minute."
NOT_JSON = "The body is a JSON object in UTF-8."
TOO_LARGE = f"The body has at most {MOST_BYTES:,} bytes."


class ScimRequest(HttpRequest):
    """A request of a service account."""

    service_account: ServiceAccount


def token_required(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """The library puts this in front of each of its views. No cookie counts here."""

    def answer(request: HttpRequest, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
        account = account_asking(request, Scope.SCIM)
        if account is None:
            return refused(request)
        if not can_use_token(request, account.pk):
            return too_many()
        note_use(account)
        request.service_account = account  # type: ignore[attr-defined]
        return view(request, *args, **named)

    return answer


def refused(request: HttpRequest) -> HttpResponse:
    """The same steps and words if the token is missing, wrong, ended or for something else."""
    log_sign_in("token refused", request, None)
    if not can_miss_token(request):
        return too_many()
    return error_response(ScimError(401, REFUSED), **{"WWW-Authenticate": "Bearer"})


def too_many() -> HttpResponse:
    return error_response(ScimError(429, TOO_MANY), **{"Retry-After": "60"})


def body_of(request: HttpRequest) -> dict[str, Untyped]:
    """The JSON object that was sent. Raises ScimError if it is too large or none."""
    try:
        length = int(request.headers.get("Content-Length") or 0)
        if length > MOST_BYTES:
            raise ScimError(413, TOO_LARGE)
        document = json.loads(request.body.decode(), parse_constant=refuse_constant)
    except (ValueError, RecursionError, UnreadablePostError):
        raise ScimError(400, NOT_JSON, "invalidSyntax") from None
    if not isinstance(document, dict):
        raise ScimError(400, NOT_JSON, "invalidSyntax")
    return document


def refuse_constant(name: str) -> None:
    """NaN and Infinity, which are not JSON."""
    raise ValueError(name)
