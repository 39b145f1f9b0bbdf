"""Links that sign one person in once, made by a command on the server while the issuer is down.

Such a session opens nothing that needs a recent sign-in.
"""

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.urls import reverse

from people import account_mail
from people.models import User
from people.models.address import in_small_letters
from people.single_sign_on.from_server import record_and_tell

SALT, SECONDS = "people.single_sign_on.link", 15 * 60


class NoSuchAccount(LookupError):
    """There is no account with an address, or it cannot sign in."""


@transaction.atomic
def make_link(address: str, why: str) -> str:
    """Raises NoSuchAccount."""
    person = User.objects.filter(email=in_small_letters(address), is_active=True).first()
    if person is None:
        raise NoSuchAccount
    record_and_tell(
        person,
        "sign-in link made on the server",
        why,
        mail=account_mail.LINK_FROM_SERVER,
        mail_to_others=account_mail.LINK_OF_ANOTHER,
    )
    token = signing.dumps([person.pk, mark_of_sign_ins(person)], salt=SALT)
    return f"{settings.BASE_URL}{reverse('sign-in-link', args=[token])}"


def person_of(token: str, *, lock: bool = False) -> User | None:
    """None for a link that was made up, is too old, or was used: it ends with any sign-in."""
    try:
        key, before = signing.loads(token, salt=SALT, max_age=SECONDS)
    except signing.BadSignature:
        return None
    people = User.objects.select_for_update(no_key=True) if lock else User.objects.all()
    person = people.filter(pk=key, is_active=True).first()
    return person if person and mark_of_sign_ins(person) == before else None


def mark_of_sign_ins(person: User) -> str:
    return person.last_login.isoformat() if person.last_login else ""
