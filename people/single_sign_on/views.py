"""Pages of signing in with a council account: there, back, again, and signed out."""

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import (
    get_next_redirect_url,
    passthrough_next_redirect_url,
    perform_login,
)
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.request import SignedIn
from people.sign_in_log import log_sign_in
from people.single_sign_on.issuer import IssuerDown, is_set_up
from people.single_sign_on.matching import account_of
from people.single_sign_on.reauthentication import (
    METHOD,
    asked_of_issuer,
    council_methods,
    record_again,
)
from people.single_sign_on.refused import SignInRefused
from people.single_sign_on.round_trip import Answer, Purpose, address_at_issuer, answer_of_issuer
from people.single_sign_on.session import COUNCIL_ACCOUNT, SIGNED_IN_BY, sign_out_address
from people.throttle import can_ask_issuer

CANNOT = (
    "You have no way to sign in again yet, and this page needs one. Sign out, and sign in with your"
    " council account."
)
PAGES = "people/council"


@login_not_required
@require_POST
def council_sign_in(request: HttpRequest) -> HttpResponse:
    if not is_set_up():
        raise Http404
    return to_issuer(request, Purpose.SIGN_IN)


@require_http_methods(["GET", "POST"])
def council_again(request: SignedIn) -> HttpResponse:
    if not council_methods(request.user):
        raise PermissionDenied(CANNOT)
    if request.method == "POST":
        return to_issuer(request, Purpose.AGAIN, **asked_of_issuer())
    back_to = get_next_redirect_url(request) or ""
    context = {"redirect_field_value": back_to, "alternatives": others(request)}
    return render(request, f"{PAGES}/again.html", context)


def others(request: SignedIn) -> list[dict[str, str]]:
    """Other ways in which somebody can sign in again, which lead back to the same page."""
    ways = get_adapter().get_reauthentication_methods(request.user)
    return [
        way | {"url": passthrough_next_redirect_url(request, str(way["url"]), REDIRECT_FIELD_NAME)}
        for way in ways
        if way["url"] != request.path
    ]


def to_issuer(request: HttpRequest, purpose: Purpose, **more: str | int) -> HttpResponse:
    """A page that leads there. The policy for what a page loads lets no form lead away from the
    portal, and the issuer may send the browser on to yet another server."""
    if not can_ask_issuer(request):
        return render(request, "429.html", status=429)
    back_to = get_next_redirect_url(request) or ""
    try:
        address = address_at_issuer(request, purpose=purpose, back_to=back_to, **more)
    except IssuerDown:
        return issuer_down(request)
    response = render(request, f"{PAGES}/leave.html", {"address": address})
    response.headers["Refresh"] = f"0; url={address}"
    return response


@login_not_required
@require_safe
def council_return(request: HttpRequest) -> HttpResponse:
    """One page for everybody who is refused: it tells nobody who has an account."""
    if not is_set_up():
        raise Http404
    try:
        answer = answer_of_issuer(request)
        let_in = again if answer.purpose == Purpose.AGAIN else first
        return let_in(request, answer)
    except IssuerDown:
        return issuer_down(request)
    except SignInRefused as refused:
        log_sign_in(refused.event, request, refused.person)
        return render(request, f"{PAGES}/refused.html", status=403)


def first(request: HttpRequest, answer: Answer) -> HttpResponse:
    person = account_of(answer.claims)
    if request.user.is_authenticated:
        get_adapter().logout(request)
    request.COOKIES.setdefault(settings.DEVICE_COOKIE_NAME, answer.device)
    record_authentication(request, person, METHOD)
    sign_out_at = answer.metadata.get("end_session_endpoint", "")
    way = {SIGNED_IN_BY: COUNCIL_ACCOUNT, "sign_out_at": sign_out_at}
    response: HttpResponse = perform_login(
        request, person, redirect_url=answer.back_to or None, signal_kwargs=way
    )
    return response


def again(request: HttpRequest, answer: Answer) -> HttpResponse:
    if not request.user.is_authenticated:
        raise SignInRefused("council sign-in not begun here")
    record_again(request, request.user, answer.claims)
    return redirect(answer.back_to or "home")


def issuer_down(request: HttpRequest) -> HttpResponse:
    log_sign_in("council issuer down", request, None)
    return render(request, f"{PAGES}/not_answering.html", status=503)


@login_not_required
@require_safe
def signed_out(request: HttpRequest) -> HttpResponse:
    """For somebody who had signed in with a council account, which is still signed in."""
    return render(request, f"{PAGES}/signed_out.html", {"address": sign_out_address(request)})
