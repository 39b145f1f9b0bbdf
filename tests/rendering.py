"""Migrations in a tenth of the time, for tables that tests are made with."""

from contextlib import contextmanager

from django.db.migrations.state import ProjectState


def render_one_model(state, app_label, model_name, delay=False):
    """After each step of a migration Django builds the classes of all models that lead to the
    changed one, which is nearly every model, and takes nine tenths of the time. The tables need
    that one class only. Code of a migration finds all of them built, as after a delayed change.
    `tests/upgrade/` compares the tables with those that Django makes of the models.
    """
    if "apps" in state.__dict__:
        state._reload({(app_label, model_name)})
        state.is_delayed = True


@contextmanager
def one_model_rendered():
    """Migrations are made so while this lasts."""
    theirs = ProjectState.reload_model
    ProjectState.reload_model = render_one_model
    try:
        yield
    finally:
        ProjectState.reload_model = theirs
