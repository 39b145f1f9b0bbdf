"""Signing in: by invitation only, limited, logged, and with links that no request can change."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from foundation.types import Context
from people.known_device import remember_device, remember_password_set
from people.models import User
from people.sign_in_log import log_sign_in
from people.throttle import guess_password, person_with


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
        """A wrong password is logged as at sign-in."""
        is_right: bool = super().reauthenticate(user, password)
        if is_right:
            log_sign_in("signed in again", self.request, user)
        return is_right

    def respond_user_inactive(self, request: HttpRequest, user: User) -> HttpResponse:
        log_sign_in("inactive", request, user)
        response: HttpResponse = super().respond_user_inactive(request, user)
        return response

    def post_login(self, request: HttpRequest, user: User, **more: object) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **more)
        remember_device(response, user)
        log_sign_in("signed in", request, user)
        return response

    def logout(self, request: HttpRequest) -> None:
        if request.user.is_authenticated:
            log_sign_in("signed out", request, request.user)
        super().logout(request)

    def set_password(self, user: User, password: str) -> None:
        super().set_password(user, password)
        remember_password_set(self.request, user)
        log_sign_in("password set", self.request, user)

    def send_mail(self, template_prefix: str, email: str, context: Context) -> None:
        """No page sends mail: a mail server that is down would lose it."""
        raise NotImplementedError(f"Write {template_prefix} into the ledger: people.account_mail.")
