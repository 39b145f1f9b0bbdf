"""Letters that answer a chase or correct an answer, and the office that a chase went to."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0015_index_of_own_list"),
        ("people", "0012_telephone_of_officers"),
        ("protocols", "0007_own_clause_numbers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="enquiry",
            name="chased_to",
            field=models.CharField(blank=True, db_default="", default="", max_length=30),
        ),
        migrations.AddField(
            model_name="enquiryletter",
            name="amends",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amendments",
                to="enquiries.enquiryletter",
            ),
        ),
        migrations.AddField(
            model_name="enquiryletter",
            name="why",
            field=models.CharField(blank=True, db_default="", default="", max_length=500),
        ),
        migrations.AddField(
            model_name="historicalenquiry",
            name="chased_to",
            field=models.CharField(blank=True, db_default="", default="", max_length=30),
        ),
        migrations.AlterField(
            model_name="enquiryletter",
            name="kind",
            field=models.CharField(
                choices=[
                    ("question", "Enquiry"),
                    ("ask", "Question to the councillor"),
                    ("reply", "Reply"),
                    ("holding", "Holding reply"),
                    ("answer", "Answer"),
                    ("decline", "Declined"),
                    ("follow-up", "Follow-up"),
                    ("chase", "Chase"),
                    ("chase-answer", "Answer to the chase"),
                    ("addition", "Added information"),
                    ("pass", "Passed to another service"),
                    ("redirect", "Redirected"),
                    ("withdrawal", "Withdrawn"),
                    ("correction", "Correction"),
                    ("added-file", "File added to the answer"),
                    ("reopening", "Reopened"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="enquiry",
            index=models.Index(
                condition=models.Q(("chased_to", ""), _negated=True),
                fields=["chased_to", "queue_at", "id"],
                name="enquiry_chased_to",
            ),
        ),
    ]
