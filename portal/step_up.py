"""Middleware that asks somebody to sign in again before a page that needs a recent sign-in."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from casework.sealing.kept_text import KeptTextCipher
from foundation.forms import keep_typed_text
from people.step_up.pages import Purpose, StepUp, step_up_of
from people.step_up.panel import sign_in_again_url
from people.step_up.sign_ins import has_recent_sign_in, remember_what_was_asked


class AskForRecentSignIn:
    """Before the view runs, so that the answer is the same for what is there and what is not. What
    was typed is kept until the page is opened again: encrypted, if the page reads what is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> HttpResponse | None:
        step_up = step_up_of(view)
        if step_up is None or not request.user.is_authenticated:
            return None
        if step_up.purpose == Purpose.SEALED_FILE:
            cipher = KeptTextCipher(request.user.pk, request.path)
            request.typed_text_cipher = cipher  # type: ignore[attr-defined]
        if has_recent_sign_in(request):
            return None
        if request.method == "POST":
            keep_typed_text(request, "to-sign-in-again")
        back_to = where_to_return(request, step_up)
        remember_what_was_asked(request, step_up, back_to)
        return redirect(sign_in_again_url(back_to))


def where_to_return(request: HttpRequest, step_up: StepUp) -> str:
    """The page that was asked for. A browser that saves a file stays where it is, so for a file it
    is the page with its link."""
    if not step_up.is_download:
        return request.get_full_path()
    before = request.headers.get("Referer", "")
    if not before or not url_has_allowed_host_and_scheme(before, {request.get_host()}):
        return reverse("home")
    parts = urlsplit(before)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
