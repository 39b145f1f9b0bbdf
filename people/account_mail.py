"""Mail about an account: invitations, links, new addresses, passwords and devices, and sign-outs.

None is sent from here. The ledger of notices writes down the event and who it is for, in the
transaction of the event, and asks for the words when it sends them. A link is made then.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol
from uuid import uuid4

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from people.address_mail import address_asked, address_to_confirm, address_words
from people.mail_words import Words
from people.models import ServiceAccount, User, system_user
from people.models.address_change import DAYS_OPEN

INVITATION, PASSWORD_LINK, NO_ACCOUNT = "invitation", "password-link", "no-account"
ADDRESS_PROPOSED, ADDRESS_CHANGED = "address-proposed", "address-changed"
NEW_DEVICE, PASSWORD_SET = "new-device", "password-set"
SIGNED_OUT, SIGNED_OUT_BY_OTHERS = "signed-out", "signed-out-by-others"
PASSKEY_ADDED, PASSKEY_REMOVED = "passkey-added", "passkey-removed"
APP_ADDED, APP_REMOVED = "app-added", "app-removed"
CODES_RENEWED, CODE_USED, COUNCIL_ACCOUNT = "codes-renewed", "code-used", "council-account"
COUNCIL_FORGOTTEN, COUNCIL_FORGOTTEN_OF_ANOTHER = "council-forgotten", "council-forgotten-of-other"
LINK_FROM_SERVER, LINK_OF_ANOTHER = "link-from-server", "link-of-another"
ADDRESS_TO_CONFIRM, ADDRESS_ASKED = "address-to-confirm", "address-asked"
SERVICE_ACCOUNT_MADE, SERVICE_ACCOUNT_ENDS = "service-account-made", "service-account-ends"
WARNED_BEFORE = (30, 7)  # days before the last day of a service account
DIRECTORY_STOPPED, WEBHOOK_GIVEN_UP = "directory-stopped", "webhook-given-up"
FACTOR_LOST, FACTOR_REMOVED = "factor-lost", "factor-removed"
POST_CANCELLED = "post-cancelled"


class Ledger(Protocol):
    """What the layers above do with mail about an account."""

    def write(self, event: str, person: User, *, once: str, address: str = "") -> None:
        """Have it sent, to an address other than that of the account if one is given."""

    def write_each(self, event: str, people: Sequence[User], *, once: str) -> None: ...

    def were_sent(self, event: str, person: User, *, once: str) -> bool:
        """Whether the mail server has taken all of it."""
        ...


LEDGERS: list[Ledger] = []


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


def page_of_new_password() -> str:
    """Its whole address; empty while the portal has no passwords of its own."""
    path = reverse("account_reset_password")
    return settings.BASE_URL + path if settings.LOCAL_PASSWORDS else ""


def invitation(person: User, address: str) -> Words:
    sign_in = settings.BASE_URL + reverse("account_login")
    body = render_to_string(
        "people/mail/invited.txt",
        {
            "council_name": settings.COUNCIL_NAME,
            "council_url": sign_in if settings.OIDC_SERVER_URL else "",
            "url": page_of_new_password(),
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


def warning(subject: str, template: str) -> Callable[[User, str], Words]:
    """Something that its owner should know to stop it, with what to do if it was not them."""

    def words(person: User, address: str) -> Words:
        body = render_to_string(
            f"people/mail/{template}.txt",
            {
                "council_name": settings.COUNCIL_NAME,
                "url": page_of_new_password(),
                "phone": settings.COUNCIL_PHONE,
            },
        )
        return Words(f"{subject} for {settings.COUNCIL_NAME}’s portal", body)

    return words


# What happened to the second step of signing in, to the account of its owner.
SECOND_STEP = {
    PASSKEY_ADDED: ("Passkey added", "A passkey has been added to"),
    PASSKEY_REMOVED: ("Passkey removed", "A passkey has been removed from"),
    APP_ADDED: ("Authenticator app added", "An authenticator app has been added to"),
    APP_REMOVED: ("Authenticator app removed", "An authenticator app has been removed from"),
    CODES_RENEWED: ("New recovery codes", "New recovery codes have been made for"),
    CODE_USED: ("Recovery code used", "A recovery code has been used to sign in to"),
    FACTOR_LOST: (
        "Second step lost",
        "Someone says you have lost the second step of signing in to",
    ),
    FACTOR_REMOVED: (
        "Second step removed",
        "Because you have lost it, two people have removed the second step of signing in to",
    ),
}


def second_step_mail(event: str) -> AccountMail:
    name, happened = SECOND_STEP[event]

    def words(person: User, address: str) -> Words:
        body = render_to_string(
            "people/mail/second_step.txt",
            {
                "happened": happened,
                "changes": event == FACTOR_LOST and settings.BASE_URL + reverse("people:changes"),
                "council_name": settings.COUNCIL_NAME,
                "second_step": settings.BASE_URL + reverse("mfa_index"),
                "password": page_of_new_password(),
                "phone": settings.COUNCIL_PHONE,
            },
        )
        return Words(f"{name}: your account for {settings.COUNCIL_NAME}’s portal", body)

    return AccountMail(name, words)


def directory_stopped(person: User, address: str) -> Words:
    return words_on_programs("Many people stopped at once", "directory_stopped")


def webhook_given_up(person: User, address: str) -> Words:
    return words_on_programs("A program was not told", "webhook_given_up")


def words_on_programs(subject: str, template: str) -> Words:
    """With the address of the page of service accounts."""
    url = settings.BASE_URL + reverse("people:service-accounts")
    words = {"council_name": settings.COUNCIL_NAME, "url": url}
    body = render_to_string(f"people/mail/{template}.txt", words)
    return Words(f"{subject}: {settings.COUNCIL_NAME}’s portal", body)


def service_account_words(subject: str, *, made: bool) -> Words:
    """The page has the names of the accounts; of those that end soon the email has them too."""
    soon = ServiceAccount.objects.ending(timezone.localdate(), within=WARNED_BEFORE[0])
    body = render_to_string(
        "people/mail/service_account.txt",
        {
            "council_name": settings.COUNCIL_NAME,
            "made": made,
            "ending": () if made else soon.select_related("person"),
            "url": settings.BASE_URL + reverse("people:service-accounts"),
        },
    )
    return Words(f"{subject}: {settings.COUNCIL_NAME}’s portal", body)


ACCOUNT_MAIL = {
    **{event: second_step_mail(event) for event in SECOND_STEP},
    INVITATION: AccountMail("Invitation", invitation, replaces=True, until_sign_in=True),
    POST_CANCELLED: AccountMail(
        "Account closed", warning("An account that was closed", "post_cancelled")
    ),
    PASSWORD_LINK: AccountMail(
        "Link to set a password",
        password_link,
        lasts=timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
        replaces=True,
    ),
    NO_ACCOUNT: AccountMail(
        "No account for an address", no_account, lasts=timedelta(days=1), replaces=True
    ),
    NEW_DEVICE: AccountMail(
        "Sign-in from a new device", warning("A sign-in to your account", "new_device")
    ),
    PASSWORD_SET: AccountMail("Password set", warning("Your new password", "password_set")),
    SIGNED_OUT: AccountMail("Signed out elsewhere", warning("Your devices", "signed_out")),
    SIGNED_OUT_BY_OTHERS: AccountMail(
        "Signed out by an administrator", warning("Your devices", "signed_out_by_others")
    ),
    COUNCIL_ACCOUNT: AccountMail(
        "Council account connected", warning("Your council account", "council_account")
    ),
    COUNCIL_FORGOTTEN: AccountMail(
        "Council account forgotten", warning("Your council account", "council_forgotten")
    ),
    COUNCIL_FORGOTTEN_OF_ANOTHER: AccountMail(
        "Council account of someone forgotten",
        warning("Someone’s council account", "council_forgotten_of_another"),
    ),
    LINK_FROM_SERVER: AccountMail(
        "Sign-in link made on the server",
        warning("A link that signs in as you", "link_from_server"),
    ),
    LINK_OF_ANOTHER: AccountMail(
        "Sign-in link made for someone", warning("A sign-in link", "link_of_another")
    ),
    SERVICE_ACCOUNT_MADE: AccountMail(
        "Service account made",
        lambda person, address: service_account_words("New service account", made=True),
    ),
    DIRECTORY_STOPPED: AccountMail("Directory slowed down", directory_stopped),
    WEBHOOK_GIVEN_UP: AccountMail("Webhook given up", webhook_given_up),
    SERVICE_ACCOUNT_ENDS: AccountMail(
        "Service account ends soon",
        lambda person, address: service_account_words("Service account ends soon", made=False),
        lasts=timedelta(days=WARNED_BEFORE[0]),
        replaces=True,
    ),
    ADDRESS_PROPOSED: AccountMail(
        "New address proposed", lambda person, address: address_words(person, proposed=True)
    ),
    ADDRESS_TO_CONFIRM: AccountMail(
        "Address to confirm", address_to_confirm, lasts=DAYS_OPEN, replaces=True
    ),
    ADDRESS_ASKED: AccountMail("Change of address asked for", address_asked),
    ADDRESS_CHANGED: AccountMail(
        "New address", lambda person, address: address_words(person, proposed=False)
    ),
}
