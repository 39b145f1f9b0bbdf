"""Middleware that keeps a long text when the session ended while somebody typed it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from foundation.forms import keep_typed_text


class KeepTypedText:
    """Keeps what a signed-out person sent to a private page until they have signed in.

    It is given back only at the same address and only to the person for whom the
    form was made (`foundation.forms.kept_typed_text`). It stands before the sign-in check.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> None:
        if request.method != "POST" or request.user.is_authenticated:
            return
        if not getattr(view, "login_required", True) or "signed_for" not in request.POST:
            return
        if getattr(view, "is_sealed", False):
            return  # sessions are in the database, where nothing of a complaint may stand in plain
        keep_typed_text(request, "signed-out")
