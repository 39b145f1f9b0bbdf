"""Problem details (RFC 9457): every answer that is not the one asked for, as JSON in a sentence."""

import json
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

PROBLEM = "application/problem+json"
ROOT = "/api/v1/"
SENTENCES = {
    400: "The request cannot be read. See the description of the API.",
    404: "There is nothing at this address that this token can read.",
    405: "The API can only be read. Use GET.",
    500: "The portal has failed to answer. Nothing was changed. Try again later.",
    503: "The portal is too busy. Try again in a few seconds.",
}


class Problem(Exception):
    """Why a request is not answered, raised anywhere below the API."""

    def __init__(self, status: int, detail: str = "", **headers: str) -> None:
        super().__init__(detail)
        self.status, self.detail = status, detail or SENTENCES[status]
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def problem_response(problem: Problem) -> HttpResponse:
    """`type` is left out: it is about:blank, as the status says what kind of problem it is."""
    content = {
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
    }
    return HttpResponse(
        json.dumps(content), content_type=PROBLEM, status=problem.status, headers=problem.headers
    )


def is_of_api(request: HttpRequest) -> bool:
    return request.path.startswith(ROOT)
