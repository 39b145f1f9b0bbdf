"""The worker and its clock. Every task is a sweep of the database, safe to run twice."""

import os
from logging.config import dictConfig

from celery import Celery, Task
from celery.signals import beat_init, setup_logging, task_postrun, task_prerun, worker_init
from django.conf import settings

from foundation.patience import SWEEP, be_patient
from portal.checks import reasons_not_to_start
from portal.logs import WORK

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

app = Celery("concordat")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(related_name="jobs")


@worker_init.connect
@beat_init.connect
def refuse_to_start(**sender: object) -> None:
    """As the web server does. Celery swallows any other exception of a signal."""
    for reason in reasons_not_to_start():
        raise SystemExit(reason)


@worker_init.connect
@beat_init.connect
def take_longer_than_a_page(**sender: object) -> None:
    be_patient(SWEEP)


@setup_logging.connect
def log_as_the_portal_does(**options: object) -> None:
    """Celery then sets up no log of its own."""
    dictConfig(settings.LOGGING)


@task_prerun.connect
def begin(task_id: str, task: Task, **more: object) -> None:
    WORK.set(("task", f"{task.name}/{task_id}"))


@task_postrun.connect
def end(**more: object) -> None:
    WORK.set(None)
