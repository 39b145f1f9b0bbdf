"""Signing in: by invitation only, limited, logged, and with links that no request can change."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

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

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On the portal's own address: the request may name another host or port."""
        user, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", args=[user, token])
        return str(settings.BASE_URL) + path

    def send_password_reset_mail(self, user: User, email: str, context: Context) -> None:
        """To the address of the account, not to a spelling of it that was typed."""
        super().send_password_reset_mail(user, user.email, context)
        log_sign_in("link sent", self.request, user)
