"""The WSGI application that a web server loads; it refuses the public keys of .env.example."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()

FOR_EVERYBODY = ("put-the-", "cHV0LXRoZS")  # how the keys of .env.example begin
for name, keys in {"SECRET_KEY": [settings.SECRET_KEY], "FILE_KEYS": settings.FILE_KEYS}.items():
    if any(key.startswith(FOR_EVERYBODY) for key in keys):
        raise ImproperlyConfigured(
            f"{name} is still the value from .env.example, which is public. "
            "Create your own with the command given there."
        )
