"""Addresses of the queue as a file, CSV or XLSX."""

from django.urls import path

from foundation.spreadsheets import CSV, XLSX
from portal.queue_download.views import queue_download

urlpatterns = [
    path(f"{kind}/", queue_download, {"kind": kind}, name=f"queue-{kind}") for kind in (CSV, XLSX)
]
