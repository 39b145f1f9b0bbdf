"""Response headers of every page: Cache-Control (nobody keeps a copy) and Permissions-Policy."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def never_cached(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Pages are one person's: nobody may keep a copy, unless the view says for how long."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=()"
        )
        return response

    return answer
