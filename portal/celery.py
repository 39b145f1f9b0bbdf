"""The worker and its clock. Every task is a sweep of the database, safe to run twice."""

import os

from celery import Celery
from celery.signals import beat_init, worker_init

from portal.checks import reasons_not_to_start

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
