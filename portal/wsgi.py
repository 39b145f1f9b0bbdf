"""The WSGI application that a web server loads, unless a key is public or its role owns tables."""

import os

from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

from portal.checks import reasons_not_to_start
from portal.unreadable import Utf8Request

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()
application.request_class = Utf8Request

for reason in reasons_not_to_start():
    raise ImproperlyConfigured(reason)
