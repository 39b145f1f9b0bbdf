"""Makes the tables of the models as they are now, without any migration: run with the address of
an empty database."""

import os

import django
from django.apps import apps
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

if __name__ == "__main__":
    settings.MIGRATION_MODULES = {app.label: None for app in apps.get_app_configs()}
    call_command("createcachetable", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
