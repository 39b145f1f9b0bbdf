"""An answer can have a text for the resident with it. Letters from before have none."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("enquiries", "0010_workload_as_a_reason"),
    ]

    operations = [
        migrations.AddField(
            model_name="enquiryletter",
            name="for_resident",
            field=models.TextField(blank=True, db_default="", default=""),
        ),
    ]
