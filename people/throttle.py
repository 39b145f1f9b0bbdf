"""Limits on guessing a password, and on the mail that a stranger can have the portal send.

A guess counts for its account in its network, for its account and for its network. On a device
that the account is known on, it counts for that device only: nobody else can use that up.
"""

import re
import unicodedata

from allauth.account.utils import filter_users_by_email
from allauth.core.internal import ratelimit
from django.http import HttpRequest

from people.known_device import BY_COOKIE, known_device
from people.models import User
from people.sign_in_limits import rates
from people.sign_in_log import log_sign_in, network_of


def person_with(address: str) -> User | None:
    """Whose account an address is, however its letters are written; of two, who has it now."""
    address = address.strip().lower()
    people: list[User] = filter_users_by_email(address)
    return min(people, key=lambda person: (person.email != address, person.pk), default=None)


def mailbox(address: str) -> str:
    """The same text for each spelling that usually reaches one mailbox: tags, dots, quotes."""
    local, _, domain = unicodedata.normalize("NFKC", address.strip()).casefold().rpartition("@")
    return re.sub(r'["\\.]', "", local.partition("+")[0]) + "@" + domain


class Uses:
    """One use of each of several limits: of all, or of none if one of them has been reached."""

    def __init__(self, request: HttpRequest, **keys: str) -> None:
        self.taken: list[ratelimit.RateLimitUsage] = []
        self.allowed = all(self._take(request, action, key) for action, key in keys.items())
        if not self.allowed:
            self.give_back()

    def _take(self, request: HttpRequest, action: str, key: str) -> bool:
        usage = ratelimit.consume(
            request, app="concordat", action=action, config=rates(), key=key, limit_get=True
        )
        if usage:
            self.taken.append(usage)
        return bool(usage)

    def give_back(self) -> None:
        while self.taken:
            self.taken.pop().rollback()


def guess_password(request: HttpRequest, address: str) -> Uses:
    """Counts a password before it is looked at; give the uses back if it is right."""
    person, network = person_with(address), network_of(request)
    if device := known_device(request, person):
        return Uses(request, guess_on_known_device=device)
    account = f"user {person.pk}" if person else mailbox(address)
    return Uses(
        request,
        guess_for_account_in_network=f"{account} {network}",
        guess_for_account=account,
        guess_in_network=network,
    )


def guess_code(request: HttpRequest, person: User) -> Uses:
    """Counts a code typed in the second step; give the uses back if it is right. Only who knows the
    password gets there, so that nobody else in their network is counted."""
    device = known_device(request, person)
    if device.startswith(BY_COOKIE):  # which is given to those who have signed in, with a code
        return Uses(request, code_on_known_device=device)
    account = f"user {person.pk}"
    return Uses(
        request,
        code_for_account_in_network=f"{account} {network_of(request)}",
        code_for_account=account,
    )


def can_use_passkey(request: HttpRequest) -> bool:
    """Counts a sign-in with a passkey, and a question to be answered with one."""
    return Uses(request, passkey_in_network=network_of(request)).allowed


def can_send_link(request: HttpRequest, address: str) -> bool:
    """Counts a mail that anybody can ask for, to an account or to an address that has none."""
    person, network = person_with(address), network_of(request)
    uses = Uses(
        request,
        link_to_mailbox=mailbox(person.email if person else address),
        link_in_network=network,
    )
    if not uses.allowed:
        log_sign_in("link throttled", request, person)
    return uses.allowed


def can_ask_issuer(request: HttpRequest) -> bool:
    """Counts a way to the issuer of the council's accounts, which is asked for its answer too."""
    uses = Uses(request, council_sign_in_in_network=network_of(request))
    if not uses.allowed:
        log_sign_in("throttled", request, None)
    return uses.allowed


def can_read_feed(request: HttpRequest, person: User) -> bool:
    """Counts a reading of a calendar feed for its reader only: they may have many devices, and a
    service in whose network many others are."""
    return Uses(request, calendar_of_person=f"user {person.pk}").allowed


def can_use_token(request: HttpRequest, account: int) -> bool:
    """Counts a request of the service account with this key, from whichever network it comes."""
    return Uses(request, requests_of_token=f"account {account}").allowed


def can_miss_token(request: HttpRequest) -> bool:
    """Counts a request without a token that works."""
    return Uses(request, wrong_token_in_network=network_of(request)).allowed


def can_miss_feed(request: HttpRequest) -> bool:
    """Counts a reading of a calendar feed that is not there."""
    return Uses(request, wrong_calendar_in_network=network_of(request)).allowed
