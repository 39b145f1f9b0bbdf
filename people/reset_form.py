"""The forms of forgotten passwords: one asks for a link, the other checks a link that is opened."""

from allauth.account.forms import ResetPasswordForm, UserTokenForm
from allauth.core import context
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from foundation.types import Cleaned
from people.account_mail import send_password_link
from people.sign_in_log import log_sign_in
from people.throttle import can_send_link

ENOUGH = (
    "Several links have been requested for this address or from your network. "
    "Look in your inbox and junk folder, or try again in an hour."
)


class ResetForm(ResetPasswordForm):  # type: ignore[misc]
    def clean_email(self) -> str:
        """The same answer whether or not somebody has an account with the address."""
        address: str = super().clean_email()
        if not can_send_link(context.request, address):
            raise ValidationError(ENOUGH, code="too_many_links")
        return address

    def save(self, request: HttpRequest, **kwargs: object) -> str:
        """Mail to the owner of the account, or to an address that has none, is in the ledger: the
        page is the same while the mail server is down."""
        address: str = self.cleaned_data["email"]
        person = self.users[0] if self.users else None
        send_password_link(person, address)
        log_sign_in("link sent" if person else "no account", request, person)
        return address


class LinkForm(UserTokenForm):  # type: ignore[misc]
    def clean(self) -> Cleaned:
        """A link that was used, has expired or was made up is logged, never the link itself."""
        try:
            cleaned: Cleaned = super().clean()
        except ValidationError:
            log_sign_in("link refused", context.request, self.reset_user)
            raise
        return cleaned
