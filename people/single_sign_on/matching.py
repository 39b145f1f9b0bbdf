"""Matching: the one account that a council account signs in to.

It is matched once, by an address that the issuer vouches for, to an account that somebody was
invited to. From then on the subject of its tokens is what counts, and no address moves it.
"""

from uuid import uuid4

from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from people import account_mail
from people.models import User
from people.single_sign_on.id_token import Claims
from people.single_sign_on.refused import SignInRefused

MOST_CHARACTERS = 191  # of a subject, as they are stored


def connections() -> "QuerySet[SocialAccount]":
    """Of the issuer that is set up: subjects of another one mean nothing."""
    found: QuerySet[SocialAccount] = SocialAccount.objects.filter(provider=settings.OIDC_SERVER_URL)
    return found


def is_connected(user: User) -> bool:
    return connections().filter(user=user).exists()


@transaction.atomic
def account_of(claims: Claims) -> User:
    """Raises SignInRefused if there is no account for these claims, or it cannot sign in."""
    subject = subject_of(claims)
    connected = connections().filter(uid=subject).select_related("user").first()
    person: User = connected.user if connected else connect(subject, verified_address(claims))
    if not person.is_active:
        raise SignInRefused("council account inactive", person)
    return person


def subject_of(claims: Claims) -> str:
    subject = claims.get(settings.OIDC_SUBJECT_CLAIM)
    if not isinstance(subject, str) or not subject.isprintable():
        raise SignInRefused("council token wrong")
    if not 0 < len(subject) <= MOST_CHARACTERS:
        raise SignInRefused("council token wrong")
    return subject


def verified_address(claims: Claims) -> str:
    """In small letters. The issuer says that it is verified, or says nothing about that and the
    council's own directory gives out the addresses of its domain."""
    address = claims.get("email")
    if not isinstance(address, str) or not (address.isascii() and address.isprintable()):
        raise SignInRefused("council account unverified")
    address = address.strip().lower()
    is_ours = address.rpartition("@")[2] in map(str.lower, settings.OIDC_VERIFIED_DOMAINS)
    if claims.get("email_verified", is_ours) is not True:
        raise SignInRefused("council account unverified")
    return address


def connect(subject: str, address: str) -> User:
    """The account is locked, so that of two subjects with one address only the first gets it."""
    person = User.objects.select_for_update(no_key=True).filter(email=address).first()
    if person is None:
        raise SignInRefused("council account unknown")
    if not person.is_active:
        raise SignInRefused("council account inactive", person)
    if theirs := connections().filter(user=person).first():
        if theirs.uid != subject:
            raise SignInRefused("council account is another", person)
        return person
    SocialAccount.objects.create(provider=settings.OIDC_SERVER_URL, uid=subject, user=person)
    account_mail.write(account_mail.COUNCIL_ACCOUNT, person, once=str(uuid4()))
    return person
