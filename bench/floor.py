"""The floor: a page of 25 rows that does the least possible, with which others are compared.

One view, one query by keyset from a partial index, GOV.UK markup, the portal's own
middleware, a signed-in user (PERFORMANCE 5.1).
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine

from enquiries.models import OPEN, Enquiry

PAGE = Engine(autoescape=True).from_string((Path(__file__).parent / "floor.html").read_text())
LONG_AGO = datetime.fromisoformat("2000-01-01T00:00:00+00:00")
NOT_COUNTED = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT", "ROLLBACK")


def floor(request: HttpRequest) -> HttpResponse:
    """The 25 most urgent open enquiries of a service, with nothing looked up beside them."""
    rows = Enquiry.objects.filter(service=int(request.GET["service"]), status__in=OPEN)
    rows = rows.filter(queue_at__gt=LONG_AGO).defer("search").order_by("queue_at", "pk")
    return HttpResponse(PAGE.render(Context({"rows": list(rows[:26]), "user": request.user})))


def count_statements(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that says in a header how many statements a page took, when it is asked."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "X-Count" not in request.headers:
            return get_response(request)
        statements: list[str] = []

        def listen(execute: Callable[..., object], statement: str, *more: object) -> object:
            statements.append(str(statement))
            return execute(statement, *more)

        with connection.execute_wrapper(listen):
            response = get_response(request)
        counted = [sql for sql in statements if not sql.lstrip().startswith(NOT_COUNTED)]
        response["X-Statements"] = str(len(counted))
        return response

    return middleware
