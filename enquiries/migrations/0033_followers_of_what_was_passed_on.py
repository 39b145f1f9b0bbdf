"""Officers who asked to hear when an enquiry that their service passed on is answered."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0032_proposed_files"),
    ]

    operations = [
        migrations.AddField(
            model_name="earlierservice",
            name="followers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="historicalearlierservice",
            name="followers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.BigIntegerField(), default=list, size=None
            ),
        ),
    ]
