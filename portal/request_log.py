"""The access log: a line for each request with its id, its kind of page, its answer and its time.

The kind of page is the pattern of its address, such as `enquiries/<int:pk>/`, so that no line says
which case was read, who read it or what was searched for.
"""

import logging
import re
import time
import uuid
from collections.abc import Callable

from django.conf import settings
from django.core.signals import request_finished
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from portal.logs import WORK

HEADER = "X-Request-ID"
WELL_FORMED = re.compile(r"[0-9a-f-]{16,64}", re.ASCII)  # what proxies make; no reference is one
logger = logging.getLogger("concordat.access")


def id_for(request: HttpRequest) -> str:
    """That of the proxy in front, if there is one and it is well formed, or else a new one."""
    given = request.headers.get(HEADER, "").lower()
    is_ours = settings.ALLAUTH_TRUSTED_PROXY_COUNT and WELL_FORMED.fullmatch(given)
    return given if is_ours else uuid.uuid4().hex


@receiver(request_finished)
def forget_request(**sender: object) -> None:
    """Only now: Django logs a page that is missing after every middleware has had it."""
    WORK.set(None)


def log_requests(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        started, number = time.monotonic(), id_for(request)
        WORK.set(("request", number))
        response = get_response(request)
        response.headers[HEADER] = number
        if not request.path_info.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            log_request(request, response, round(1000 * (time.monotonic() - started)))
        return response

    return answer


def log_request(request: HttpRequest, response: HttpResponse, milliseconds: int) -> None:
    route = request.resolver_match.route if request.resolver_match else ""
    fields = {
        "method": request.method if request.method in KNOWN else "-",
        "route": f"/{route}" if request.resolver_match else "-",
        "status": response.status_code,
        "milliseconds": milliseconds,
    }
    logger.info("%s %s %s %s ms", *fields.values(), extra={"fields": fields})


KNOWN = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
