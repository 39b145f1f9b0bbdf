"""A browser without a screen, in which somebody is signed in at once."""

import secrets
from time import time

from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.account.internal.userkit import user_id_to_str
from django import test
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from people.session_limits import BEGAN, SEEN

SIGNED_IN_AS = "account_authentication_methods_user"  # allauth’s


class Client(test.Client):
    """Django's client. `force_login` only makes the session: what signing in sets off, such as the
    record of it, has tests of its own, and costs as much as a page."""

    def force_login(self, user, backend=None):
        session = SessionStore(secrets.token_hex(16))
        session._session_cache = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: backend or self._get_backend(),
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            BEGAN: int(time()),
            SEEN: int(time()),
            AUTHENTICATION_METHODS_SESSION_KEY: [{"method": "password", "at": time()}],
            SIGNED_IN_AS: user_id_to_str(user),
        }
        session.save(must_create=True)
        self.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
