"""Making a service account, ending it, and telling people administrators about both."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from foundation.history import write
from foundation.turns import made_before
from people import account_mail
from people.models import ApiScope, Scope, ServiceAccount, User, people_with
from people.roles import Permission
from people.service_accounts import policy
from people.service_accounts.tokens import digest_of, new_token

LONGEST = timedelta(days=365)
TOO_EARLY = "The last day must be today or in the future"
TOO_LATE = "The last day must be {day} or earlier, which is a year from today"


class Made(NamedTuple):
    """A service account, with its token when it has just been made, or else nothing: it is told
    once and kept nowhere."""

    account: ServiceAccount
    token: str


def latest_day(today: date) -> date:
    return today + LONGEST


@transaction.atomic
def make_service_account(
    name: str, *, ends_on: date, by: User, key: UUID, api_scopes: Collection[ApiScope] = ()
) -> Made:
    """Make an account whose token works until the end of a local date: of the API if it has scopes
    there, or else of the directory. The same `key` makes one. Raises ValidationError for a day that
    is past or more than a year away."""
    policy.can_make_service_account(by).or_raise()
    today = timezone.localdate()
    if ends_on < today:
        raise ValidationError({"ends_on": TOO_EARLY})
    if ends_on > latest_day(today):
        raise ValidationError({"ends_on": TOO_LATE.format(day=f"{latest_day(today):%-d %B %Y}")})
    if before := made_before(ServiceAccount.objects.all(), key, made_by=by):
        return Made(before, "")
    person = User(email=f"{uuid4().hex}@invalid", name=name, is_active=False, is_system=True)
    person.set_unusable_password()
    write(person, by=by, reason="service account made")
    token = new_token()
    fixed = {"digest": digest_of(token), "made_by": by, "made_at": timezone.now(), "key": key}
    opens = {"scope": Scope.API if api_scopes else Scope.SCIM, "api_scopes": sorted(api_scopes)}
    account = ServiceAccount(person=person, ends_on=ends_on, **opens, **fixed)
    write(account, by=by, reason="made")
    tell_administrators(account_mail.SERVICE_ACCOUNT_MADE, once=str(account.pk))
    return Made(account, token)


@transaction.atomic
def end_service_account(account: ServiceAccount, *, by: User) -> None:
    """Its token opens nothing from the next request on. Ended twice, it was ended once."""
    row = ServiceAccount.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if row.ended_at:
        return
    policy.can_end_service_account(by, row, timezone.localdate()).or_raise()
    write(row, by=by, reason="ended", ended_by=by, ended_at=timezone.now())


def warn_of_ends() -> int:
    """Tell people administrators of accounts that end within 30 days, and again within a week, each
    time once. Returns how many there are."""
    today = timezone.localdate()
    ending = ServiceAccount.objects.ending(today, within=account_mail.WARNED_BEFORE[0])
    for account in ending:
        left = (account.ends_on - today).days
        step = min(days for days in account_mail.WARNED_BEFORE if left <= days)
        tell_administrators(account_mail.SERVICE_ACCOUNT_ENDS, once=f"{account.pk}:{step}")
    return len(ending)


def tell_administrators(event: str, *, once: str) -> None:
    for person in people_with(Permission.ADMINISTER_PEOPLE):
        account_mail.write(event, person, once=once)
