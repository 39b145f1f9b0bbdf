"""What the pages of service accounts say: a line of the list, and a token that has been made."""

from datetime import date
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse

from foundation.types import Context
from people.account_mail import WARNED_BEFORE
from people.models import Scope, ServiceAccount
from people.service_accounts.actions import Made

# The names of the addresses that a program is told, by what it does.
ADDRESSES = {Scope.SCIM: "scim:root", Scope.API: "api-guide"}


class Line(NamedTuple):
    account: ServiceAccount
    tag: tuple[str, str]
    can_end: bool


def line_of(account: ServiceAccount, today: date) -> Line:
    return Line(account, account_tag(account, today), account.is_in_use(today))


def account_tag(account: ServiceAccount, today: date) -> tuple[str, str]:
    if account.ended_at:
        return "Ended", "grey"
    if not account.is_in_use(today):
        return "Expired", "grey"
    if (account.ends_on - today).days <= WARNED_BEFORE[0]:
        return "Ends soon", "yellow"
    return "In use", "green"


def back_to_list() -> tuple[str, str]:
    return reverse("people:service-accounts"), "Back to service accounts"


def made_context(made: Made) -> Context:
    account = made.account
    address = ADDRESSES[Scope(account.scope)]
    return {
        "account": account,
        "token": made.token,
        "address": settings.BASE_URL + reverse(address),
        "is_of_api": account.scope == Scope.API,
        "back": back_to_list(),
    }
