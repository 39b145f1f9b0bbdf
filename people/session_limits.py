"""Limits of a session: how long without a page, and how long in all.

A browser that somebody leaves open is signed out. The session itself says when it began and when
its owner last opened a private page, in seconds since 1970.
"""

from collections.abc import Callable
from time import time

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import get_user
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from people.models import User
from people.sign_in_log import log_sign_in

BEGAN, SEEN = "began_at", "seen_at"
# A page within this time of another one writes nothing.
SECONDS_NOT_WRITTEN = 60


def idle_seconds(user: User) -> int:
    """How long this person can be away from the portal and stay signed in."""
    is_member = user.is_member or user.is_assistant
    members, staff = settings.IDLE_SECONDS_OF_MEMBERS, settings.IDLE_SECONDS_OF_STAFF
    return int(members if is_member else staff)


@receiver(user_logged_in)
def begin_session(request: HttpRequest, **named: object) -> None:
    request.session[BEGAN] = request.session[SEEN] = int(time())


def has_run_out(session: SessionBase, user: User, now: float) -> bool:
    """Only of a session that could be idle are its owner's posts looked up."""
    if now - session.get(BEGAN, now) >= settings.SESSION_COOKIE_AGE:
        return True
    idle = now - float(session.get(SEEN, now)) - SECONDS_NOT_WRITTEN
    shortest = min(settings.IDLE_SECONDS_OF_MEMBERS, settings.IDLE_SECONDS_OF_STAFF)
    return bool(idle >= shortest) and idle >= idle_seconds(user)


class SessionLimits:
    """Middleware that signs out anybody who stayed away too long, before a view runs."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: object, kwargs: object
    ) -> None:
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return
        session, now = request.session, time()
        if has_run_out(session, request.user, now):
            log_sign_in("session ran out", request, request.user)
            logout(request)
            return
        session.setdefault(BEGAN, int(now))
        if now - session.get(SEEN, 0) >= SECONDS_NOT_WRITTEN:
            session[SEEN] = int(now)
        # Themselves, who are known by now: whatever stands for them is asked hundreds of times.
        request.user = get_user(request)
