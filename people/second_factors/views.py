"""Pages of one's own second factors, and the second step of signing in.

The sign-in library's own views do the work; what is around them is here: who may, what is recorded,
and what the templates say besides.
"""

from textwrap import wrap

from allauth.mfa.base import views as steps
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as apps
from allauth.mfa.webauthn import views as passkeys
from allauth.mfa.webauthn.internal.auth import begin_registration
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.forms import Field
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import reverse, reverse_lazy
from django.views.decorators.http import require_http_methods, require_safe

from foundation.types import Untyped
from people.own_sessions.device import device_words
from people.request import SignedIn
from people.second_factors.codes import use_up_code
from people.second_factors.gate import WANTED
from people.second_factors.page import second_step_context
from people.second_factors.policy import can_add_factor, can_remove_factor
from people.second_factors.records import Kind, Page, kinds_of, recorded
from people.single_sign_on.local_passwords import with_passwords
from people.throttle import can_use_passkey

INDEX = reverse_lazy("mfa_index")
BOTH = ["GET", "POST"]
DONE = 302
BACK = (INDEX, "Back to your second step")
QUESTION = "question_page.html"


def words(heading: str, button: str, lead: str = "") -> dict[str, object]:
    """What a question page says, for one of the library's views."""
    return {"heading": heading, "button": button, "lead": lead, "cancel_url": INDEX, "back": BACK}


def template_context(response: HttpResponse) -> dict[str, Untyped]:
    """What a template that is still to be drawn will say, to be added to; of a redirect nothing."""
    said = response.context_data if isinstance(response, TemplateResponse) else None
    return said or {}


add_passkey_view: Page = passkeys.add_webauthn
add_app_view: Page = apps.activate_totp
show_codes_view: Page = codes.view_recovery_codes
download_view: Page = codes.download_recovery_codes
enter_code_view: Page = steps.authenticate
enter_code_again_view: Page = steps.reauthenticate
use_passkey_again_view: Page = passkeys.reauthenticate_webauthn
sign_in_view: Page = passkeys.login_webauthn
rename_view: Page = passkeys.EditWebAuthnView.as_view(
    success_url=INDEX,
    template_name=QUESTION,
    extra_context=words("Rename this passkey", "Save name"),
)
remove_view: Page = passkeys.RemoveWebAuthnView.as_view(
    success_url=INDEX,
    template_name=QUESTION,
    extra_context=words(
        "Remove this passkey",
        "Remove passkey",
        "You will no longer be able to sign in with it. Delete it from your device as well.",
    ),
)
remove_app_view: Page = apps.DeactivateTOTPView.as_view(
    success_url=INDEX,
    template_name=QUESTION,
    extra_context=words(
        "Remove your authenticator app",
        "Remove app",
        "Its codes will no longer sign you in. Delete the account from your app as well.",
    ),
)
renew_view: Page = codes.GenerateRecoveryCodesView.as_view(
    template_name=QUESTION,
    extra_context=words(
        "Make new recovery codes",
        "Make new codes",
        "The codes you have now will no longer work.",
    ),
)


@require_safe
def second_step_page(request: SignedIn) -> HttpResponse:
    """What somebody has set up, and what they can add and remove."""
    return render(request, "people/second_step.html", second_step_context(request))


@require_http_methods(BOTH)
@recorded
def add_passkey(request: SignedIn) -> HttpResponse:
    can_add_factor(request, request.user).or_raise()
    response = add_passkey_view(request)
    if said := template_context(response):
        said["form"].initial["name"] = device_words(request.headers.get("User-Agent", ""))
        # The device keeps it, so that it can sign its owner in without an address.
        said["js_data"] = {"creation_options": begin_registration(request.user, passwordless=True)}
        said["back"] = BACK
    return response


@require_http_methods(BOTH)
def rename_passkey(request: SignedIn, pk: int) -> HttpResponse:
    response = rename_view(request, pk=pk)
    if response.status_code == DONE:
        messages.success(request, "Passkey renamed")
    return response


@require_http_methods(BOTH)
@recorded
def remove_passkey(request: SignedIn, pk: int) -> HttpResponse:
    """Pressed twice, it is gone already and that is as its owner wishes."""
    is_there = kinds_of(request.user).get(pk) == Kind.WEBAUTHN
    if request.method == "POST" and not is_there:
        return redirect(INDEX)
    if is_there:
        can_remove_factor(request.user, pk).or_raise()
    return remove_view(request, pk=pk)


@require_http_methods(BOTH)
@recorded
def add_app(request: SignedIn) -> HttpResponse:
    can_add_factor(request, request.user).or_raise()
    response = add_app_view(request)
    if said := template_context(response):
        said["key"] = " ".join(wrap(said["form"].secret, 4))
        said["back"] = BACK
    else:
        use_up_code(request.user, request.POST.get("code", ""))  # it signs nobody in
    return response


@require_http_methods(BOTH)
@recorded
def remove_app(request: SignedIn) -> HttpResponse:
    app = next((pk for pk, kind in kinds_of(request.user).items() if kind == Kind.TOTP), None)
    if request.method == "POST" and app is None:
        return redirect(INDEX)
    if app:
        can_remove_factor(request.user, app).or_raise()
    return remove_app_view(request)


@require_safe
def recovery_codes(request: SignedIn) -> HttpResponse:
    response = show_codes_view(request)
    if said := template_context(response):
        said["next_url"] = request.session.get(WANTED) or reverse("home")
        said["back"] = BACK
    return response


@require_safe
def download_codes(request: SignedIn) -> HttpResponse:
    return download_view(request)


@require_http_methods(BOTH)
@recorded
def renew_codes(request: SignedIn) -> HttpResponse:
    return renew_view(request)


@login_not_required
@require_http_methods(BOTH)
def enter_code(request: HttpRequest) -> HttpResponse:
    """The second step of signing in. The code is used up with the sign-in, or not at all."""
    with transaction.atomic():
        response = enter_code_view(request)
    if said := template_context(response):
        kinds = kinds_of(said["form"].user).values()
        said["has_passkey"] = Kind.WEBAUTHN in kinds
        if Kind.TOTP not in kinds:
            ask_for_recovery_code(said["form"].fields["code"])
    return response


def ask_for_recovery_code(field: Field) -> None:
    """Of somebody who has no app."""
    field.label, field.help_text = "Recovery code", "Enter one of your recovery codes."


@login_not_required
@with_passwords
@require_http_methods(BOTH)
def sign_in_with_passkey(request: HttpRequest) -> HttpResponse:
    """The script of the sign-in page asks for a question, and sends the answer. Its form counts the
    answer; asking is counted here, because each question is a session. While passwords are off, the
    council's own accounts are the only way in."""
    if request.method == "GET" and not can_use_passkey(request):
        return HttpResponse(status=429)
    return sign_in_view(request)


@require_http_methods(BOTH)
def enter_code_again(request: SignedIn) -> HttpResponse:
    return enter_code_again_view(request)


@require_http_methods(BOTH)
def use_passkey_again(request: SignedIn) -> HttpResponse:
    return use_passkey_again_view(request)
