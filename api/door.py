"""The door of the API: https, a token, the limits on its use, and an entity tag on each answer.

Every address answers a request without a token that works in the same words, those that are not
there too. No cookie counts here.
"""

import hashlib
from collections.abc import Callable, Collection
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt

from api.problems import PROBLEM, Problem, problem_response
from people.models import ApiScope, Scope, ServiceAccount
from people.service_accounts.tokens import account_asking, note_use
from people.sign_in_log import log_sign_in
from people.throttle import can_miss_token, can_use_token

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
REFUSED = (
    "Send the token of a service account that works, as “Authorization: Bearer” and the token."
)
TOO_MANY = "There were too many requests. Try again in a minute."
NOT_HTTPS = "Use https. If a token was sent with this request, end its service account."
UNKNOWN = "This address does not take one of these parameters. The description names those it does."
NOT_OPENED = (
    "The token of this service account does not open this. A people administrator can make one with"
    " the scope {scope}."
)


class ApiRequest(HttpRequest):
    """A request of a service account."""

    service_account: ServiceAccount


def token_required(view: View[P]) -> View[P]:
    """Whatever goes wrong behind it is answered as a problem."""

    @csrf_exempt
    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **named: P.kwargs) -> HttpResponse:
        try:
            request.service_account = account_let_in(request)  # type: ignore[attr-defined]
            return tagged(request, view(request, *args, **named))
        except Problem as problem:
            return problem_response(problem)

    return answer


def account_let_in(request: HttpRequest) -> ServiceAccount:
    """Raises Problem. A token that came without https has been seen on the way."""
    if settings.SECURE_SSL_REDIRECT and not request.is_secure():
        raise Problem(403, NOT_HTTPS)
    account = account_asking(request, Scope.API)
    if account is None:
        raise refusal(request)
    note_use(account)
    if not can_use_token(request, account.pk):
        raise too_many()
    return account


def refusal(request: HttpRequest) -> Problem:
    """The same steps and words if the token is missing, wrong, ended or for something else."""
    log_sign_in("token refused", request, None)
    if not can_miss_token(request):
        return too_many()
    return Problem(401, REFUSED, WWW_Authenticate="Bearer")


def too_many() -> Problem:
    return Problem(429, TOO_MANY, Retry_After="60")


def opens(request: ApiRequest, scope: ApiScope) -> bool:
    return scope in request.service_account.api_scopes


def must_open(request: ApiRequest, scope: ApiScope, *, takes: Collection[str] = ()) -> None:
    """Raises Problem with the scope that is missing, or for a parameter that is not one it takes: a
    slip in a name must not answer with everything."""
    if not opens(request, scope):
        raise Problem(403, NOT_OPENED.format(scope=scope))
    if not set(request.GET) <= set(takes):
        raise Problem(400, UNKNOWN)


def tagged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """With an entity tag made of the answer itself, or 304 if the program has just that. Its copy
    is its own, and it asks each time."""
    if response.status_code >= 400 and response["Content-Type"] != PROBLEM:
        raise Problem(response.status_code, Allow=response.get("Allow", "GET"))
    if response.status_code != 200:
        return response
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers["ETag"] = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    etag = response.headers["ETag"]
    return get_conditional_response(request, etag=etag, response=response)  # type: ignore[return-value]
