"""Links between enquiries: related ones and duplicates, with their history."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import foundation.triggers


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0025_clearance"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    ("duplicate", "Closed as a duplicate"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="HistoricalEnquiryLink",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("related", "It is about something related"),
                            ("duplicate", "This enquiry is a duplicate of it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                ("history_change_reason", models.CharField(max_length=200, null=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="enquiries.enquiry",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="enquiries.enquiry",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical enquiry link",
                "verbose_name_plural": "historical enquiry links",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="EnquiryLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("related", "It is about something related"),
                            ("duplicate", "This enquiry is a duplicate of it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="enquiries.enquiry",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_here",
                        to="enquiries.enquiry",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("other", models.F("case")), _negated=True),
                        name="enquiry_link_to_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at", None), ("ended_by", None)),
                            models.Q(("ended_at__isnull", False), ("ended_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="enquiry_link_ended_by_somebody",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("case", "other"),
                        name="enquiry_link_one_open",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None), ("kind", "duplicate")),
                        fields=("case",),
                        name="enquiry_link_one_duplicate",
                    ),
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalenquirylink",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=foundation.triggers.TriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="914a767734ce6188160d8672adf1f088f84a286d",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_74fa5",
                    table="enquiries_historicalenquirylink",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalenquirylink",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=foundation.triggers.TriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="19d9a410b4fd95f84ab06946bbaad66b6e3c1907",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_fb840",
                    table="enquiries_historicalenquirylink",
                    when="BEFORE",
                ),
            ),
        ),
    ]
