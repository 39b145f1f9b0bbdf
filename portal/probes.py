"""Probes: `/live` and `/ready`, for the machines that watch this one.

They come before every other middleware, so that they answer by any host name or address, over plain
http and without a session. `/live` says that this process answers. `/ready` says what works of all
that the portal needs, `/ready/pages` of what pages need, and `/ready/worker` of one part.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.readiness import GROUPS, PARTS, states


def answer_probes(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    def answer(request: HttpRequest) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            if request.path_info == "/live":
                return never_stored(JsonResponse({"live": True}))
            if (parts := parts_asked_about(request.path_info)) is not None:
                return readiness(parts)
        return get_response(request)

    return answer


def parts_asked_about(path: str) -> tuple[str, ...] | None:
    """The names of the parts, or None if the address is no probe's."""
    if path != "/ready" and not path.startswith("/ready/"):
        return None
    name = path.removeprefix("/ready").removeprefix("/")
    return GROUPS.get(name) or ((name,) if name in PARTS else None)


def readiness(parts: tuple[str, ...]) -> JsonResponse:
    """The state of each part, with 503 if one of them does not work."""
    found = states(parts)
    ready = all(state.works for state in found.values())
    seconds = {name: state.seconds for name, state in found.items() if state.seconds is not None}
    works = {name: state.works for name, state in found.items()}
    body = {"ready": ready, **works, "seconds": seconds}
    return never_stored(JsonResponse(body, status=200 if ready else 503))


def never_stored(response: JsonResponse) -> JsonResponse:
    response.headers["Cache-Control"] = "no-store"
    return response
