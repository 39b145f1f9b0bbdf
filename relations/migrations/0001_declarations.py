"""Declared connections and their access record, encrypted, with their history."""

import uuid

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import casework.sealing.field
import foundation.history
import foundation.triggers


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("declared_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("declared", "Declared"),
                            ("acknowledged", "Acknowledged"),
                            ("ended", "Ended"),
                        ],
                        max_length=20,
                    ),
                ),
                ("author", models.CharField(max_length=32)),
                ("named", models.CharField(max_length=32)),
                ("office", models.CharField(max_length=32)),
                ("pair", models.CharField(blank=True, max_length=32)),
                ("said", casework.sealing.field.SealedField(table="declaration")),
                ("notes", casework.sealing.field.SealedField(table="declaration")),
            ],
            options={
                "ordering": ("-declared_at", "-pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("pair", ""), _negated=True),
                        fields=["pair"],
                        name="declaration_pair",
                    ),
                    models.Index(fields=["-declared_at", "-id"], name="declaration_newest"),
                ],
            },
            bases=(foundation.history.DatedByDay, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDeclaration",
            fields=[
                (
                    "id",
                    models.BigIntegerField(
                        auto_created=True, blank=True, db_index=True, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("declared_at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("declared", "Declared"),
                            ("acknowledged", "Acknowledged"),
                            ("ended", "Ended"),
                        ],
                        max_length=20,
                    ),
                ),
                ("author", models.CharField(max_length=32)),
                ("named", models.CharField(max_length=32)),
                ("office", models.CharField(max_length=32)),
                ("pair", models.CharField(blank=True, max_length=32)),
                ("said", casework.sealing.field.SealedField(table="declaration")),
                ("notes", casework.sealing.field.SealedField(table="declaration")),
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
            ],
            options={
                "verbose_name": "historical declaration",
                "verbose_name_plural": "historical declarations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="DeclarationAccess",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField()),
                ("said", casework.sealing.field.SealedField(table="declaration access")),
                (
                    "declaration",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access",
                        to="relations.declaration",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["declaration", "at", "id"], name="declaration_access")
                ],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="declarationaccess",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=foundation.triggers.TriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="248d77998c13dfc53d33791a3c1958dede0896d2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_44ec8",
                    table="relations_declarationaccess",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="declarationaccess",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=foundation.triggers.TriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="f9dc3748b36ed7ab385d0d9e848f8bbd85548a49",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_3aea4",
                    table="relations_declarationaccess",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicaldeclaration",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=foundation.triggers.TriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="34705797dae8db440e02d265e2a19c2d3979758b",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_2d7d6",
                    table="relations_historicaldeclaration",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historicaldeclaration",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=foundation.triggers.TriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="c9bb9d8a39b8b66570a4289a2f480871bf60dc57",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_c4c7b",
                    table="relations_historicaldeclaration",
                    when="BEFORE",
                ),
            ),
        ),
    ]
