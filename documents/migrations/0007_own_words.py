"""The search column of document requests: the councillor's own words, for their own list.

It is an index and has no history. The words are made as in 0006 of enquiries.
"""

from importlib import import_module

import django.contrib.postgres.search
from django.db import migrations

WORDS = import_module("enquiries.migrations.0006_words_as_they_are").WORDS
FILL = f"""
    UPDATE documents_documentrequest AS request
    SET search = to_tsvector('simple', found.words) || to_tsvector('english', found.words)
    FROM (
        SELECT id, {WORDS} AS words FROM (
            SELECT id, concat_ws(' ', title, what, meeting, third_party) AS said
            FROM documents_documentrequest
        ) AS texts
    ) AS found
    WHERE found.id = request.id
"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [("documents", "0006_committee_reports")]

    operations = [
        migrations.AddField(
            model_name="documentrequest",
            name="search",
            field=django.contrib.postgres.search.SearchVectorField(editable=False, null=True),
        ),
        migrations.RunSQL(FILL, reverse_sql=migrations.RunSQL.noop),
    ]
