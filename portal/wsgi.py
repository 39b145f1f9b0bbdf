"""The WSGI application that a web server loads; it refuses the public keys of .env.example."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from portal.checks import keys_are_ones_own
from portal.unreadable import Utf8Request

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()
application.request_class = Utf8Request

for wrong in keys_are_ones_own():
    raise ImproperlyConfigured(f"{wrong.msg} {wrong.hint}")
