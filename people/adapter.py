"""Signing in: by invitation only, limited, logged, and with links that no request can change."""

from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from foundation.types import Context, Untyped
from people import account_mail
from people.known_device import known_device, remember_device, remember_password_set
from people.models import User
from people.second_factors.stage import SecondStep
from people.sign_in_log import log_sign_in
from people.sign_ins.record import record_sign_in
from people.single_sign_on import session
from people.single_sign_on.local_passwords import refuse_passwords
from people.single_sign_on.reauthentication import council_methods
from people.step_up.sign_ins import has_recent_sign_in
from people.throttle import guess_password, person_with

# For somebody who has none: a page that says so.
NO_METHOD = {"id": "none", "description": ""}


class InvitedOnly(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": (
            "There have been too many attempts to sign in. "
            "Try again later, or set a new password with the link below."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        """Each password typed is counted first, so that many at once are counted too."""
        refuse_passwords()
        address = credentials.get("email", "")
        self.guess = guess_password(request, address)
        if not self.guess.allowed:
            log_sign_in("throttled", request, person_with(address))
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: str) -> User | None:
        user: User | None = super().authenticate(request, **credentials)
        if user:
            self.guess.give_back()
        return user

    def authentication_failed(self, request: HttpRequest, **credentials: str) -> None:
        log_sign_in("failed", request, person_with(credentials.get("email", "")))

    def reauthenticate(self, user: User, password: str) -> bool:
        refuse_passwords()
        is_right: bool = super().reauthenticate(user, password)
        return is_right

    def get_reauthentication_methods(self, user: User) -> list[dict[str, str]]:
        """Who has a council account or a second factor signs in again with it: a password alone
        would be weaker than the sign-in with which the session began."""
        methods: list[dict[str, str]] = super().get_reauthentication_methods(user)
        factors = [one for one in methods if one["id"] != "reauthenticate"]
        factors.sort(key=lambda one: one["id"], reverse=True)
        passwords = methods if settings.LOCAL_PASSWORDS else []
        return (
            council_methods(user) + factors
            or passwords
            or [NO_METHOD | {"url": reverse("council-again")}]
        )

    def pre_login(self, request: HttpRequest, user: User, **more: Untyped) -> HttpResponse | None:
        """The session says how its owner signed in, before a second factor is asked for."""
        way = more["signal_kwargs"] or {}
        session.remember_way(request, way.get(session.SIGNED_IN_BY, ""), way.get("sign_out_at", ""))
        response: HttpResponse | None = super().pre_login(request, user, **more)
        return response

    def get_login_stages(self) -> list[str]:
        return [f"{SecondStep.__module__}.{SecondStep.__qualname__}"]

    def is_reauthentication_required(self, *, app: str, **more: object) -> bool:
        """To change a second factor. Anybody who has just signed in is not asked again."""
        return not has_recent_sign_in(self.request)

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        log_sign_in("inactive", request, user)
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response

    def post_login(self, request: HttpRequest, user: User, **more: object) -> HttpResponse:
        """The owner of the account hears of a device that it does not know."""
        if not known_device(request, user):
            account_mail.write(account_mail.NEW_DEVICE, user, once=str(uuid4()))
        response: HttpResponse = super().post_login(request, user, **more)
        remember_device(response, user)
        log_sign_in("signed in", request, user)
        record_sign_in(request, user)
        return response

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Who signed in with a council account reads that it is still signed in."""
        url: str = super().get_logout_redirect_url(request)
        return reverse("council-signed-out") if session.is_by_council_account(request) else url

    def logout(self, request: HttpRequest) -> None:
        if request.user.is_authenticated:
            log_sign_in("signed out", request, request.user)
        sign_out_at = request.session.get(session.END_OF_SESSION, "")
        super().logout(request)
        session.remember_way(request, "", sign_out_at)

    def set_password(self, user: User, password: str) -> None:
        super().set_password(user, password)
        remember_password_set(self.request, user)
        log_sign_in("password set", self.request, user)

    def send_mail(self, template_prefix: str, email: str, context: Context) -> None:
        """No page sends mail: a mail server that is down would lose it."""
        raise NotImplementedError(f"Write {template_prefix} into the ledger: people.account_mail.")
