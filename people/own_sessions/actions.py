"""Sessions of one person: those that run, and ending one of them or all but one."""

from uuid import uuid4

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from foundation.history import write
from people import account_mail
from people.models import User
from people.models.sessions import end_sessions
from people.policy import can_administer

Sessions = QuerySet[UserSession]


def running_sessions(user: User) -> Sessions:
    """The newest first. What has run out or was ended elsewhere is not among them."""
    running = Session.objects.filter(expire_date__gt=timezone.now())
    rows: Sessions = UserSession.objects.filter(user=user)
    return rows.filter(session_key__in=running.values("session_key")).order_by("-created_at", "pk")


@transaction.atomic
def end_own_sessions(sessions: Sessions, *, by: User) -> int:
    """Sign out other browsers of this person, and tell them, in case it was someone else. Returns
    how many there were."""
    number = end_these(sessions)
    if number:
        account_mail.write(account_mail.SIGNED_OUT, by, once=str(uuid4()))
    return number


@transaction.atomic
def sign_out_everywhere(person: User, *, by: User) -> int:
    """A people administrator ends every session of a person, who is told. Their history says who
    did it. Returns how many there were: of none, nothing is said or recorded."""
    can_administer(by).or_raise()
    number = end_sessions(person.pk)
    if number:
        write(person, by=by, reason="signed out everywhere", name=person.name)
        account_mail.write(account_mail.SIGNED_OUT_BY_OTHERS, person, once=str(uuid4()))
    return number


def end_these(sessions: Sessions) -> int:
    """These browsers are signed out with their next page. Returns how many there were."""
    keys = list(sessions.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(session_key__in=keys).delete()
    return len(keys)


def forget_ended_sessions() -> int:
    """Remove what is known about the browser of a session that is no longer there."""
    there = Session.objects.values("session_key")
    return int(UserSession.objects.exclude(session_key__in=there).delete()[0])
