"""Records of second factors: a mail to the owner, a line in the log and one in the history of the
account, for whatever is added, removed or made new."""

from collections.abc import Callable
from functools import wraps
from typing import NamedTuple
from uuid import uuid4

from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_used
from django.contrib import messages
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from foundation.history import write
from people import account_mail
from people.models import User
from people.request import SignedIn
from people.second_factors.requirement import refresh_requirement
from people.sign_in_log import log_sign_in

Kind = Authenticator.Type
Page = Callable[..., HttpResponse]
RENEWED = "New recovery codes made. The earlier ones no longer work"


class Event(NamedTuple):
    """The mail of it, and its words in the log and the history."""

    mail: str
    words: str


ADDED: dict[str, Event] = {
    Kind.WEBAUTHN: Event(account_mail.PASSKEY_ADDED, "passkey added"),
    Kind.TOTP: Event(account_mail.APP_ADDED, "authenticator app added"),
}
REMOVED: dict[str, Event] = {
    Kind.WEBAUTHN: Event(account_mail.PASSKEY_REMOVED, "passkey removed"),
    Kind.TOTP: Event(account_mail.APP_REMOVED, "authenticator app removed"),
}
CODES_RENEWED = Event(account_mail.CODES_RENEWED, "recovery codes made new")
USED = {
    Kind.WEBAUTHN: "passkey used",
    Kind.TOTP: "app code used",
    Kind.RECOVERY_CODES: "recovery code used",
}


def kinds_of(user: User) -> dict[int, str]:
    """The kind of each of somebody's factors, by its key."""
    return dict(Authenticator.objects.filter(user_id=user.pk).values_list("pk", "type"))


def recorded(view: Page) -> Page:
    """A page that changes the factors of its reader. What it changes and what is recorded of it are
    one transaction, and two presses at once go one after the other."""

    @wraps(view)
    def page(request: SignedIn, *args: object, **named: object) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **named)
        with transaction.atomic():
            account = User.objects.select_for_update(of=("self",)).get(pk=request.user.pk)
            before = kinds_of(account)
            response = view(request, *args, **named)
            record_changes(request, account, before)
        return response

    return page


def record_changes(request: HttpRequest, account: User, before: dict[int, str]) -> None:
    """Recovery codes that come with the first factor, or go with the last, have no record."""
    after = kinds_of(account)
    added = [kind for key, kind in after.items() if key not in before]
    removed = [kind for key, kind in before.items() if key not in after]
    events = [ADDED[kind] for kind in added if kind in ADDED]
    events += [REMOVED[kind] for kind in removed if kind in REMOVED]
    if Kind.RECOVERY_CODES in added and Kind.RECOVERY_CODES in removed:
        events.append(CODES_RENEWED)
        messages.success(request, RENEWED)
    for event in events:
        account_mail.write(event.mail, account, once=str(uuid4()))
        log_sign_in(event.words, request, account)
        day = account.second_factor_last_day
        write(account, by=account, reason=event.words, second_factor_last_day=day)
    if events:
        refresh_requirement(request, account)


@receiver(authenticator_used)
def record_use(
    request: HttpRequest, user: User, authenticator: Authenticator, **named: object
) -> None:
    """A recovery code used may be a stolen one, so its owner hears of it."""
    log_sign_in(USED[Kind(authenticator.type)], request, user)
    if authenticator.type == Kind.RECOVERY_CODES:
        account_mail.write(account_mail.CODE_USED, user, once=str(uuid4()))
