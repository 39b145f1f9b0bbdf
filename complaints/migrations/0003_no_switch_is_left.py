"""The function that every trigger asked whether to refuse is removed: none asks any more."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("complaints", "0002_triggers_without_a_switch"),
        ("documents", "0002_triggers_without_a_switch"),
        ("enquiries", "0002_triggers_without_a_switch"),
        ("people", "0002_triggers_without_a_switch"),
        ("protocols", "0002_triggers_without_a_switch"),
    ]

    operations = [
        migrations.RunSQL(
            "DROP FUNCTION IF EXISTS public._pgtrigger_should_ignore(name)",
            migrations.RunSQL.noop,
        )
    ]
