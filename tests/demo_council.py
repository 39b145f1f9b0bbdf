"""The demo council in tests: made in empty tables, and a browser of one of its people."""

import io

from django.apps import apps
from django.core.management import call_command
from django.db import connection

from people.models import User
from tests.clients import Client
from tests.owner import no_triggers


def run(**options):
    printed = io.StringIO()
    call_command("demo", stdout=printed, **options)
    return printed.getvalue()


def empty_tables():
    names = [model._meta.db_table for model in apps.get_models(include_auto_created=True)]
    tables = ", ".join(connection.ops.quote_name(name) for name in names)
    with no_triggers() as cursor:
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")


def signed_in(name):
    client = Client()
    client.force_login(User.objects.get(name=name))
    return client
