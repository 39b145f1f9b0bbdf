"""Saved views of the queue, with their history."""

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
        ("enquiries", "0029_emails_by_sender"),
        ("people", "0012_telephone_of_officers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalSavedView",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=40)),
                ("is_first", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
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
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "owner",
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
                    "service",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="people.service",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical saved view",
                "verbose_name_plural": "historical saved views",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=40)),
                ("asked", models.JSONField(default=dict)),
                ("is_first", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "owner",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "service",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.service",
                    ),
                ),
            ],
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalsavedview",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=foundation.triggers.TriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="fb117db93a45b809c3ecca5f5e62ead85ed3a74e",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_36458",
                    table="enquiries_historicalsavedview",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicalsavedview",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=foundation.triggers.TriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="56d68592b6a171628fd5365323248d5bda4c81ab",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_5b646",
                    table="enquiries_historicalsavedview",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="savedview",
            index=models.Index(
                condition=models.Q(("ended_at", None)), fields=["owner"], name="saved_view_owner"
            ),
        ),
        migrations.AddIndex(
            model_name="savedview",
            index=models.Index(
                condition=models.Q(("ended_at", None)),
                fields=["service"],
                name="saved_view_service",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("owner", None), ("service__isnull", False)),
                    models.Q(("owner__isnull", False), ("service", None)),
                    _connector="OR",
                ),
                name="saved_view_one_keeper",
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("owner", "service", "name"),
                name="saved_view_one_name",
                nulls_distinct=False,
            ),
        ),
        migrations.AddConstraint(
            model_name="savedview",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None), ("is_first", True)),
                fields=("owner", "service"),
                name="saved_view_one_first",
                nulls_distinct=False,
            ),
        ),
    ]
