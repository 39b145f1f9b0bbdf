"""Makes the tables of which every test worker has a copy: run with the address of their owner."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from dev.embedded import APPLICATION  # noqa: E402
from portal.privileges import grant_privileges  # noqa: E402
from tests.rendering import one_model_rendered  # noqa: E402

if __name__ == "__main__":
    call_command("createcachetable", verbosity=0)
    with one_model_rendered():
        call_command("migrate", verbosity=0, interactive=False)
    grant_privileges(APPLICATION)
