"""The history of enquiries by councillor and time, which the news of a home page is read from."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0020_received_email"),
        ("people", "0012_telephone_of_officers"),
        ("protocols", "0007_own_clause_numbers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="historicalenquiry",
            name="member",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="historicalenquiry",
            index=models.Index(fields=["member", "history_date"], name="enquiry_history_member"),
        ),
    ]
