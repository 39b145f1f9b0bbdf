"""The page that the link sent to a new address opens, for anybody who can read mail there."""

from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from people.address_changes.actions import LINK_ENDED, confirm_address, open_change
from people.address_mail import change_of_token

PAGE = "people/confirm_address.html"


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def confirm_address_page(request: HttpRequest, token: str) -> HttpResponse:
    """GET only asks: what looks through mail opens its links. A link that has ended, or never was
    one, gets the same page."""
    try:
        key = change_of_token(token)
    except signing.BadSignature:
        return ended(request, LINK_ENDED)
    change = open_change(key)
    if change is None:
        return ended(request, LINK_ENDED)
    if request.method == "POST":
        try:
            confirm_address(key)
        except PermissionDenied as refusal:
            return ended(request, str(refusal))
        return render(request, PAGE, {"title": "Email address confirmed", "done": change.email})
    return render(request, PAGE, {"title": "Confirm this email address", "change": change})


def ended(request: HttpRequest, words: str) -> HttpResponse:
    context = {"title": "This link no longer works", "words": words}
    return render(request, PAGE, context, status=404)
