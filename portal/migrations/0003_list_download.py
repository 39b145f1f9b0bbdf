"""Savings of a councillor's own list as a CSV: a row each, which nobody can change or remove."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import foundation.triggers


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0002_home_visit"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ListDownload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("number", models.PositiveIntegerField()),
                ("state", models.CharField(blank=True, max_length=20)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("year", models.CharField(blank=True, max_length=10)),
                ("by_words", models.BooleanField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="listdownload",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=foundation.triggers.TriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="694fe053293f10d345b793aa5513c5a0c9e8528f",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_21fed",
                    table="portal_listdownload",
                    when="BEFORE",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="listdownload",
            trigger=pgtrigger.compiler.Trigger(
                name="no_truncate",
                sql=foundation.triggers.TriggerSql(
                    func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
                    hash="175d3238456ebd49cad8ba7a17871da5ec071741",
                    level="STATEMENT",
                    operation="TRUNCATE",
                    pgid="pgtrigger_no_truncate_58132",
                    table="portal_listdownload",
                    when="BEFORE",
                ),
            ),
        ),
    ]
