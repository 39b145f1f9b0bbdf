"""Pages of errors: 503 while the database is too busy or away, 500 for a fault of ours.

Neither asks the database for anything. The page for a form that could not be saved has all that was
typed, and a button that sends it again.
"""

import contextlib
import sys
from typing import NamedTuple

from django.core.exceptions import SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.views import defaults

from api.problems import Problem, is_of_api, problem_response
from people.scim.errors import ScimError, error_response
from portal.logs import WORK

RETRY_SECONDS = "10"
SCIM = "/scim/v2/"
NOT_READ = "The portal cannot answer this request. Send it to the address that the council gave."


class Typed(NamedTuple):
    """The fields of a form, the names of its fields with files, which are to be chosen again, and
    whether it can be sent again: passwords are not put on a page."""

    fields: list[tuple[str, str]]
    files: list[str]
    can_be_sent: bool


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request to another host, for example. Programs read JSON."""
    if request.path.startswith(SCIM):
        return error_response(ScimError(400, NOT_READ))
    if is_of_api(request):
        return problem_response(Problem(400, NOT_READ))
    return defaults.bad_request(request, exception)


def is_busy(error: BaseException | None) -> bool:
    """Whether the database took too long, was locked, or went away: it can work in a minute."""
    while error is not None:
        if isinstance(error, OperationalError | InterfaceError):
            return True
        error = error.__cause__ or error.__context__
    return False


def typed_in(request: HttpRequest) -> Typed:
    """Nothing of a request that cannot be read."""
    with contextlib.suppress(OSError, SuspiciousOperation, MultiPartParserError):
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
        is_secret = any("password" in name.lower() for name, _ in fields)
        if fields and not is_secret:
            return Typed(fields, list(request.FILES), True)
    return Typed([], [], False)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler of exceptions calls this while it handles one."""
    error = sys.exc_info()[1]
    words: dict[str, object] = {"number": work[1] if (work := WORK.get()) else ""}
    if is_of_api(request):
        busy = is_busy(error)
        return problem_response(Problem(503, Retry_After=RETRY_SECONDS) if busy else Problem(500))
    if not is_busy(error):
        return HttpResponse(render_to_string("500.html", words), status=500)
    if request.method == "POST":
        words["typed"] = typed_in(request)
    headers = {"Retry-After": RETRY_SECONDS, "Cache-Control": "no-store"}
    return HttpResponse(render_to_string("503.html", words), status=503, headers=headers)
