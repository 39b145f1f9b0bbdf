"""The description of the API in OpenAPI 3.1: the types of its answers, problems and the token."""

from ninja import NinjaAPI, Schema
from ninja.openapi.schema import OpenAPISchema

from api.problems import PROBLEM
from api.schemas import ProblemDetails
from foundation.types import Untyped

TITLE = "Concordat"
ABOUT = (
    "Enquiries and figures for programs of the council. Everything can be read and nothing changed."
    " Confidential enquiries and complaints are never here. Answers have an ETag: send it as"
    " If-None-Match to get 304 if nothing has changed."
)
USUAL_PROBLEMS = (400, 401, 403, 405, 429)
WHEN = {
    200: "The answer.",
    304: "Nothing has changed since the answer with this ETag.",
    400: "A parameter is wrong.",
    401: "There is no token that works.",
    403: "The token does not open this, or it came without https.",
    404: "There is nothing here that the token opens.",
    405: "Only GET is answered.",
    429: "There were too many requests. Retry-After says when to try again.",
}
TOKEN = {
    "type": "http",
    "scheme": "bearer",
    "description": "The token of a service account. A people administrator makes it.",
}
TEXT = {"type": "string"}


def answers(schema: type[Schema], *more: int) -> dict[int, type[Schema]]:
    """The answer of an operation, and the problems that it can have."""
    problems = dict.fromkeys(sorted({*USUAL_PROBLEMS, *more}), ProblemDetails)
    return {200: schema, **problems}


class DescribedApi(NinjaAPI):
    def __init__(self) -> None:
        super().__init__(
            title=TITLE,
            version="1.0.0",
            description=ABOUT,
            urls_namespace="api",
            docs_url=None,
        )

    def get_openapi_schema(self, *args: Untyped, **named: Untyped) -> OpenAPISchema:
        """With what the library leaves out: the token, problem details and headers."""
        schema = super().get_openapi_schema(*args, **named)
        schema["components"]["securitySchemes"] = {"token": TOKEN}
        schema["security"] = [{"token": []}]
        for methods in schema["paths"].values():
            for operation in methods.values():
                describe_answers(operation["responses"])
        return schema


def describe_answers(responses: dict[int, Untyped]) -> None:
    responses[304] = {}
    for status, response in responses.items():
        response["description"] = WHEN[status]
        content = response.pop("content", {})
        if status == 200:
            response["content"] = content
        elif content:
            response["content"] = {PROBLEM: content["application/json"]}
        if headers := HEADERS.get(status):
            response["headers"] = {name: {"schema": TEXT} for name in headers}


HEADERS = {200: ("ETag",), 304: ("ETag",), 401: ("WWW-Authenticate",), 405: ("Allow",)}
HEADERS[429] = ("Retry-After",)
