"""The councillors' address books, and the search column with the names of residents.

Each word of a name has a mark before it, which only the councillor's own list looks for. The column
is an index and has no history. The words are made as in 0006.
"""

import uuid
from importlib import import_module

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import casework.sealing.field

WORDS = import_module("enquiries.migrations.0006_words_as_they_are").WORDS
NAMES = f"""
    UPDATE enquiries_enquiry AS enquiry
    SET search = coalesce(enquiry.search, '') || array_to_tsvector(found.marked)
    FROM (
        SELECT enquiry_id, (
            SELECT array_agg('~' || word) FROM unnest(string_to_array(words, ' ')) AS word
            WHERE word <> ''
        ) AS marked
        FROM (
            SELECT enquiry_id, {WORDS} AS words
            FROM (SELECT enquiry_id, name AS said FROM enquiries_resident) AS named
        ) AS folded
    ) AS found
    WHERE found.enquiry_id = enquiry.id AND found.marked IS NOT NULL
"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0012_shares_and_handovers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(NAMES, reverse_sql=migrations.RunSQL.noop),
        migrations.CreateModel(
            name="AddressBook",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("contents", casework.sealing.field.SealedField(table="address-book")),
                (
                    "owner",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
