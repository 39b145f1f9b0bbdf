"""The form that asks for a link to set a new password."""

from allauth.account.forms import ResetPasswordForm
from allauth.core import context
from django.core.exceptions import ValidationError

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
