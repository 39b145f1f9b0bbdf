"""A brake on mass deactivation: how many people the directory can stop within an hour."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from foundation.history import history_of
from people import account_mail
from people.models import ServiceAccount, User
from people.scim.errors import ScimError
from people.service_accounts.actions import tell_administrators

STOPPED, REMOVED = "stopped by the directory", "removed by the directory"
HOUR = timedelta(hours=1)
SHARE = 10  # per cent of everybody who can sign in: a large council has more leavers in an hour
TOO_MANY = (
    "The directory has stopped {most} people signing in within an hour, and cannot stop more yet."
    " The people administrators have been told. Send this again later."
)


class TooManyLeavers(ScimError):
    def __init__(self, most: int) -> None:
        super().__init__(429, TOO_MANY.format(most=most))


def refuse_mass_deactivation() -> None:
    """Raises TooManyLeavers. Ask it in the turn of the directory, before one more is stopped."""
    most = most_in_an_hour()
    if stopped_since_an_hour() >= most:
        raise TooManyLeavers(most)


def most_in_an_hour() -> int:
    can_sign_in = User.objects.filter(is_active=True, is_system=False).count()
    most: int = max(settings.DIRECTORY_LEAVERS_AN_HOUR, can_sign_in * SHARE // 100)
    return most


def stopped_since_an_hour() -> int:
    """By any service account; guarded people are proposed, and so are not among them."""
    rows = history_of(User).filter(history_date__gt=timezone.now() - HOUR, is_active=False)
    rows = rows.filter(history_change_reason__in=(STOPPED, REMOVED))
    rows = rows.filter(history_user__in=ServiceAccount.objects.values("person"))
    return int(rows.values("id").distinct().count())


def tell_of_brake() -> None:
    """The people administrators, once a day."""
    tell_administrators(account_mail.DIRECTORY_STOPPED, once=f"{timezone.localdate()}")
