"""The portal's own settings, made quick and quiet for tests. The middleware stays as it is."""

import base64
import os
from importlib.util import find_spec
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

os.environ.setdefault("SECRET_KEY", "for tests and checks only, and nowhere else")
os.environ.setdefault(
    "DATABASE_URL", "postgres://localhost/concordat"
)  # for tools that never connect
os.environ.setdefault("STATIC_MANIFEST", "0")  # hashed names would not be served to the browser
os.environ.setdefault("FILE_KEYS", base64.urlsafe_b64encode(b"\x09" * 32).decode())
_sealing = {"SEALING_PRIVATE_KEYS": b"\x07", "SEALING_TAG_KEY": b"\x08"}
_sealing["SEALING_NOTICE_KEYS"] = b"\x0a"  # of one process that is web server and worker
for _name, _byte in _sealing.items():
    os.environ.setdefault(_name, base64.b64encode(_byte * 32).decode())
for _name, _byte in {"CHAIN_KEY": b"\x0c", "HEAD_SIGNING_KEY": b"\x0d"}.items():
    os.environ.setdefault(_name, base64.b64encode(_byte * 32).decode())

from portal.database_settings import SETTINGS  # noqa: E402
from portal.settings import *  # noqa: E402, F403


def become_application(connection: BaseDatabaseWrapper, **more: object) -> None:
    """Every test has the rights of the application's role and no others: see tests.owner."""
    if connection.alias == "default":
        with connection.cursor() as cursor:
            cursor.execute("SET SESSION AUTHORIZATION concordat_app")


PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
_axe = find_spec("axe_playwright_python")
if _axe and _axe.origin:  # the browser keeps a script of the site compiled
    STATICFILES_DIRS = [*STATICFILES_DIRS, Path(_axe.origin).parent]  # noqa: F405
if "TEST_TEMPLATE" in os.environ:  # see tests.servers
    DATABASES["default"]["OPTIONS"]["options"] = " ".join(  # noqa: F405
        f"-c {name}={SETTINGS[name]}"
        for name in ("random_page_cost", "log_parameter_max_length_on_error")
    )
    DATABASES["default"]["TEST"] = {"TEMPLATE": os.environ["TEST_TEMPLATE"], "MIGRATE": False}  # noqa: F405
    connection_created.connect(become_application)
