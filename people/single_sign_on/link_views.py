"""The page of a link that signs in once."""

from allauth.account.utils import perform_login
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from people.sign_in_log import log_sign_in
from people.single_sign_on.link import person_of
from people.single_sign_on.session import LINK, SIGNED_IN_BY

PAGE = "people/council/link.html"


@login_not_required
@require_http_methods(["GET", "POST"])
@transaction.atomic
def sign_in_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Only its button signs in: a program that opens links to check them uses none up. Of two who
    press it at once, one is let in."""
    is_sent = request.method == "POST"
    person = person_of(token, lock=is_sent)
    if person is None:
        log_sign_in("link refused", request, None)
        return render(request, PAGE, {"person": None}, status=403)
    if not is_sent:
        return render(request, PAGE, {"person": person})
    log_sign_in("link used", request, person)
    response: HttpResponse = perform_login(request, person, signal_kwargs={SIGNED_IN_BY: LINK})
    return response
