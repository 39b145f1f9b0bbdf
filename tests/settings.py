"""The portal's own settings, made quick and quiet for tests. The middleware stays as it is."""

import os

os.environ.setdefault("SECRET_KEY", "for tests and checks only, and nowhere else")
os.environ.setdefault(
    "DATABASE_URL", "postgres://localhost/concordat"
)  # for tools that never connect
os.environ.setdefault("STATIC_MANIFEST", "0")  # hashed names would not be served to the browser

from portal.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
