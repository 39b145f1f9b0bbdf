"""The WSGI application that a web server loads; it refuses the public keys of .env.example."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from portal.checks import settings_from_example
from portal.unreadable import Utf8Request

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()
application.request_class = Utf8Request

for name in settings_from_example():
    raise ImproperlyConfigured(
        f"{name} is still the value from .env.example, which is public. "
        "Create your own with the command given there."
    )
