"""Pages of relations that read what is encrypted. Without the private keys they say so."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from casework.sealing import keys
from casework.sealing.guarded_page import View, guarded_page
from people.step_up.pages import Purpose, needs_recent_sign_in


def page_where_keys_are_missing(request: HttpRequest) -> HttpResponse:
    return render(request, "relations/no_keys.html", status=503)


def sealed_page(view: View) -> View:
    """It needs a recent sign-in, no error of it shows what was typed, and nothing typed is kept in
    plain."""
    guarded = guarded_page(view, keys.can_open, page_where_keys_are_missing)
    return needs_recent_sign_in(Purpose.SEALED_FILE)(guarded)
