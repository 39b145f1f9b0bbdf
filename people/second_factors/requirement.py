"""The requirement of a second factor: of which roles, from which day, and what a session knows.

The day is kept with the account when somebody first signs in without one. At each sign-in the
session is told it, so that no page asks the database.
"""

from datetime import date, timedelta

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from foundation.history import write
from people.models import User
from people.second_factors.required_roles import OFFICERS, required_roles
from people.single_sign_on.session import is_by_council_account

# In the session of somebody who must set one up: the last day without, and whether it has passed.
LAST_DAY, IS_OVERDUE = "second_factor_last_day", "second_factor_is_overdue"


def is_required_of(user: User) -> bool:
    """Whether the council requires one of somebody with the posts they hold today. A superuser
    counts as an officer."""
    if user.is_superuser and OFFICERS in settings.SECOND_FACTOR_REQUIRED_OF:
        return True
    return not required_roles().isdisjoint(post.role for post in user.posts_today)


def has_factor(user: User) -> bool:
    """Recovery codes alone are none."""
    rows = Authenticator.objects.filter(user_id=user.pk)
    return bool(rows.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())


def signed_in_by_council(request: HttpRequest, user: User) -> bool:
    """Whether the council's own accounts let them in, which have their own second factor."""
    records = get_authentication_records(request, user)
    by_issuer = any(record.get("method") == "socialaccount" for record in records)
    return by_issuer or is_by_council_account(request)


@receiver(user_logged_in)
def begin_requirement(request: HttpRequest, user: User, **named: object) -> None:
    refresh_requirement(request, user)


def refresh_requirement(request: HttpRequest, user: User) -> None:
    """Tell the session what is required of its owner now."""
    for key in (LAST_DAY, IS_OVERDUE):
        request.session.pop(key, None)
    if signed_in_by_council(request, user) or not is_required_of(user) or has_factor(user):
        return
    last_day = last_day_without(user)
    request.session[LAST_DAY] = last_day.isoformat()
    request.session[IS_OVERDUE] = last_day < timezone.localdate()


@transaction.atomic
def last_day_without(user: User) -> date:
    """The last local day on which this person can do without. It is set once."""
    if user.second_factor_last_day:
        return user.second_factor_last_day
    row = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if row.second_factor_last_day:
        return row.second_factor_last_day
    day: date = timezone.localdate() + timedelta(days=settings.SECOND_FACTOR_GRACE_DAYS - 1)
    write(row, by=row, reason="asked for a second factor", second_factor_last_day=day)
    return day


def last_day_in_session(request: HttpRequest) -> date | None:
    """None if nothing is required, or somebody has a second factor already."""
    session = getattr(request, "session", None)
    stored = session.get(LAST_DAY) if session is not None else None
    return date.fromisoformat(stored) if stored else None
