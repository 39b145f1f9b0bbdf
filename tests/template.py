"""Makes the tables of which every test worker has a copy: run with the address of their owner."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db.migrations.state import ProjectState  # noqa: E402

from dev.embedded import APPLICATION  # noqa: E402
from portal.privileges import grant_privileges  # noqa: E402


def render_one_model(state, app_label, model_name, delay=False):
    """After each step of a migration Django builds the classes of all models that lead to the
    changed one, which is nearly every model, and takes nine tenths of the time. The tables need
    that one class only. Code of a migration finds all of them built, as after a delayed change.
    `tests/upgrade/` compares the tables with those that Django makes by itself.
    """
    if "apps" in state.__dict__:
        state._reload({(app_label, model_name)})
        state.is_delayed = True


if __name__ == "__main__":
    ProjectState.reload_model = render_one_model
    call_command("createcachetable", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)
    grant_privileges(APPLICATION)
