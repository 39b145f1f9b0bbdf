"""Requests that no page has to look at: in another encoding, or with a NUL in a cookie."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse

ENCODINGS = ("", "utf-8", "utf8")


class Utf8Request(WSGIRequest):
    """Decoded as UTF-8, whatever its Content-Type says: Django decodes the address by that before
    any middleware, and fails where it names a codec that is not for text, such as base64."""

    @property
    def encoding(self) -> str | None:
        return None

    @encoding.setter
    def encoding(self, name: str) -> None:
        pass


def refuse_unreadable(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Browsers send forms in the encoding of the page, which is UTF-8, and no cookie of ours has a
    NUL, which the database refuses to be asked for."""

    def answer(request: HttpRequest) -> HttpResponse:
        encoding = (request.content_params or {}).get("charset", "")
        if encoding.strip("\"' ").lower() not in ENCODINGS:
            raise BadRequest("The request is not in UTF-8")
        if any("\0" in cookie for cookie in request.COOKIES.values()):
            raise BadRequest("There is a NUL in a cookie")
        return get_response(request)

    return answer
