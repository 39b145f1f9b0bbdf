"""A list that is too long to download at once, for which three rows are enough here."""

from uuid import uuid4

from django.urls import reverse

from casework.exports import making, views
from casework.models import Export
from tests.enquiries import cases
from tests.people import signed_in

QUEUE = "/exports/queue/csv/?whose=any&q=resurfacing"


def long_queue(monkeypatch, rows=4):
    monkeypatch.setattr(views, "MOST_AT_ONCE", 3)
    return [cases.assigned() for _ in range(rows)]


def ask(who="omar", address=QUEUE, key=None):
    return signed_in(who).post(address, {"key": str(key or uuid4())})


def asked(who="omar", address=QUEUE):
    key = uuid4()
    assert ask(who, address, key).status_code == 302
    return Export.objects.get(key=key)


def made(who="omar", address=QUEUE):
    export = asked(who, address)
    making.make_waiting()
    export.refresh_from_db()
    return export


def fetch(export, who="omar"):
    return signed_in(who).post(reverse("fetch-export", args=[export.key]))
