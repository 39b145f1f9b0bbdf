"""Limits on guessing a password, and on the mail that a stranger can have the portal send.

A guess counts for its account in its network, for its account and for its network. On a device
that the account is known on, it counts for that device only: nobody else can use that up.
"""

import re
import unicodedata

from allauth.account.utils import filter_users_by_email
from allauth.core.internal import ratelimit
from django.http import HttpRequest

from people.known_device import known_device
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


def can_read_feed(request: HttpRequest, person: User) -> bool:
    """Counts a reading of a calendar feed for its reader only: they may have many devices, and a
    service in whose network many others are."""
    return Uses(request, calendar_of_person=f"user {person.pk}").allowed


def can_miss_feed(request: HttpRequest) -> bool:
    """Counts a reading of a calendar feed that is not there."""
    return Uses(request, wrong_calendar_in_network=network_of(request)).allowed
