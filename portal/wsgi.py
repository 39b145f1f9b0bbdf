"""What a web server loads."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
application = get_wsgi_application()

if settings.SECRET_KEY.startswith("put-the-"):
    raise ImproperlyConfigured(
        "SECRET_KEY is still the one of .env.example, which everybody knows. "
        "Make one of your own with the command that stands there."
    )
