"""How and when an enquiry came that a coordinator types. Those from before have neither."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import foundation.triggers


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0023_standard_answers"),
        ("people", "0012_telephone_of_officers"),
        ("protocols", "0007_own_clause_numbers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name="enquiry",
            name="said_once",
        ),
        migrations.AddField(
            model_name="enquiry",
            name="came_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("telephone", "By telephone"),
                    ("email", "By email"),
                    ("letter", "By letter"),
                    ("in-person", "In person"),
                ],
                db_default="",
                default="",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="enquiry",
            name="typed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="historicalenquiry",
            name="came_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("telephone", "By telephone"),
                    ("email", "By email"),
                    ("letter", "By letter"),
                    ("in-person", "In person"),
                ],
                db_default="",
                default="",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="historicalenquiry",
            name="typed_at",
            field=models.DateTimeField(null=True),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="enquiry",
            trigger=pgtrigger.compiler.Trigger(
                name="said_once",
                sql=foundation.triggers.TriggerSql(
                    condition='WHEN (OLD."asked_as" IS DISTINCT FROM (NEW."asked_as") OR OLD."outside_body_id" IS DISTINCT FROM (NEW."outside_body_id") OR OLD."may_conflict" IS DISTINCT FROM (NEW."may_conflict") OR OLD."committee_decides" IS DISTINCT FROM (NEW."committee_decides") OR OLD."interest_declared" IS DISTINCT FROM (NEW."interest_declared") OR OLD."interest" IS DISTINCT FROM (NEW."interest") OR OLD."purpose" IS DISTINCT FROM (NEW."purpose") OR OLD."item" IS DISTINCT FROM (NEW."item") OR OLD."meeting_on" IS DISTINCT FROM (NEW."meeting_on") OR OLD."committee_id" IS DISTINCT FROM (NEW."committee_id") OR OLD."for_meeting" IS DISTINCT FROM (NEW."for_meeting") OR OLD."came_by" IS DISTINCT FROM (NEW."came_by") OR OLD."typed_at" IS DISTINCT FROM (NEW."typed_at"))',
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update rows from % table', TG_TABLE_NAME;",
                    hash="02022ea7b80711dca29f6bb2d9010cffd34cc1db",
                    operation="UPDATE",
                    pgid="pgtrigger_said_once_9f24d",
                    table="enquiries_enquiry",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("came_by", ""), ("typed_at", None)),
                    models.Q(
                        models.Q(("came_by", ""), _negated=True),
                        ("typed_at__gte", models.F("received_at")),
                    ),
                    _connector="OR",
                ),
                name="enquiry_typed_after_receipt",
            ),
        ),
    ]
