"""Mail about an account: invitations, links to set a password, and new addresses.

None is sent from here. The ledger of notices writes down the event and who it is for, in the
transaction of the event, and asks for the words when it sends them. A link is made then.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol
from uuid import uuid4

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from people.models import User, system_user

INVITATION, PASSWORD_LINK, NO_ACCOUNT = "invitation", "password-link", "no-account"
ADDRESS_PROPOSED, ADDRESS_CHANGED = "address-proposed", "address-changed"


class Ledger(Protocol):
    """What the layers above do with mail about an account."""

    def write(self, event: str, person: User, *, once: str, address: str = "") -> None:
        """Have it sent, to an address other than that of the account if one is given."""
        ...

    def were_sent(self, event: str, person: User, *, once: str) -> bool:
        """Whether the mail server has taken all of it."""
        ...


LEDGERS: list[Ledger] = []


@dataclass(frozen=True)
class Words:
    subject: str
    body: str


@dataclass(frozen=True)
class AccountMail:
    """`lasts` is how long after the event it is useful. Of several to one address that `replace`
    each other only the newest is sent, and some only `until_sign_in`."""

    name: str
    words: Callable[[User, str], Words]
    lasts: timedelta | None = None
    replaces: bool = False
    until_sign_in: bool = False


def write(event: str, person: User, *, once: str, address: str = "") -> None:
    for ledger in LEDGERS:
        ledger.write(event, person, once=once, address=address)


def were_sent(event: str, person: User, *, once: str) -> bool:
    return all(ledger.were_sent(event, person, once=once) for ledger in LEDGERS)


def send_password_link(person: User | None, address: str) -> None:
    """The same statements for an address that has an account and for one that has none, so that
    their time is no hint. It goes to the address of the account, not to the spelling typed."""
    once, portal = str(uuid4()), system_user()
    if person:
        write(PASSWORD_LINK, person, once=once)
    else:
        write(NO_ACCOUNT, portal, once=once, address=address)


def invitation(person: User, address: str) -> Words:
    body = render_to_string(
        "people/mail/invited.txt",
        {
            "council_name": settings.COUNCIL_NAME,
            "url": settings.BASE_URL + reverse("account_reset_password"),
        },
    )
    return Words(f"Your account for {settings.COUNCIL_NAME}’s portal", body)


def password_link(person: User, address: str) -> Words:
    """On the portal's own address: a request may have named another host or port."""
    user, token = user_pk_to_url_str(person), default_token_generator.make_token(person)
    path = reverse("account_reset_password_from_key", args=[user, token])
    return rendered("password_reset_key", {"password_reset_url": settings.BASE_URL + path})


def no_account(person: User, address: str) -> Words:
    return rendered("unknown_account", {"email": address})


def rendered(name: str, words: dict[str, str]) -> Words:
    subject, body = (
        render_to_string(f"account/email/{name}_{part}.txt", words)
        for part in ("subject", "message")
    )
    return Words(" ".join(subject.split()), body.strip())


def address_words(person: User, *, proposed: bool) -> Words:
    body = render_to_string(
        "people/mail/address.txt",
        {
            "council_name": settings.COUNCIL_NAME,
            "name": person.name,
            "proposed": proposed,
            "url": settings.BASE_URL,
        },
    )
    return Words(f"Your email address for {settings.COUNCIL_NAME}’s portal", body)


ACCOUNT_MAIL = {
    INVITATION: AccountMail("Invitation", invitation, replaces=True, until_sign_in=True),
    PASSWORD_LINK: AccountMail(
        "Link to set a password",
        password_link,
        lasts=timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
        replaces=True,
    ),
    NO_ACCOUNT: AccountMail(
        "No account for an address", no_account, lasts=timedelta(days=1), replaces=True
    ),
    ADDRESS_PROPOSED: AccountMail(
        "New address proposed", lambda person, address: address_words(person, proposed=True)
    ),
    ADDRESS_CHANGED: AccountMail(
        "New address", lambda person, address: address_words(person, proposed=False)
    ),
}
