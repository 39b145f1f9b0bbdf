"""The site: settings, addresses, the worker, and the pages that belong to no case."""

from portal.celery import app as celery_app

__all__ = ["celery_app"]
