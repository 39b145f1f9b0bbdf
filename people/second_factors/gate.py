"""The gate: who must set up a second factor, and has run out of time, gets to nothing else.

It is decided at sign-in (`requirement`), so that nobody loses what they have begun to type.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from people.second_factors.requirement import IS_OVERDUE, has_factor, refresh_requirement

# Pages that need sign-in and stay open, besides those that set a second factor up.
OPEN = {"account_logout", "account_reauthenticate", "stay-signed-in"}
SET_UP = "mfa_"
WANTED = "page_wanted_before_second_factor"


class SecondFactorGate:
    """Middleware that leads everywhere else to the page that sets one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        if not request.session.get(IS_OVERDUE) or is_open(request):
            return None
        if has_factor(request.user):  # set up elsewhere since
            refresh_requirement(request, request.user)
            return None
        if request.method == "GET":
            request.session[WANTED] = request.get_full_path()
        return redirect("mfa_index")


def is_open(request: HttpRequest) -> bool:
    name = (request.resolver_match.url_name if request.resolver_match else "") or ""
    return name in OPEN or name.startswith(SET_UP)
